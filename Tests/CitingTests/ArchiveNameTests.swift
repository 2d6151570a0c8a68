import ArchivalReference
import Citing
import CitingTestSupport
import Testing

/// An archive is printed under the name that its key has, a former one as the former one.
@Suite struct ArchiveNameTests {
  private static let cyrillic = StyleLevels.complete.filter {
    ["gost", "lege", "jour", "plai"].contains($0.prefix(4))
  }
  private static let latin = StyleLevels.complete.filter { !cyrillic.contains($0) }

  /// What print does not tell from an archive's own name.
  private static let indistinguishable = [
    "CGAOR_1938": "the same abbreviation as that of 1961",
    "CGAOR_USSR": "CGAOR USSR of cahiers may be ЦГАОР СССР in English as well",
  ]

  /// What a style prints of an archive's first and later mention, and the archives that are
  /// read there: by the name, and as references count it.
  private func mentions(
    _ key: String, _ style: CompiledStyle
  ) throws -> [(text: String, named: String?, key: String?)] {
    let item = Item(
      shifr: Shifr(archive: key, fond: "17", opis: "3", delo: "904"),
      lists: [ListSpan(.init(digits: "11"))])
    var sequence = CitationSequence(style)
    return try (0..<2).map { _ in
      var text: [UInt8] = []
      sequence.interrupt()
      try sequence.append(item, to: &text)
      let found = ReferenceParser().references(in: text).first
      return (String(decoding: text, as: UTF8.self), found?.namedArchive, found?.shifr.archive)
    }
  }

  private var archives: [ArchiveTable.Archive] {
    ArchiveTable.standard.archives.filter {
      $0.readAs != nil && Self.indistinguishable[$0.key] == nil
    }
  }

  @Test(arguments: cyrillic) func isReadBackInCyrillic(name: String) throws {
    let style = try Samples.style(name)
    for archive in archives {
      for mention in try mentions(archive.key, style) {
        #expect(mention.named == archive.key, "\(mention.text)")
        #expect(mention.key == archive.readAs, "\(mention.text)")
      }
    }
  }

  /// The parser knows a name in Latin letters where the table has it, and takes none for
  /// another archive's.
  @Test(arguments: latin) func isNotReadAsAnotherInLatin(name: String) throws {
    let style = try Samples.style(name)
    for archive in archives {
      let isKnown =
        name != "cahiers" && archive.fullName(in: "en") != nil
        && archive.abbreviations.contains { $0.language == "en" }
      for mention in try mentions(archive.key, style) {
        #expect(
          mention.named == archive.key || (mention.named == nil && !isKnown), "\(mention.text)")
      }
    }
  }

  /// As it stands in a text, with what inherits it.
  @Test(arguments: [
    "ЦГИА СССР", "ЦПА ИМЛ", "ЦПА ИМЭЛ", "ЦПА ИМЭЛС", "РЦХИДНИ", "ЦГАОР", "ЦГАЛИ СССР",
    "ЦГАНХ СССР", "ЦГАСА", "ЦГАДА", "ЦХСД", "ЦГВИА СССР", "РГИА",
  ]) func aNameStaysItself(name: String) throws {
    let text = Array("\(name). Ф. 1. Оп. 2. Д. 3. Л. 4.\n\nТам же. Д. 5; Д. 6.".utf8)
    let items = ReferenceParser().references(in: text).map { Item($0) }
    #expect(items.count == 3)
    let style = try Samples.style("gost-list")
    #expect(
      try Samples.notes(items.map { [$0] }, style) == [
        "\(name). Ф. 1. Оп. 2. Д. 3. Л. 4.", "\(name). Ф. 1. Оп. 2. Д. 5.",
        "\(name). Ф. 1. Оп. 2. Д. 6.",
      ])
  }

  @Test func ibidDoesNotReachOverANewName() throws {
    let items = ["ЦГИА СССР", "РГИА"].map {
      Samples.reference("\($0). Ф. 1. Оп. 2. Д. 3. Л. 4")
    }
    #expect(try Samples.notes(items, "gost-note").last == "РГИА. Ф. 1. Оп. 2. Д. 3. Л. 4.")
  }
}
