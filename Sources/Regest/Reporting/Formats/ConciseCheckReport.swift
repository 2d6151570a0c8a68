internal import ArchivalReference
internal import Fingerprint

/// For people and for editors: one line a finding, and nothing else.
///
/// `PATH:LINE:COLUMN: severity CODE message`, as compilers print it (GNU Coding Standards,
/// section 4.4); the column is counted in Unicode scalars. What is about a whole file has no
/// line and no column.
public struct ConciseCheckReport: CheckReport {
  /// A report.
  public init() {}

  /// A line for each finding of a file.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    file.findings.flatMap { Array((Self.line($0) + "\n").utf8) }
  }

  /// Nothing: whoever counts lines counts findings.
  public mutating func finish(_ summary: Summary) -> [UInt8] { [] }

  /// The line of a finding, without its end.
  static func line(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let place = finding.placeText.map { $0 + ": " } ?? ""
    let code = "\(diagnostic.severity.rawValue) \(diagnostic.code.rawValue)"
    return "\(place)\(code) \(diagnostic.message.printable)"
  }
}

extension Finding {
  /// `PATH:LINE:COLUMN`, `PATH: footnote 12` in a document without lines, or `PATH` of what is about a whole file; nil where there is no path.
  var placeText: String? {
    guard let path = diagnostic.path?.headOfLine else { return nil }
    if let part = diagnostic.place?.part { return "\(path): \(part)" }
    return start.map { "\(path):\($0.line):\($0.column)" } ?? path
  }

  /// The same as ``fullMessage``, behind the part of a document without lines: for reports that
  /// have no place for it.
  var placedMessage: String {
    (diagnostic.place?.part.map { "\($0): " } ?? "") + fullMessage
  }

  /// The message and what else is known, as one line.
  var fullMessage: String {
    var parts = [diagnostic.message]
    if let expected = diagnostic.expected { parts.append("expected: \(expected)") }
    if let found = diagnostic.found { parts.append("found: \(found)") }
    return (parts + diagnostic.notes).joined(separator: "; ").printable
  }
}
