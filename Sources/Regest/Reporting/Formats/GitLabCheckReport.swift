internal import ArchivalReference
internal import CanonicalJSON
internal import Fingerprint

/// For GitLab: a Code Quality report, one JSON array with an object for each finding.
///
/// The members are those that GitLab requires (“Code Quality report format”): a description, a
/// name of the check, a fingerprint that is unique in the report, a severity, a path from the
/// root of the project without `./` before it, and a line. GitLab shows no columns, so there is
/// no unit. What is about a whole file stands on its first line.
public struct GitLabCheckReport: CheckReport {
  private var isBegun = false

  /// A report.
  public init() {}

  /// The objects of a file's findings.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    var counter = FindingCounter()
    return file.findings.flatMap { finding -> [UInt8] in
      let identity = counter.identity(of: finding)
      let separator = isBegun ? ",\n" : "[\n"
      isBegun = true
      return Array(separator.utf8)
        + Self.object(finding, identity, path: file.path.normalized).lineBytes()
    }
  }

  /// The end of the array.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    Array((isBegun ? "\n]\n" : "[]\n").utf8)
  }

  private static func object(
    _ finding: Finding, _ identity: FindingIdentity, path: PathBytes
  ) -> JSON {
    [
      "description": .string(finding.placedMessage),
      "check_name": .string("\(identity.code.rawValue) \(identity.code.name)"),
      "fingerprint": .string(fingerprint(identity, path: path)),
      "severity": .string(severity(finding.diagnostic.severity)),
      "location": [
        "path": .string(path.utf8 ?? path.display),
        "lines": ["begin": .integer(Int64(finding.start?.line ?? 1))],
      ],
    ]
  }

  /// The same finding in another file is another one.
  private static func fingerprint(_ identity: FindingIdentity, path: PathBytes) -> String {
    let text = path.bytes + [0] + Array(identity.text.utf8)
    // Where no digest can be had, the text itself is as unique.
    return (try? SHA256Digest.of(text).hex) ?? String(decoding: text, as: UTF8.self)
  }

  /// GitLab's words are info, minor, major, critical and blocker.
  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .note: "info"
    case .warning: "minor"
    case .error: "major"
    }
  }
}
