import ArchivalReference
import Fingerprint
import Testing

@testable import Regest

@Suite struct TextReportTests {
  private func report(_ line: String, _ marked: String, width: Int = 100) throws -> [String] {
    let bytes = Array("first line\n\(line)\nlast line\n".utf8)
    let needle = Array(marked.utf8)
    let start = try #require(bytes.firstRange(of: needle)).lowerBound
    var quoting = FileQuoting(bytes)
    let place = place(of: start..<start + needle.count, in: bytes)
    let diagnostic = Diagnostic(
      .missingListMark, path: PathBytes("a.txt"), place: place, message: "message", notes: ["more"])
    return TextReport(width: width).text(quoting.finding(diagnostic))
      .split(separator: "\n").map(String.init)
  }

  /// The column of the first caret must be the column of the span's first letter
  /// in what a terminal shows.
  private func expectCaret(_ lines: [String], under marked: String) throws {
    let shown = Array(
      lines[1].unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark })
    let carets = Array(lines[2].unicodeScalars)
    let start = try #require(carets.firstIndex(of: "^"))
    let first = try #require(marked.unicodeScalars.first)
    try #require(start < shown.count)
    #expect(shown[start] == first)
    #expect(carets.count - start >= 1)
  }

  @Test(arguments: [
    ("(RGASPI, F. 17. Op. 3. D. 904. 11)", "11)"),
    ("См. РГАСПИ. Ф. 558. Оп. 11. Д. 740", "Оп. 11"),
    ("й\u{306} и\u{306}й\u{301} Там же. Л. 5", "Там"),
    ("\tTab\tbefore Л. 5", "Л. 5"),
  ]) func theCaretStandsUnderTheSpan(line: String, marked: String) throws {
    let lines = try report(line, marked)
    #expect(lines[0].hasPrefix("a.txt:2:"))
    try expectCaret(lines, under: marked)
    #expect(lines[3] == "      = note: more")
  }

  @Test func aLongLineIsCutAroundTheSpan() throws {
    let line =
      String(repeating: "слово ", count: 100) + "Л. 177" + String(repeating: " word", count: 90)
    let lines = try report(line, "Л. 177", width: 60)
    try expectCaret(lines, under: "Л. 177")
    #expect(lines[1].unicodeScalars.count < 75)
    #expect(lines[1].contains("…"))
  }

  /// Lines of megabytes occur; only what is shown may be looked at.
  @Test func theCaretStandsUnderTheSpanInOneLongLine() throws {
    let prose = String(repeating: "слово ", count: 200_000)
    for line in ["Л. 177 " + prose, prose + "Л. 177", prose + "Л. 177 " + prose] {
      let lines = try report(line, "Л. 177", width: 60)
      try expectCaret(lines, under: "Л. 177")
      #expect(lines[1].unicodeScalars.count < 75)
    }
  }

  @Test func controlCharactersDoNotReachTheTerminal() throws {
    let lines = try report("evil \u{1B}[31m Л. 5", "Л. 5")
    #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
  }

  @Test func colourIsAskedFor() {
    let diagnostic = Diagnostic(.sourceChanged, message: "changed")
    #expect(TextReport(isColoured: true).head(diagnostic).contains("\u{1B}[1;31m"))
    #expect(TextReport().head(diagnostic) == "error FIX301 source-changed: changed")
  }
}
