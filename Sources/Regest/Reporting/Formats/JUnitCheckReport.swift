internal import ArchivalReference
internal import Fingerprint

/// For what shows test results: JUnit XML, a suite for each file and a case for each finding.
///
/// Errors and warnings are failures, and what could not be read is an error; a note is a case
/// that passes and says something. A file without findings is one case that passes. There
/// is no official schema; the elements are those that Jenkins and GitLab read, and there are no
/// times, so that equal findings give equal bytes. Columns stand in words only and are counted
/// in Unicode scalars.
public struct JUnitCheckReport: CheckReport {
  private var isBegun = false

  /// A report.
  public init() {}

  /// The suite of a file.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    let name = file.path.display
    let obstacles = file.diagnostics.count { $0.code.isObstacle }
    let failures = file.diagnostics.count { $0.severity > .note && !$0.code.isObstacle }
    var text = head()
    text +=
      "  <testsuite"
      + XMLText.attributes([
        ("name", name), ("tests", String(max(1, file.findings.count))),
        ("failures", String(failures)), ("errors", String(obstacles)), ("skipped", "0"),
      ]) + ">\n"
    if file.findings.isEmpty {
      let count = Summary.count(file.references.count, "reference")
      text += "    <testcase" + XMLText.attributes([("name", count), ("classname", name)]) + "/>\n"
    }
    for finding in file.findings { text += testCase(finding, classname: name) }
    return Array((text + "  </testsuite>\n").utf8)
  }

  /// The end of the document.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    Array((head() + "</testsuites>\n").utf8)
  }

  /// The beginning of the document, once.
  private mutating func head() -> String {
    if isBegun { return "" }
    isBegun = true
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"regest check\">\n"
  }

  private func testCase(_ finding: Finding, classname: String) -> String {
    let diagnostic = finding.diagnostic
    let code = "\(diagnostic.code.rawValue) \(diagnostic.code.name)"
    let place = diagnostic.place?.part ?? finding.start.map { "\($0.line):\($0.column)" }
    let name = place.map { "\(code) at \($0)" } ?? code
    let details = XMLText.escaped(TextReport().text(finding))
    var text = "    <testcase" + XMLText.attributes([("name", name), ("classname", classname)])
    text += ">\n"
    if diagnostic.severity == .note {
      text += "      <system-out>\(details)</system-out>\n"
    } else {
      let element = diagnostic.code.isObstacle ? "error" : "failure"
      let attributes = XMLText.attributes([("message", diagnostic.message), ("type", code)])
      text += "      <\(element)\(attributes)>\(details)</\(element)>\n"
    }
    return text + "    </testcase>\n"
  }
}
