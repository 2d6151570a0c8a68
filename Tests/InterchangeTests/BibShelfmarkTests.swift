import ArchivalReference
import Citing
import Testing

@testable import Interchange

/// Where the entries of others keep a shelfmark: BibLaTeX has no field for it that its styles
/// print, and biblatex-gost passes over `library`.
@Suite struct BibShelfmarkTests {
  private func read(_ entry: String) throws(ItemReadError) -> ReadItem {
    let items = try BibLaTeXReader.read(Array(entry.utf8))
    return items.first ?? .withoutReference
  }

  @Test(arguments: [
    // What biblatex-gost prints of an @unpublished or a @misc.
    "@unpublished{k, note = {РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1}}",
    "@misc{k, howpublished = {РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1}}",
    "@unpublished{k, addendum = {РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1}}",
    "@misc{k, location = {РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1}}",
    // The archive of biblatex-chicago and windycity, with the rest in a field of its own.
    "@unpublished{k, institution = {РГАСПИ}, note = {Ф. 558. Оп. 11. Д. 740. Л. 1}}",
    "@misc{k, organization = {РГАСПИ}, note = {ф. 558, оп. 11, д. 740, л. 1}}",
    "@letter{k, library = {РГАСПИ}, note = {Ф. 558. Оп. 11. Д. 740. Л. 1}}",
    // The manuscript of biblatex-manuscripts-philology.
    "@manuscript{k, library = {РГАСПИ}, shelfmark = {Ф. 558. Оп. 11. Д. 740}, pages = {Л. 1}}",
    "@manuscript{k, library = {РГАСПИ}, collection = {Ф. 558}, shelfmark = {Оп. 11. Д. 740. Л. 1}}",
    // Types and fields of one's own, which the data model of a style can add.
    "@archival{k, archive = {РГАСПИ}, fond = {558}, opis = {11}, delo = {740}, list = {1}}",
    "@archive{k, institution = {РГАСПИ}, fond = {ф. 558}, opis = {оп. 11}, delo = {д. 740}, pages = {1}}",
    // A level a field, with its mark, wherever there was room.
    "@misc{k, institution = {РГАСПИ}, series = {Ф. 558}, volume = {Оп. 11}, number = {Д. 740},"
      + " pages = {Л. 1}}",
    "@unpublished{k, booktitle = {РГАСПИ. Ф. 558}, volume = {Оп. 11}, number = {Д. 740}, part = {Л. 1}}",
  ]) func ways(entry: String) throws {
    let read = try read(entry)
    let item = try #require(try read.item.get())
    #expect(item.fullShelfmark == "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1")
    #expect(item.witness == nil && item.place == nil && item.fondName == nil)
    #expect(read.passedOver == [])
  }

  /// What is no shelfmark keeps its meaning.
  @Test func theOtherFields() throws {
    let read = try read(
      """
      @unpublished{k, institution = {РГАСПИ}, howpublished = {Ф. 558. Оп. 11. Д. 740},
        note = {Автограф}, location = {Москва}, collection = {И. В. Сталин}, pages = {1--4}}
      """)
    let item = try #require(try read.item.get())
    #expect(item.witness == Wording("автограф") && item.place == Wording("Москва"))
    #expect(item.fondName == Wording("И. В. Сталин") && item.lists.isEmpty)
    #expect(read.passedOver == ["pages “1–4”"])
  }

  /// Zotero has the kind of copy of a letter in `type`.
  @Test func types() throws {
    func read(_ type: String) throws -> ReadItem {
      try self.read("@letter{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}, type = {\(type)}}")
    }
    #expect(try read("Автограф").item.get()?.witness == Wording("автограф"))
    #expect(try read("Telegram").item.get()?.genre == .telegram)
    #expect(try read("papers").item.get()?.witness == nil)
    #expect(try read("papers").passedOver == ["type “papers”"])
  }

  @Test(arguments: [
    "@book{k, note = {РГАСПИ. Ф. 558. Оп. 11. Д. 740}}", "@article{k, institution = {РГАСПИ}}",
    "@misc{k, note = {$x$}}",
    "@misc{k, organization = {РГАСПИ}, howpublished = {\\url{http://a.b}}}",
    "@misc{k, number = {17/3/904}, volume = {11}}", "@unpublished{k, volume = {11}}",
    "@unpublished{k, institution = {Houghton Library}, note = {Box 5}}",
    "@manuscript{k, library = {Bodleian Library}, shelfmark = {Gr. 64a}}",
  ]) func whatCitesNoArchive(entry: String) throws {
    let read = try read(entry)
    #expect(try read.item.get() == nil)
    #expect(read.passedOver == ["it has no archival reference"])
  }

  /// Nothing is guessed of numbers without marks, and no remark is dropped.
  @Test(arguments: [
    (
      "@misc{k, institution = {РГАСПИ}, series = {558}, volume = {11}, number = {740}}",
      "1:1: k: no field has the shelfmark in “РГАСПИ”; series “558”, volume “11”, number “740” may"
    ),
    (
      "@unpublished{k, library = {РГАСПИ}}", "1:1: k: no field has the shelfmark in “РГАСПИ”; write"
    ),
    (
      "@unpublished{k, note = {РГАСПИ. Ф. 1. Оп. 2. Д. 3. См. также}}",
      "1:17: k: note: “. См. также” is not part of the reference"
    ),
    (
      "@unpublished{k, addendum = {Копия: РГАСПИ. Ф. 1. Оп. 2. Д. 3}}",
      "1:17: k: addendum: “Копия:” is not part of the reference"
    ),
    ("@misc{k, note = {РГАСПИ. Ф. 1. Оп. 2. Д. 3 \\foo}}", "1:44: k: “\\foo” is no command"),
  ]) func faults(entry: String, message: String) throws {
    let read = try read(entry)
    guard case .failure(let error) = read.item else {
      Issue.record("read: \(read)")
      return
    }
    #expect(error.description.hasPrefix(message), "\(error)")
  }
}
