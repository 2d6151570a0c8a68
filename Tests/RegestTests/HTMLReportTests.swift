import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// The page of HTML: it needs nothing else, and whatever the texts hold stays text.
@Suite struct HTMLReportTests {
  private static let citation = "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 121"

  private func lines(
    _ text: String, marks: [(Range<Int>, Verdict.Outcome)] = [], pins: [Int] = []
  ) -> String {
    let source = HTMLSource(
      Array(text.utf8),
      marks: marks.map { HTMLSource.Mark(range: $0, outcome: $1, title: "t") },
      pins: pins.enumerated().map { HTMLSource.Pin(offset: $1, number: $0 + 1, severity: .note) })
    return source.lines()
      .replacingParts(between: "<a class=\"pin", and: "</a>", by: "^")
      .replacingParts(between: " title=", and: "\"t\"", by: "")
      .split(separator: "\n").dropFirst().dropLast().joined(separator: "\n")
  }

  @Test func linesAreThoseOfPlaces() {
    #expect(lines("") == "<li></li>")
    #expect(lines("a") == "<li>a</li>")
    #expect(lines("a\n") == "<li>a</li>")
    #expect(lines("a\r\nb\rc\n\n") == "<li>a</li>\n<li>b</li>\n<li>c</li>\n<li></li>")
  }

  @Test func aMarkGoesOverLines() {
    let word = "<b class=\"verdict unlisted\"></b>"
    let mark = "<mark class=\"unlisted\">"
    #expect(lines("abc", marks: [(1..<2, .unlisted)]) == "<li>a\(mark)b</mark>\(word)c</li>")
    #expect(
      lines("ab\ncd", marks: [(1..<4, .unlisted)])
        == "<li>a\(mark)b</mark></li>\n<li>\(mark)c</mark>\(word)d</li>")
    #expect(lines("ab\n", marks: [(0..<3, .unlisted)]).hasPrefix("<li>\(mark)ab</mark>"))
    // One within another is not marked again; one past the end is left out.
    #expect(
      lines("ab", marks: [(0..<2, .unlisted), (1..<2, .confirmed), (2..<9, .confirmed)])
        == "<li>\(mark)ab</mark>\(word)</li>")
  }

  @Test func aPinStandsWhereAFindingBegins() {
    #expect(lines("ab\nc", pins: [1, 3, 4, 9]) == "<li>a^b</li>\n<li>^c^</li>")
    #expect(
      lines("ab", marks: [(1..<2, .confirmed)], pins: [1])
        == "<li>a^<mark class=\"confirmed\">b</mark><b class=\"verdict confirmed\"></b></li>")
    #expect(lines("a\n", pins: [2]) == "<li>a</li>\n<li>^</li>")
  }

  @Test func aTextIsNotMarkup() throws {
    let path: PathBytes = "<script>\"&'.txt"
    let page = try CheckFormatCase(
      "<script>alert(1)</script> & \"\u{202E}' \(Self.citation) <img src=x onerror=y>", path: path
    ).text(.html)
    #expect(!page.contains("<script") && !page.contains("<img"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(page.contains("&lt;script&gt;&quot;&amp;&#39;.txt"))
    #expect(page.contains("&lt;img src=x onerror=y&gt;"))
  }

  @Test func thePageNeedsNothingElse() throws {
    let page = try CheckFormatCase(Self.citation).text(.html)
    for part in ["http:", "https:", "<script", "<link", "<img", "@import", "url(", " style="] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(page.contains("default-src 'none'"))
    let style = try #require(
      page.split(separator: "<style>").last?.split(separator: "</style>").first)
    let digest = Base64.encode(try SHA256Digest.of(Array(style.utf8)).bytes)
    #expect(page.contains("style-src 'sha256-\(String(decoding: digest, as: UTF8.self))'"))
    #expect(page.contains("prefers-color-scheme: dark"))
    #expect(page.contains("@media print"))
    for outcome in Verdict.Outcome.allCases {
      #expect(page.contains(".verdict.\(outcome.rawValue)::after { content: \""))
    }
    for severity in Severity.allCases {
      #expect(page.contains("id=\"show-\(severity.rawValue)\""))
    }
  }

  @Test func aFileThatCannotBeReadAgainIsStillListed() throws {
    let checked = try CheckFormatCase(Self.citation)
    var report = HTMLCheckReport { _ in nil }
    let page = report.add(checked.files[0]) + report.finish(checked.summary)
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("The text cannot be shown."))
    #expect(text.contains("<u>\(Self.citation)</u>"))
  }

  /// Elements close in the order in which they open, whatever the texts and names are.
  @Test func thePageIsWellFormed() throws {
    var generator = Seeded("pages of any bytes")
    for _ in 0..<150 {
      let page = try CheckFormatCase.random(&generator).text(.html)
      var open: [Substring.UnicodeScalarView] = []
      // By scalars: a mark that combines belongs to the sign before it, which may be “>”.
      for part in page.unicodeScalars.split(separator: "<").dropFirst() {
        let scalars = part.prefix { $0 != ">" && $0 != " " && $0 != "\n" }
        let name = Substring(scalars)
        if ["!DOCTYPE", "meta", "input"].contains(name) { continue }
        if name.hasPrefix("/") {
          #expect(open.popLast().map(Substring.init) == name.dropFirst())
        } else {
          open.append(scalars)
        }
      }
      #expect(open.isEmpty)
    }
  }
}

extension String {
  /// The text with what stands from one part to the next other put otherwise.
  fileprivate func replacingParts(
    between start: String, and end: String, by replacement: String
  ) -> String {
    var result = ""
    var rest = self[...]
    while let from = rest.firstRange(of: start),
      let to = rest[from.upperBound...].firstRange(of: end)
    {
      result += rest[..<from.lowerBound] + replacement
      rest = rest[to.upperBound...]
    }
    return result + rest
  }
}
