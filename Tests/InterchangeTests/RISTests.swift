import ArchivalReference
import Citing
import Testing

@testable import Interchange

/// RIS as other programs write it.
@Suite struct RISTests {
  private func items(_ lines: String...) throws(ItemReadError) -> [Item] {
    try InterchangeFormat.ris.reader?.items(Array(lines.joined(separator: "\n").utf8)) ?? []
  }

  /// A record with these lines and a shelfmark.
  private func item(_ lines: [String]) throws -> Item {
    let text = (["TY  - PCOMM", "AN  - РГАСПИ. Ф. 1. Оп. 2. Д. 3"] + lines + ["ER  - "])
      .joined(separator: "\n")
    return try #require(try RISReader.read(Array(text.utf8)).first?.item.get())
  }

  @Test(arguments: [
    (["DA  - 1932/11/05/"], "1932-11-05"), (["DA  - 1932/11/5"], "1932-11-05"),
    (["PY  - 1932/11/05/"], "1932-11-05"), (["Y1  - 1932/11/5/"], "1932-11-05"),
    (["PY  - 1932"], "1932"), (["PY  - 1932///"], "1932"), (["DA  - 1932/11//"], "1932-11"),
    (["DA  - 1932///November 5"], "1932-11-05"), (["DA  - 1932-11-05"], "1932-11-05"),
    (["PY  - 1932", "DA  - November 5"], "1932-11-05"),
    (["DA  - 5 ноября", "PY  - 1932"], "1932-11-05"),
    (["DA  - 1932", "PY  - 1932/11/05/"], "1932-11-05"),
    (["DA  - 1932/11/05/", "PY  - 1932"], "1932-11-05"),
    (["PY  - 1932", "DA  - весна"], "весна 1932"),
    (["DA  - не ранее ноября 1932 г.", "PY  - 1932"], "не ранее ноября 1932 г."),
    (["DA  - November 5, 1932", "PY  - 1932"], "1932-11-05"),
    (["Y1  - 5 November 1932"], "1932-11-05"),
    (["DA  - 1932/13/05/"], "1932/13/05/"), (["DA  - 1932/11/31/"], "1932-11-31"),
    (["DA  - 1932/11/05/весна"], "1932/11/05/весна"),
  ]) func dates(lines: [String], text: String) throws {
    #expect(try item(lines).date?.text == text)
    #expect(try item(lines.reversed()).date?.text == text)
  }

  /// EndNote has the archive in `AV` and a number of its own in `AN`.
  @Test(arguments: [
    (["AV  - ГАРФ. Ф. 5446. Оп. 1. Д. 2", "AN  - 17"], "ГАРФ. Ф. 5446. Оп. 1. Д. 2"),
    (["AV  - Читальный зал", "AN  - ГАРФ. Ф. 1. Оп. 2. Д. 4"], "ГАРФ. Ф. 1. Оп. 2. Д. 4"),
    (["AV  - ГАРФ", "AN  - Ф. 1. Оп. 2. Д. 4"], "ГАРФ. Ф. 1. Оп. 2. Д. 4"),
    (["CN  - Ф. 1. Оп. 2. Д. 4", "DB  - ГАРФ"], "ГАРФ. Ф. 1. Оп. 2. Д. 4"),
  ]) func shelfmarks(lines: [String], text: String) throws {
    for lines in [lines, lines.reversed()] {
      let all = ["TY  - UNPB"] + lines + ["ER  - "]
      let items = try RISReader.read(Array(all.joined(separator: "\n").utf8))
      #expect(try items.map { try $0.item.get()?.fullShelfmark } == [text])
    }
  }

  /// A value goes on where a line has no tag.
  @Test func wrappedLines() throws {
    let item = try item([
      "N1  - <p>Копия", "", "вторая строка</p>", "TI  - Письмо", "  И. В. Сталину", "AU  - ",
      "Каганович, Л. М.",
    ])
    #expect(item.title == Wording("Письмо И. В. Сталину"))
    #expect(item.authors == [Name("Каганович, Л. М.")])
  }

  /// Two people may have one name, and of what a record says twice in two ways one is told.
  @Test func valuesThatStandTwice() throws {
    let text = """
      TY  - PCOMM
      AN  - РГАСПИ. Ф. 1. Оп. 2. Д. 3
      CN  - РГАСПИ. Ф. 1. Оп. 2. Д. 4
      AU  - Ежов
      AU  - Ежов
      LA  - Russian
      LA  - de
      DA  - 1932
      DA  - 1933
      M3  - копия
      M3  - Копия
      ER  -
      """
    let read = try RISReader.read(Array(text.utf8))
    let item = try #require(try read[0].item.get())
    #expect(item.authors == [Name("Ежов"), Name("Ежов")])
    #expect(item.language == "de" && item.date == ItemDate("1933"))
    #expect(
      read[0].passedOver == [
        "language “Russian”", "date “1932”", "reference “РГАСПИ. Ф. 1. Оп. 2. Д. 4”",
      ])
  }

  /// What stands outside of the records is comment.
  @Test func preambles() throws {
    let record = "TY  - PCOMM\nAN  - РГАСПИ. Ф. 1. Оп. 2. Д. 3\nER  -\n"
    for start in ["\n \n", "1.\n", "Provider: a program\nContent: text/plain\n\n", "US - x\n"] {
      let text = Array((start + record + "\n2.\n" + record).utf8)
      #expect(RISReader.recognizes(text[...]))
      #expect(try RISReader.read(text).count == 2)
      #expect(try RISReader.read(text.map { $0 == 0x0A ? 0x0D : $0 }).count == 2)
    }
  }

  /// Tags with one space, as some scripts write them, and only where the record begins so.
  @Test func oneSpace() throws {
    let lines = "TY - PCOMM\nTI - Письмо\nAN - РГАСПИ. Ф. 1. Оп. 2. Д. 3\nAU  - Ежов, Н.\nER -"
    let items = try items(lines)
    #expect(items.map(\.title?.text) == ["Письмо"] && items[0].authors.count == 1)
    #expect(RISReader.recognizes(Array(lines.utf8)[...]))
  }

  @Test(arguments: [
    ("TY  - PCOMM\nAU- x\n", "2:1: expected a tag"), ("TY  - PCOMM\nAU - x\n", "2:1: expected"),
    ("AU  - x\n", "1:1: “AU” stands outside of an item"),
    ("TY - GEN\nAN - РГАСПИ. Ф. 1. Оп. 2. Д. 3\nER -\nAU - x\n", "4:1: “AU” stands outside"),
  ]) func faults(text: String, message: String) {
    let error = #expect(throws: ItemReadError.self) { try items(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
