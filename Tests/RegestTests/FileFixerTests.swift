import ArchivalReference
import Citing
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

@Suite struct FileFixerTests {
  private static let register = try? Register.open(Project.path("Fixtures/Registers/rgaspi"))

  private static func fix(
    _ text: String, as format: DocumentFormat = .plain, style: String? = nil
  ) throws -> FileFixer.Fixed {
    let register = try #require(register)
    let compiled = try style.map { try CompiledStyle(#require(StyleLibrary.style(named: $0))) }
    let checker = FileChecker(examiner: Examiner(register: register), style: compiled)
    let fixer = FileFixer { bytes throws(RegestError) in
      try checker.check(bytes, path: "a", as: format).findings
    }
    return try fixer.fix(Array(text.utf8))
  }

  @Test func allFixesOfATextAreMade() throws {
    let fixed = try Self.fix(
      """
      РГАСПИ. Ф.558. Oп. 11.Д. 740. Л. 177-80.
      (RGASPI, F. 17. Op. 3. D. 904. 11)
      Prose of 1932-33 and Ф.И.О. stays as it is.
      """)
    #expect(
      String(decoding: fixed.bytes, as: UTF8.self) == """
        РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180.
        (RGASPI, F. 17. Op. 3. D. 904. L. 11)
        Prose of 1932-33 and Ф.И.О. stays as it is.
        """)
    #expect(fixed.count == 5)
  }

  /// Such a space would be put in again and again.
  @Test func whereASpaceIsSwallowedNoneIsPut() throws {
    let text = "<p>РГАСПИ. Ф.<lb break='no'/>558. Оп. 11. Д. 740. Л. 1-2.</p>"
    let fixed = try Self.fix(text, as: .xml)
    #expect(fixed.count == 1)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == text.replacing("1-2", with: "1–2"))
  }

  @Test func aStyleIsBroughtIn() throws {
    let fixed = try Self.fix(
      "РГАСПИ, ф.558, оп. 11, д. 740, л. 177-180; д. 741, л. 1-2. Там же, д. 742.",
      style: "gost-note")
    #expect(
      String(decoding: fixed.bytes, as: UTF8.self).replacing("\u{A0}", with: " ")
        == "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180; д. 741, л. 1–2. Там же, д. 742.")
  }

  /// Whatever the text, its references say the same afterwards, its lines are as many, and
  /// mending it again changes nothing.
  @Test func mendingChangesNothingOfWhatIsSaid() throws {
    var random = Seeded("mending")
    let pieces = [
      "РГАСПИ", "Ф.", "ф.", "Oп.", "Оп.", "оп.", "Д.", "д.", "Л.", "л.", "RGASPI", "f.", "op.",
      "d.", "l.", "ll.", "Там же", "Ibid.", "558", "11", "740", "177-80", "177—180", "5 об.-7",
      "20722-пф", "1 - 5", "904. 11", " ", "  ", "\u{A0}", "\n", "\n\n", ",", ";", ".", ". ", ", ",
      "С. 15", "М., 1994", "&nbsp;", "<b>", "</b>", "1.",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 1...30, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined(separator: Bool.random(using: &random) ? " " : "")
      for style in [nil, "gost-note", "chicago-notes"] {
        let fixed = try Self.fix(text, style: style)
        let parser = ReferenceParser()
        let before = parser.references(in: Array(text.utf8))
        let after = parser.references(in: fixed.bytes)
        #expect(before.map(\.shifr) == after.map(\.shifr), "\(text.debugDescription)")
        #expect(before.map(\.lists) == after.map(\.lists), "\(text.debugDescription)")
        let lines = { (bytes: [UInt8]) in bytes.count { $0 == 0x0A } }
        #expect(lines(fixed.bytes) == lines(Array(text.utf8)))
        let again = try Self.fix(String(decoding: fixed.bytes, as: UTF8.self), style: style)
        #expect(again.count == 0, "\(text.debugDescription)")
      }
    }
  }

  @Test func theDifferenceIsThatOfDiff() {
    let old = (1...12).map { "line \($0)" }.joined(separator: "\n")
    let new = old.replacing("line 2\n", with: "LINE 2\n").replacing("line 12", with: "LINE 12")
    let difference = LineDifference(Array(old.utf8), Array(new.utf8)).unified(path: "a/b.txt")
    #expect(
      String(decoding: difference, as: UTF8.self) == """
        --- a/a/b.txt
        +++ b/a/b.txt
        @@ -1,5 +1,5 @@
         line 1
        -line 2
        +LINE 2
         line 3
         line 4
         line 5
        @@ -9,4 +9,4 @@
         line 9
         line 10
         line 11
        -line 12
        \\ No newline at end of file
        +LINE 12
        \\ No newline at end of file

        """)
    for (name, head) in [
      ("my notes/a.md", "--- a/my notes/a.md\t\n"), ("/tmp/a.md", "--- a/tmp/a.md\n"),
      ("a\tb\".md", "--- \"a/a\\011b\\\".md\"\n"),
    ] {
      let text = LineDifference(Array("a".utf8), Array("b".utf8)).unified(path: PathBytes(name))
      #expect(String(decoding: text, as: UTF8.self).hasPrefix(head))
    }
    #expect(LineDifference(Array(old.utf8), Array(old.utf8)).unified(path: "a").isEmpty)
  }
}
