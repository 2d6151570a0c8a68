import CanonicalJSON
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// The formats one by one, where the session of the command does not show it.
@Suite struct CheckFormatTests {
  private static let text = "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 121; Д. 17. Л. 3.\n"

  private func saying(_ message: String, path: PathBytes = "a.txt") throws -> CheckFormatCase {
    var checked = try CheckFormatCase(Self.text, path: path)
    checked.files[0].findings[0].diagnostic.message = message
    return checked
  }

  /// As `escapeData` and `escapeProperty` of GitHub's toolkit.
  @Test func gitHubCommandsAreEscaped() throws {
    let line = try saying("50 %, a: b", path: "a,b:%.txt").text(.github).split(separator: "\n")[0]
    #expect(line.hasPrefix("::error file=a%2Cb%3A%25.txt,line=1,col=1,endColumn=37,title=REG215 "))
    #expect(line.hasSuffix("::50 %25, a: b"))
  }

  /// The runner refuses columns of places over several lines.
  @Test func gitHubTakesColumnsOfOneLineOnly() throws {
    let checked = try CheckFormatCase("ГАРФ. Ф. Р-9001.\nОп. 1. Д. 1. Л. 121.\n")
    let line = checked.text(.github).split(separator: "\n")[0]
    #expect(line.contains(",line=1,endLine=2,title="))
    #expect(!line.contains("col="))
  }

  @Test func gitLabFingerprintsAreUnique() throws {
    var checked = try CheckFormatCase(Self.text + Self.text, path: "./a.txt")
    try checked.add(Array(Self.text.utf8), path: "b.txt")
    let objects = try #require(checked.json(.gitlab).arrayValue)
    let fingerprints = Set(objects.compactMap { $0["fingerprint"]?.stringValue })
    #expect(objects.count >= 6)
    #expect(fingerprints.count == objects.count)
    #expect(objects[0]["location"]?["path"]?.stringValue == "a.txt")
    for object in objects {
      #expect(
        (object.members ?? []).map(\.name)
          == ["description", "check_name", "fingerprint", "severity", "location"])
      #expect(object["severity"]?.stringValue == "major")
    }
    #expect(try CheckFormatCase().json(.gitlab).arrayValue?.isEmpty == true)
  }

  @Test func aCleanFileIsOneCaseThatPasses() throws {
    let checked = try CheckFormatCase("ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 5.\n")
    let text = checked.text(.junit)
    #expect(text.contains(#"tests="1" failures="0" errors="0""#))
    #expect(text.contains(#"<testcase name="1 reference" classname="letters/a.txt"/>"#))
    #expect(checked.text(.checkstyle).contains(#"<file name="letters/a.txt"/>"#))
  }

  @Test func anUnreadFileIsAnErrorOfJUnit() throws {
    var checked = CheckFormatCase()
    let finding = Diagnostic(.sourceUnreadable, path: "gone.txt", message: "cannot open it")
    checked.files.append(CheckedFile(unread: finding))
    #expect(checked.text(.junit).contains(#"tests="1" failures="0" errors="1""#))
    #expect(checked.text(.junit).contains(#"<error message="cannot open it""#))
    #expect(checked.text(.concise) == "gone.txt: error FIX305 cannot open it\n")
  }

  @Test func markdownStaysText() throws {
    let checked = try saying("@team [x](y) <img> `a` | *b*", path: "a|`b.txt")
    let rows = checked.text(.markdown).split(separator: "\n").filter { $0.hasPrefix("| **") }
    #expect(rows.count == 2)
    let row = rows[0]
    #expect(!row.contains("@") && !row.contains("<img") && !row.contains("[x]"))
    #expect(row.split(separator: "|").count == 3)
    #expect(MarkdownText.block("a\n````\n").hasPrefix("`````text\n"))
  }

  /// A comment on GitHub holds 65,536 characters.
  @Test func markdownIsCut() throws {
    var checked = CheckFormatCase()
    for number in 0..<60 {
      let lines = String(repeating: Self.text, count: 20)
      try checked.add(Array(lines.utf8), path: PathBytes("letters/\(number).txt"))
    }
    let text = checked.text(.markdown)
    #expect(text.utf8.count < 60_000)
    #expect(text.contains("more findings not listed here"))
    #expect(text.contains("no excerpts of "))
    #expect(text.contains("2400 errors"))
  }

  @Test func whatXMLCannotHoldIsReplaced() {
    let text = "a\u{0}\u{1B}\u{FFFF}<&>\"\t\n\r"
    #expect(XMLText.escaped(text) == "a\u{FFFD}\u{FFFD}\u{FFFD}&lt;&amp;&gt;\"\t\n&#13;")
    let attribute = XMLText.attributes([("a", "\"\t\n"), ("b", nil)])
    #expect(attribute == " a=\"&quot;&#9;&#10;\"")
  }

  /// A report is known by its beginning, whatever it says, and no text is taken for one.
  @Test(arguments: CheckFormat.allCases) func aReportIsKnown(_ format: CheckFormat) throws {
    for checked in [
      try CheckFormatCase(Self.text), try CheckFormatCase("Nothing is cited.\n"), CheckFormatCase(),
    ] {
      #expect(format.mayHaveWritten(Array(checked.bytes(format).prefix(CheckFormat.headLength))))
    }
    for text in [
      Self.text, "{\"type\":\"reference\",\"text\":\"Ф. 1\"}", "[{\"description\":\"Ф. 1\"}]",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI>", "<!DOCTYPE html>\n<p>", "# Letters",
      "2 references in all", "an error REF101 made", "[]x",
    ] {
      #expect(!format.mayHaveWritten(Array(text.utf8)), "\(text)")
    }
  }
}
