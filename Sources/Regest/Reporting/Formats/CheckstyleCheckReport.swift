internal import ArchivalReference
internal import Fingerprint

/// For what reads the reports of Checkstyle: its XML, a file an element, and an error in it for
/// each finding.
///
/// The elements are those of its schema (checkstyle.org, “Result reports”). Its columns are
/// counted in `char`s of Java, which are UTF-16 code units, and so are these. Checkstyle itself
/// counts a tab as far as its configured tab stop (`CommonUtil.lengthExpandedTabs`); nothing in
/// a report says which, so a tab is one column here, as in the reports of other linters.
public struct CheckstyleCheckReport: CheckReport {
  private var isBegun = false

  /// A report.
  public init() {}

  /// The element of a file, also of one without findings.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    let name = XMLText.attributes([("name", file.path.display)])
    let errors = file.findings.map { finding in
      "    <error"
        + XMLText.attributes([
          ("line", finding.start.map { String($0.line) } ?? "1"),
          ("column", finding.start.map { String($0.utf16Column) }),
          ("severity", Self.severity(finding.diagnostic.severity)),
          ("message", finding.placedMessage),
          ("source", "regest.\(finding.diagnostic.code.rawValue)"),
        ]) + "/>\n"
    }
    return Array(
      (head()
        + (errors.isEmpty
          ? "  <file\(name)/>\n" : "  <file\(name)>\n\(errors.joined())  </file>\n"))
        .utf8)
  }

  /// The end of the document.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    Array((head() + "</checkstyle>\n").utf8)
  }

  /// The beginning of the document, once. The version is the one of Checkstyle whose form it
  /// is.
  private mutating func head() -> String {
    if isBegun { return "" }
    isBegun = true
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n"
  }

  private static func severity(_ severity: Severity) -> String {
    severity == .note ? "info" : severity.rawValue
  }
}
