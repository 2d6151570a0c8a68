import Fingerprint
import TestSupport
import Testing

@testable import Regest

@Suite struct FileQuotingTests {
  /// Findings in any order have the positions that they have one by one.
  @Test func theOrderOfFindingsDoesNotMatter() {
    var random = Seeded("quoting")
    let pieces = ["Ф. 17", "\n", "\r\n", "й\u{306}", "😀", "\u{FFFD}", " ", "\t"]
    for _ in 0..<50 {
      let text = (0..<60).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      let bytes = Array(text.utf8)
      let diagnostics = (0..<20).map { _ in
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = Int.random(in: start...bytes.count, using: &random)
        return Diagnostic(
          .spacing, path: "a", place: Diagnostic.Place(range: start..<end, line: 1, column: 1),
          message: "m", fix: Diagnostic.Fix(range: start..<start, replacement: "r"))
      }
      let alone = diagnostics.map { diagnostic in
        var quoting = FileQuoting(bytes)
        return quoting.finding(diagnostic)
      }
      #expect(FileQuoting(bytes).findings(diagnostics) == alone)
    }
  }

  @Test func whatTurnsTextIsNotShown() {
    let bytes = Array("a\u{202E}b\u{2066}c\u{2028}d".utf8)
    let place = Diagnostic.Place(range: 0..<1, line: 1, column: 1)
    var quoting = FileQuoting(bytes)
    let finding = quoting.finding(Diagnostic(.spacing, path: "a", place: place, message: "m"))
    #expect(TextReport().text(finding).contains("a\u{FFFD}b\u{FFFD}c\u{FFFD}d"))
  }

  @Test func noLineBeginsWithACommandOfGitHub() {
    let finding = Finding(unplaced: Diagnostic(.notText, path: "::error title=x::y", message: "m"))
    #expect(TextReport().text(finding).hasPrefix("./::error"))
  }

  @Test(arguments: [
    ("see https://example.org/x", "see https&#58;//example.org/x"),
    ("www.example.org", "&#119;ww.example.org"), ("wwww. 3:4", "wwww. 3:4"),
  ]) func addressesAreNoLinksInMarkdown(text: String, escaped: String) {
    #expect(MarkdownText.escaped(text).replacing("w&#119;ww.", with: "wwww.") == escaped)
  }
}
