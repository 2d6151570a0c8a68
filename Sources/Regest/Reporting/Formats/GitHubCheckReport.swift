internal import ArchivalReference
internal import Fingerprint

/// For GitHub Actions: a workflow command for each finding, which becomes an annotation.
///
/// `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message` (GitHub, “Workflow
/// commands”). GitHub says that columns begin with 1 and stand for one line only, not in which
/// unit, and shows annotations by the line; they are counted in Unicode scalars, as for people,
/// and left out where a place goes over several lines, which the runner refuses. GitHub shows
/// ten annotations of each severity a step; the log and the summary of the job have all.
public struct GitHubCheckReport: CheckReport {
  private let hasSummary: Bool

  /// A report with or without the line that counts.
  public init(hasSummary: Bool = true) {
    self.hasSummary = hasSummary
  }

  /// A command for each finding of a file.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    file.findings.flatMap { Array(Self.command($0).utf8) }
  }

  /// One line that counts, for the log.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    hasSummary ? Array((summary.text + "\n").utf8) : []
  }

  private static func command(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    var properties: [(String, String)] = []
    if let path = diagnostic.path {
      properties.append(("file", path.normalized.utf8 ?? path.normalized.display))
    }
    if let start = finding.start, let end = finding.end {
      properties.append(("line", String(start.line)))
      if start.line == end.line {
        properties.append(("col", String(start.column)))
        // The column behind the place, as that of SARIF: the documents do not say which.
        properties.append(("endColumn", String(end.column)))
      } else {
        properties.append(("endLine", String(end.line)))
      }
    }
    properties.append(("title", "\(diagnostic.code.rawValue) \(diagnostic.code.name)"))
    let written = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
    return "::\(command(diagnostic.severity)) \(written)::\(escaped(finding.placedMessage))\n"
  }

  private static func command(_ severity: Severity) -> String {
    severity == .note ? "notice" : severity.rawValue
  }

  /// A message: what would end the command is percent-encoded, as `escapeData` of GitHub's
  /// toolkit does it (actions/toolkit, packages/core/src/command.ts).
  private static func escaped(_ text: String) -> String {
    replacing(text) { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  /// A property: also what parts properties, as `escapeProperty` does it.
  private static func escapedProperty(_ text: String) -> String {
    replacing(escaped(text)) { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  /// By scalars: a line feed behind a carriage return is no character of its own.
  private static func replacing(
    _ text: String, _ replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let text = replacement(scalar) {
        result += text.unicodeScalars
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
