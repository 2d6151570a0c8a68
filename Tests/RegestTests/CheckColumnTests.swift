import ArchivalReference
import CanonicalJSON
import Testing

@testable import Regest

/// Each format counts columns in a unit of its own.
@Suite struct CheckColumnTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// What stands before the citation on its line.
    var before: String
    var scalars: Int
    var utf16: Int
    var bytes: Int
    var testDescription: String { name }
  }

  /// The finding is about all of it.
  private static let citation = "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 121"
  private static let length = (scalars: 36, bytes: 46)

  static let cases = [
    Case(name: "nothing", before: "", scalars: 1, utf16: 1, bytes: 1),
    Case(name: "Cyrillic", before: "См. ", scalars: 5, utf16: 5, bytes: 7),
    Case(name: "a combining mark", before: "и\u{306} ", scalars: 4, utf16: 4, bytes: 6),
    Case(name: "four bytes", before: "📜 ", scalars: 3, utf16: 4, bytes: 6),
    Case(name: "a tab", before: "\t", scalars: 2, utf16: 2, bytes: 2),
    Case(name: "all", before: "См. и\u{306}\t📜 ", scalars: 10, utf16: 11, bytes: 17),
  ]

  @Test(arguments: cases) func aColumnIsInTheUnitOfItsFormat(_ one: Case) throws {
    let text = "first line\n\(one.before)\(Self.citation)\n"
    let checked = try CheckFormatCase(text)
    let finding = try #require(checked.files[0].findings.first)
    #expect(finding.diagnostic.code == .listContradicted)
    #expect(finding.start?.byteColumn == one.bytes)
    #expect(finding.end?.byteColumn == one.bytes + Self.length.bytes)

    let place = "letters/a.txt:2:\(one.scalars): error REG215 "
    #expect(checked.text(.text).hasPrefix(place))
    #expect(checked.text(.concise).hasPrefix(place))
    #expect(checked.text(.json).contains("\"line\":2,\"column\":\(one.scalars),"))
    #expect(checked.text(.junit).contains("at 2:\(one.scalars)\""))
    #expect(checked.text(.markdown).contains("letters/a.txt:2:\(one.scalars)</code>"))
    #expect(checked.text(.html).contains(">line 2, column \(one.scalars)</a>"))
    let columns = "line=2,col=\(one.scalars),endColumn=\(one.scalars + Self.length.scalars),"
    #expect(checked.text(.github).contains(columns))
    #expect(checked.text(.checkstyle).contains("line=\"2\" column=\"\(one.utf16)\""))
    let region = try #require(
      checked.results().first?["locations"]?.arrayValue?.first?["physicalLocation"]?["region"])
    #expect(region["startColumn"]?.integerValue == Int64(one.utf16))
    #expect(region["endColumn"]?.integerValue == Int64(one.utf16 + Self.length.scalars))
    #expect(region["snippet"]?["text"]?.stringValue == Self.citation)
    #expect(checked.text(.gitlab).contains("\"lines\":{\"begin\":2}"))
  }
}
