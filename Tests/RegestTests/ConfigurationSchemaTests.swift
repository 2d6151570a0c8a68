import CanonicalJSON
import DocumentText
import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import Regest

/// The published schema says what the reader does.
///
/// With REGEST_RECORD=1 the words that come from tables of the program are written into the
/// schema, and the test that needs it fails.
@Suite struct ConfigurationSchemaTests {
  private static let file = "Documentation/regest.schema.json"

  private static func schema() throws -> JSON { try JSON.parse(try Project.bytes(file)) }

  private static func names(_ json: JSON?) -> [String] { (json?.members ?? []).map(\.name) }

  private static func words(_ json: JSON?) -> [String] {
    (json?["enum"]?.arrayValue ?? []).compactMap(\.stringValue)
  }

  @Test func hasEveryKey() throws {
    let schema = try Self.schema()
    #expect(Self.names(schema["properties"]) == ConfigurationKey.allCases.map(\.rawValue))
    let ignore = schema["$defs"]?["ignore"]
    #expect(Self.names(ignore?["properties"]) == IgnoreKey.allCases.map(\.rawValue))
    let weights = schema["properties"]?["severity"]?["additionalProperties"]
    #expect(Self.words(weights) == SeverityWord.allCases.map(\.rawValue))
    let formats = schema["properties"]?["formats"]?["additionalProperties"]
    #expect(Self.words(formats) == DocumentFormat.allCases.map(\.rawValue))
    for (name, value) in (schema["properties"]?.members ?? []).map({ ($0.name, $0.value) }) {
      #expect((value["description"]?.stringValue?.count ?? 0) > 10, "\(name)")
    }
  }

  @Test func hasEveryDiagnostic() throws {
    let schema = try Self.schema()
    let now = Self.words(schema["$defs"]?["diagnostic"])
    #expect(now == DiagnosticSelector.texts, "REGEST_RECORD=1 writes them into \(Self.file)")
    guard ProcessInfo.processInfo.environment["REGEST_RECORD"] == "1" else { return }
    let words = JSON.array(DiagnosticSelector.texts.map(JSON.string))
    let recorded = Self.replacing(schema, ["$defs", "diagnostic", "enum"][...], with: words)
    let bytes = recorded.prettyBytes() + [0x0A]
    try Data(bytes).write(to: Project.root.appendingPathComponent(Self.file))
    Issue.record("\(Self.file) was recorded")
  }

  private static func replacing(_ json: JSON, _ path: ArraySlice<String>, with new: JSON) -> JSON {
    guard let name = path.first, let members = json.members else { return new }
    return .object(
      members.map { member in
        guard member.name == name else { return member }
        return JSON.Member(
          name: name, value: replacing(member.value, path.dropFirst(), with: new))
      })
  }

  /// Files and whether they are of the form.
  private static let files: [(text: String, isValid: Bool)] = [
    ("{}", true),
    ("register: a/b\ndefault-archive: RGASPI\nstyle: kritika\nbaseline: b.json\n", true),
    ("register: ''\n", false), ("register: 5\n", false), ("register: '5'\n", true),
    ("register: 0x1F\n", false), ("register: 1.5e3\n", false), ("register: .5\n", false),
    ("register: 1a\n", true), ("register: true\n", false), ("register: yes\n", true),
    ("register: ~\n", false), ("register: null\n", false), ("register:\n", false),
    ("register: [a]\n", false), ("Register: a\n", false), ("registr: a\n", false),
    ("5: a\n", false), ("- a\n", false), ("text\n", false),
    ("severity: {REF: off, REF101: note, delo-unlisted: error, CFG801: warning}\n", true),
    ("severity: {}\n", true), ("severity: []\n", false), ("severity: off\n", false),
    ("severity: {ref: off}\n", false), ("severity: {Ref101: off}\n", false),
    ("severity: {REF101: fatal}\n", false), ("severity: {REF101: false}\n", false),
    ("severity: {REF101: no}\n", false), ("severity: {REF101: [off]}\n", false),
    ("severity: {FIX305: off}\n", false), ("severity: {source-unstable: note}\n", false),
    ("ignore: []\n", true), ("ignore: {}\n", false), ("ignore: [REF101]\n", false),
    ("ignore: [{}]\n", false), ("ignore: [{reason: a}]\n", false),
    ("ignore: [{code: REF101}]\n", true), ("ignore: [{code: [REF, REG204]}]\n", true),
    ("ignore: [{code: []}]\n", false), ("ignore: [{code: [REF, REF]}]\n", false),
    ("ignore: [{code: REF999}]\n", false), ("ignore: [{code: {a: b}}]\n", false),
    ("ignore: [{path: '*.md', reason: old}]\n", true), ("ignore: [{path: a, reason: 5}]\n", false),
    ("ignore: [{reference: РГАСПИ. Ф. 17}]\n", true),
    ("ignore: [{reference: [RGASPI/17, ГАРФ]}]\n", true), ("ignore: [{reference: ''}]\n", false),
    ("ignore: [{code: REF101, paths: a}]\n", false),
    ("include: ['*.md', 'a/**', '/b', 'c/', '\\!d', '\\[e']\n", true), ("include: []\n", true),
    ("include: '*.md'\n", false), ("include: ['']\n", false), ("include: ['!a']\n", false),
    ("include: [a//b]\n", false), ("include: ['[a]']\n", false), ("include: ['a\\']\n", false),
    ("include: [/]\n", false), ("include: [./a]\n", false), ("include: [a/../b]\n", false),
    ("include: ['a/.']\n", false), ("include: [a.b/..c/d..]\n", true), ("include: ['//']\n", false),
    ("include: ['a//']\n", false), ("include: ['a/\\']\n", false),
    ("exclude: [a, b]\n", true), ("exclude: [a, a]\n", false), ("exclude: [5]\n", false),
    ("formats: {'*.inc': latex, 'a/*': plain}\n", true), ("formats: {'*.inc': word}\n", false),
    ("formats: {'!a': latex}\n", false), ("formats: [latex]\n", false),
    ("formats: {'*.inc': LaTeX}\n", false),
    ("manifests: [issued, Manifests/letters]\n", true), ("manifests: []\n", true),
    ("manifests: issued\n", false), ("manifests: [a, a]\n", false), ("manifests: [1]\n", false),
  ]

  @Test func theReaderKeepsToTheForm() {
    for (text, isValid) in Self.files {
      do {
        _ = try ConfigurationTests.read(text)
        #expect(isValid, "\(text)")
      } catch {
        #expect(!isValid, "\(text): \(error.message)")
      }
    }
  }

  /// YAML of the core schema of YAML 1.2, by a reader and a judge of others.
  private static let judge = """
    import json, re, sys
    import yaml
    from jsonschema import Draft202012Validator

    class Core(yaml.SafeLoader):
        pass

    Core.yaml_implicit_resolvers = {}
    for tag, pattern, first in [
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
        ("float", r"[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ]:
        Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile("^(?:" + pattern + ")$"), list(first))
    Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: 1)
    Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: 1.5)

    schema = json.load(open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    def plain(value):
        if isinstance(value, dict):
            return {k if isinstance(k, str) else json.dumps(k): plain(v) for k, v in value.items()}
        return [plain(v) for v in value] if isinstance(value, list) else value

    for text in json.load(sys.stdin):
        print(int(validator.is_valid(plain(yaml.load(text, Core)))))
    """

  @Test func theSchemaSaysTheSame() throws {
    guard let python = Project.python else {
      print("skipped: jsonschema is not there; `Scripts/setup --tests`")
      return
    }
    let folder = try TemporaryFolder()
    let texts = JSON.array(Self.files.map { .string($0.text) })
    try folder.file("texts", texts.lineBytes())
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [
      "-c", Self.judge, Project.root.appendingPathComponent(Self.file).path,
    ]
    process.environment = ["PYTHONPATH": Project.pythonApart, "PYTHONUTF8": "1"]
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: "\(folder.path.display)/texts"))
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let answers = bytes.split(separator: 0x0A).map { $0 == [0x31] }
    try #require(answers.count == Self.files.count)
    for (file, answer) in zip(Self.files, answers) {
      #expect(answer == file.isValid, "\(file.text)")
    }
  }
}
