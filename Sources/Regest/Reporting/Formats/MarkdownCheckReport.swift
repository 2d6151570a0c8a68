internal import Fingerprint

/// For a comment on a change, or the summary of a job: counts, a table of what was found, and
/// excerpts file by file.
///
/// A comment on GitHub holds 65,536 characters and the summary of a step 1 MiB, so long
/// reports are cut, and say how much is left out. Columns are counted in Unicode scalars.
public struct MarkdownCheckReport: CheckReport {
  /// How many bytes the table takes at most, and how many the excerpts.
  private static let room = (table: 24_000, excerpts: 32_000)

  private var rows = ""
  private var unlisted = 0
  private var excerpts = ""
  private var unshown = 0

  /// A report.
  public init() {}

  /// Nothing yet: the counts come first.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    for finding in file.findings {
      let row = Self.row(finding)
      if unlisted == 0, rows.utf8.count + row.utf8.count <= Self.room.table {
        rows += row
      } else {
        unlisted += 1
      }
    }
    let report = TextReport(width: 90)
    let quoting = file.findings.filter { $0.line != nil }
    guard !quoting.isEmpty else { return [] }
    let block = MarkdownText.block(quoting.map { report.text($0) }.joined())
    let excerpt = """
      <details><summary>\(MarkdownText.code(file.path.display))</summary>

      \(block)
      </details>

      """
    if unshown == 0, excerpts.utf8.count + excerpt.utf8.count <= Self.room.excerpts {
      excerpts += excerpt
    } else {
      unshown += 1
    }
    return []
  }

  /// The whole report.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    var text = "### Archival citations: \(summary.findings)\n\n\(summary.text)\n"
    if !rows.isEmpty { text += "\n| severity | place | finding |\n|---|---|---|\n" + rows }
    if unlisted > 0 {
      text += "\n\(Summary.count(unlisted, "more finding")) not listed here\n"
    }
    if !excerpts.isEmpty { text += "\n" + excerpts }
    if unshown > 0 { text += "\nno excerpts of \(Summary.count(unshown, "more file"))\n" }
    return Array(text.utf8)
  }

  private static func row(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let severity = diagnostic.severity.rawValue
    let place = finding.placeText.map(MarkdownText.code) ?? ""
    let message = MarkdownText.escaped(finding.fullMessage)
    let code = "`\(diagnostic.code.rawValue)` \(diagnostic.code.name)"
    let shown = diagnostic.severity == .note ? severity : "**\(severity)**"
    return "| \(shown) | \(place) | \(message) (\(code)) |\n"
  }
}
