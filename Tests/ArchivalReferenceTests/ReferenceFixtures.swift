import ArchivalReference
import CanonicalJSON
import Foundation
import Testing

/// One line of a file in `Fixtures/References`: a text and what is to be read from it.
struct ReferenceCase: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var references: [ExpectedReference]
  /// The rule the case tests.
  var why: String
  /// Whether the parser is not expected to read it yet.
  var isHard: Bool

  var testDescription: String { name }
  var bytes: [UInt8] { Array(text.utf8) }
}

/// What a fixture says of one reference, and what the parser says in the same words.
struct ExpectedReference: Hashable, Sendable {
  var cut: String
  var form: String
  var archive: String?
  var fond: String?
  var opis: String?
  var karton: String?
  var delo: String?
  var lists: [String]
  var witness: String?
  var issues: [String]
}

/// A line of a fixture that is not of its form.
struct FixtureError: Error, CustomStringConvertible {
  var description: String
}

extension ReferenceCase {
  init(line: [UInt8]) throws {
    let json = try JSON.parse(line)
    let members = Set((json.members ?? []).map(\.name))
    let unknown = members.subtracting(["name", "text", "references", "why", "hard"])
    guard unknown.isEmpty, let name = json["name"]?.stringValue,
      let text = json["text"]?.stringValue, let why = json["why"]?.stringValue,
      let references = json["references"]?.arrayValue
    else { throw FixtureError(description: "not a case: \(String(decoding: line, as: UTF8.self))") }
    self.name = name
    self.text = text
    self.why = why
    self.references = try references.map { try ExpectedReference($0, in: name) }
    isHard = json["hard"]?.boolValue ?? false
  }
}

extension ExpectedReference {
  private static let fields: Set<String> = [
    "cut", "form", "archive", "fond", "opis", "karton", "delo", "lists", "witness", "issues",
  ]

  init(_ json: JSON, in name: String) throws {
    let members = Set((json.members ?? []).map(\.name))
    guard members.isSubset(of: Self.fields), let cut = json["cut"]?.stringValue,
      let form = json["form"]?.stringValue, let lists = json["lists"]?.arrayValue,
      let issues = json["issues"]?.arrayValue
    else { throw FixtureError(description: "not a reference: case \(name)") }
    self.cut = cut
    self.form = form
    archive = json["archive"]?.stringValue
    fond = json["fond"]?.stringValue
    opis = json["opis"]?.stringValue
    karton = json["karton"]?.stringValue
    delo = json["delo"]?.stringValue
    self.lists = lists.compactMap(\.stringValue)
    witness = json["witness"]?.stringValue
    self.issues = issues.compactMap(\.stringValue)
  }

  init(_ reference: Reference, in text: [UInt8]) {
    cut = String(decoding: text[reference.range], as: UTF8.self)
    form = reference.form.rawValue
    archive = reference.shifr.archive
    fond = reference.shifr.fond
    opis = reference.shifr.opis
    karton = reference.karton
    delo = reference.shifr.delo
    lists = reference.lists.map(\.text)
    witness = reference.witness?.text
    issues = reference.issues.map(\.kind.rawValue)
  }
}

/// The files of `Fixtures/References`.
enum ReferenceFixtures {
  struct File: Sendable, CustomTestStringConvertible {
    var name: String
    var cases: [ReferenceCase]

    var testDescription: String { name }
  }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/References")

  /// The files by name, or why they could not be read.
  static let files = Result { try read() }

  static var cases: [ReferenceCase] {
    get throws { try files.get().flatMap(\.cases) }
  }

  private static func read() throws -> [File] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    return try names.filter { $0.hasSuffix(".jsonl") }.sorted().map { name in
      let bytes = try Data(contentsOf: folder.appending(path: name))
      let lines = [UInt8](bytes).split(separator: 0x0A)
      return File(name: name, cases: try lines.map { try ReferenceCase(line: Array($0)) })
    }
  }
}
