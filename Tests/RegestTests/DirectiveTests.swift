import ArchivalReference
import DocumentText
import Fingerprint
import Testing

@testable import Regest

/// Comments by which findings are not told.
@Suite struct DirectiveTests {
  private func scan(_ text: String, _ format: DocumentFormat) -> DirectiveScanner {
    DirectiveScanner(Array(text.utf8), path: "a", format: format)
  }

  /// One line of the scanner's view: `scope@line selectors -- reason`.
  private func lines(_ text: String, _ format: DocumentFormat) -> [String] {
    scan(text, format).directives.map { directive in
      "\(directive.scope.rawValue)@\(directive.mark.start?.line ?? 0)"
        + directive.selectors.map { " " + $0.text }.joined()
        + (directive.reason.map { " -- " + $0 } ?? "")
    }
  }

  @Test(
    arguments: [
      (.markdown, "<!-- regest: ignore -->", ["ignore@1"]),
      (.markdown, "a\r\nb <!--regest:ignore REF101,delo-unlisted-->", ["ignore@2 REF101 REG204"]),
      (.markdown, "# regest: ignore", []),
      (
        .html, "<p><!-- regest: ignore-file REF -- old print --></p>",
        ["ignore-file@1 REF -- old print"]
      ),
      (
        .xml, "<!-- regest: ignore-next-line REF101 — so печатано -->",
        ["ignore-next-line@1 REF101 -- so печатано"]
      ),
      (.xml, "<!-- regest: ignore\n REF101 -->", []),
      (.markdown, "<!-- regest: ignore-file REF101", []),
      (.latex, "a.% regest: ignore REG % more", []),
      (.latex, "a.%% regest: ignore REG", ["ignore@1 REG"]),
      (.latex, "100\\% regest: ignore", []),
      (.latex, "a\\\\% regest: ignore", ["ignore@1"]),
      (.bibtex, "% regest: ignore REF101\t-- why\n@book{a}", ["ignore@1 REF101 -- why"]),
      (.csv, "# regest: ignore-file", ["ignore-file@1"]),
      (.json, "  // regest: ignore-file", ["ignore-file@1"]),
      (.plain, "text # regest: ignore -- a -- b", ["ignore@1 -- a -- b"]),
      (
        .plain, "% regest: ignore\n// regest: ignore\n<!-- regest: ignore -->",
        ["ignore@1", "ignore@2", "ignore@3"]
      ),
      (.plain, "http:// regest: ignore", []),
      (.plain, "C# regest: ignore", []),
      (.plain, "regest: ignore", []),
      (.plain, "# see regest: ignore", []),
      (.plain, "# regest: checks what is cited", []),
      (.plain, "# regest: ignore REF101, REF101", ["ignore@1 REF101"]),
      (.plain, ":# regest:", []),
    ] as [(DocumentFormat, String, [String])])
  func areRead(_ format: DocumentFormat, _ text: String, _ expected: [String]) {
    #expect(lines(text, format) == expected)
  }

  @Test(
    arguments: [
      ("# regest: ignroe REF101", [], ["there is no directive “ignroe”; did you mean “ignore”?"]),
      ("# regest: ignored", [], ["there is no directive “ignored”; did you mean “ignore”?"]),
      (
        "# regest: ignore-nextline", [],
        ["there is no directive “ignore-nextline”; did you mean “ignore-next-line”?"]
      ),
      (
        "# regest: ignore REF1O1", [],
        ["no diagnostic and no series has the name “REF1O1”; did you mean “REF101”?"]
      ),
      (
        "# regest: ignore REF101 REF102", [],
        ["no diagnostic and no series has the name “REF101 REF102”"]
      ),
      (
        "# regest: ignore REF101, кот", ["REF101"],
        ["no diagnostic and no series has the name “кот”"]
      ),
      (
        "<!-- regest: ignore\nREF102 -->", [],
        ["the comment does not end in its line, after 1000 bytes at most"]
      ),
      (
        "# regest: ignore CFG801, REF101, CFG", ["REF101"],
        [
          "CFG801 is about directives and baselines; the configuration sets it aside",
          "CFG is about directives and baselines; the configuration sets it aside",
        ]
      ),
      ("# regest: ignore REF101,", ["REF101"], ["no code stands beside a comma"]),
      (
        "# regest: ignore source-unreadable", [],
        ["“source-unreadable” says that not all was checked, which is always told"]
      ),
    ] as [(String, [String], [String])])
  func areMalformed(_ text: String, _ selectors: [String], _ messages: [String]) {
    let scanner = scan("a\n" + text + "\n", .plain)
    #expect(scanner.malformed.map(\.diagnostic.message) == messages)
    #expect(scanner.malformed.allSatisfy { $0.diagnostic.code == .directiveMalformed })
    #expect(
      scanner.malformed.allSatisfy {
        $0.start?.line == 2 && [3, 6].contains($0.diagnostic.place?.column)
      })
    #expect(scanner.directives.flatMap(\.selectors).map(\.text) == selectors)
  }

  /// Any bytes give a result, and places in them.
  @Test func anyBytes() {
    for text: [UInt8] in [
      Array("# regest:".utf8), Array("# regest: \u{FF}".utf8) + [0xFF], [0x3A],
      Array("# regest: ignore ".utf8) + [UInt8](repeating: 0xD0, count: 5000),
      Array("<!-- regest: ignore --".utf8), [UInt8](repeating: 0x3A, count: 100),
    ] {
      for format in DocumentFormat.allCases {
        let scanner = DirectiveScanner(text, path: "a", format: format)
        for directive in scanner.directives {
          #expect((directive.mark.diagnostic.place?.range.upperBound ?? 0) <= text.count)
        }
      }
    }
  }
}
