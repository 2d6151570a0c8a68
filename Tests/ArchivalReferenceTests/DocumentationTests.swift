import ArchivalReference
import TestSupport
import Testing

/// The examples on the pages in `Documentation/`: each is read as the page says.
@Suite struct DocumentationTests {
  @Test(arguments: try DocumentationExample.all())
  func isReadAsThePageSays(_ example: DocumentationExample) throws {
    let references = ReferenceParser().references(in: try example.bytes)
    let found = references.isEmpty ? "nothing" : references.map(summary).joined(separator: " ; ")
    #expect(found.utf8.elementsEqual(example.reading.utf8), "\(example): \(found)")
  }

  @Test func pagesHaveExamples() throws {
    let examples = try DocumentationExample.all()
    #expect(examples.count >= 200)
    for page in DocumentationExample.pages {
      #expect(examples.filter { $0.page == page }.count >= 40, "\(page)")
    }
  }

  @Test func everyIssueHasAnExample() throws {
    let readings = try DocumentationExample.all().map(\.reading).joined(separator: " ")
    for kind in ReferenceIssue.Kind.allCases {
      #expect(readings.contains(kind.rawValue), "\(kind.rawValue)")
    }
  }

  /// `RGASPI 558/11/740/177-180 «Автограф» [misread-mark]`, `OR_RGB 573/-/К. 41/55/18`
  private func summary(_ reference: Reference) -> String {
    let shifr = reference.shifr
    var parts = [shifr.fond, shifr.opis, shifr.delo].map { $0 ?? "-" }
    if let karton = reference.karton { parts.insert("К. \(karton)", at: 2) }
    if !reference.lists.isEmpty {
      parts.append(reference.lists.map(\.text).joined(separator: ","))
    }
    var summary = "\(shifr.archive ?? "?") \(parts.joined(separator: "/"))"
    if let witness = reference.witness { summary += " «\(witness.text)»" }
    if !reference.issues.isEmpty {
      summary += " [\(reference.issues.map(\.kind.rawValue).joined(separator: " "))]"
    }
    return summary
  }
}

/// One example of a page: a line `TEXT => READING` in a block marked `regest`, or a row
/// of a table whose second and third cells are a text and its reading.
struct DocumentationExample: Sendable, CustomTestStringConvertible {
  static let pages = ["grammar.md", "forms.md", "limits.md"]

  var page: String
  var line: Int
  /// The text as the page has it, with its escapes.
  var text: String
  var reading: String

  var testDescription: String { "\(page):\(line): \(text) => \(reading)" }

  static func all() throws -> [DocumentationExample] { try pages.flatMap(examples) }

  private static func examples(of page: String) throws -> [DocumentationExample] {
    let bytes = try Project.bytes("Documentation/\(page)")
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var examples: [DocumentationExample] = []
    var block: Substring?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        block = block == nil ? line.dropFirst(3) : nil
        continue
      }
      let found =
        switch block {
        case "regest": try sides(of: line, place: "\(page):\(index + 1)")
        case nil: cells(of: line)
        default: nil as (String, String)?
        }
      guard let found else { continue }
      examples.append(
        DocumentationExample(page: page, line: index + 1, text: found.0, reading: found.1))
    }
    return examples
  }

  /// `TEXT => READING`
  private static func sides(of line: Substring, place: String) throws -> (String, String)? {
    let scalars = Array(line.unicodeScalars)
    let arrow = Array(" => ".unicodeScalars)
    guard let start = scalars.indices.last(where: { scalars[$0...].starts(with: arrow) }) else {
      throw FixtureError(description: "\(place): not an example: \(line)")
    }
    return (string(scalars[..<start]), string(scalars[(start + arrow.count)...]))
  }

  /// ``| form | `TEXT` | `READING` |``
  private static func cells(of line: Substring) -> (String, String)? {
    guard line.hasPrefix("| "), line.hasSuffix("` |") else { return nil }
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[2] == " | " else { return nil }
    return (String(parts[1]), String(parts[3]))
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The text's bytes: `\n` is a line break, `\u{AD}` a scalar and `\x{CF}` a byte.
  var bytes: [UInt8] {
    get throws {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
          bytes.append(byte)
          continue
        }
        switch rest.popFirst() {
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "u"):
          guard let scalar = Unicode.Scalar(try number(&rest)) else { throw error }
          bytes += Array(String(Character(scalar)).utf8)
        case UInt8(ascii: "x"):
          guard let byte = UInt8(exactly: try number(&rest)) else { throw error }
          bytes.append(byte)
        default: throw error
        }
      }
      return bytes
    }
  }

  /// `{CF}`
  private func number(_ rest: inout ArraySlice<UInt8>) throws -> UInt32 {
    guard rest.popFirst() == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")),
      let value = UInt32(String(decoding: rest[..<end], as: UTF8.self), radix: 16)
    else { throw error }
    rest = rest[(end + 1)...]
    return value
  }

  private var error: FixtureError {
    FixtureError(description: "\(page):\(line): not an escape: \(text)")
  }
}
