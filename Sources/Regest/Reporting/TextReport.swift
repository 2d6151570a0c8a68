internal import ArchivalReference
internal import Fingerprint

/// Diagnostics as text for people: a head line, the source line, and a caret
/// under the span.
///
/// Columns are counted in scalars that take a place on the screen, so a caret
/// stands right under Cyrillic and under letters with combining marks.
public struct TextReport: Sendable {
  /// Whether to use colour (ANSI SGR).
  public var isColoured: Bool
  /// How many columns of a source line are shown; a longer one is cut around the span.
  public var width: Int

  /// A report of a width in columns.
  public init(isColoured: Bool = false, width: Int = 100) {
    self.isColoured = isColoured
    self.width = width
  }

  /// One diagnostic, ended by a line end.
  public func text(_ diagnostic: Diagnostic) -> String { text(Finding(diagnostic: diagnostic)) }

  /// One finding with its source line, ended by a line end.
  public func text(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    var text = head(diagnostic) + "\n"
    if let line = finding.line, !line.span.isEmpty {
      text += excerpt(line, number: finding.start.map { String($0.line) } ?? "")
    }
    if let expected = diagnostic.expected { text += detail("expected", expected) }
    if let found = diagnostic.found { text += detail("found", found) }
    for note in diagnostic.notes { text += detail("note", note) }
    if let reference = finding.reading { text += detail("read as", reference) }
    if let fix = diagnostic.fix { text += detail("fix", finding.words(of: fix)) }
    return text
  }

  /// The head line alone: `PATH:LINE:COLUMN: severity CODE name: message`, in a document
  /// without lines `PATH: footnote 12: …`.
  public func head(_ diagnostic: Diagnostic) -> String {
    var place = diagnostic.path.map(\.headOfLine) ?? ""
    if let at = diagnostic.place {
      place += at.part.map { ": \($0)" } ?? ":\(at.line):\(at.column)"
    }
    if !place.isEmpty { place += ": " }
    let severity = colour(diagnostic.severity.rawValue, of: diagnostic.severity)
    let code = "\(diagnostic.code.rawValue) \(diagnostic.code.name)"
    return "\(place)\(severity) \(code): \(diagnostic.message)"
  }

  private func detail(_ name: String, _ text: String) -> String { "      = \(name): \(text)\n" }

  private func excerpt(_ line: QuotedLine, number: String) -> String {
    let shown = Excerpt(line, width: width)
    let margin = String(repeating: " ", count: max(5, number.count + 1))
    let padded = String(repeating: " ", count: margin.count - number.count) + number
    return "\(padded) | \(shown.text)\n\(margin) | \(shown.underline)\n"
  }

  private func colour(_ text: String, of severity: Severity) -> String {
    guard isColoured else { return text }
    let code =
      switch severity {
      case .note: "36"
      case .warning: "33"
      case .error: "31"
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}

extension PathBytes {
  /// The path for people where a line begins with it: two colons at the beginning would be a
  /// command to GitHub's runner.
  var headOfLine: String { display.hasPrefix("::") ? "./" + display : display }
}
