internal import ArchivalReference

/// A comment in a text by which findings are not told: `regest: ignore REF101 -- why`.
public struct Directive: Sendable, Equatable {
  /// Of which findings it speaks.
  public enum Scope: String, Sendable, CaseIterable {
    /// Those that begin in its line.
    case line = "ignore"
    /// Those that begin in the line behind its own.
    case nextLine = "ignore-next-line"
    /// All of the file.
    case file = "ignore-file"
  }

  /// Of which findings it speaks.
  public var scope: Scope
  /// Of which diagnostics; of all where there is none.
  public var selectors: [DiagnosticSelector]
  /// Why, for people.
  public var reason: String?
  /// Where it stands, as a finding that it is of no use would have it.
  public var mark: Finding

  /// The selectors that speak of a finding; nil where the directive does not.
  func selectors(matching finding: Finding) -> [DiagnosticSelector]? {
    guard isAbout(finding) else { return nil }
    let code = finding.diagnostic.code
    if selectors.isEmpty { return code.isSelectable && !code.isAboutConfiguration ? [] : nil }
    let matching = selectors.filter { $0.contains(code) }
    return matching.isEmpty ? nil : matching
  }

  /// The line whose findings it speaks of; nil for those of the whole file.
  var line: Int? {
    switch scope {
    case .line: mark.start?.line
    case .nextLine: mark.start.map { $0.line + 1 }
    case .file: nil
    }
  }

  private func isAbout(_ finding: Finding) -> Bool {
    scope == .file || (line != nil && finding.start?.line == line)
  }

  /// That it is of no use, wholly or as to some of its codes.
  func unused(_ useless: [DiagnosticSelector]) -> Finding {
    let place =
      switch scope {
      case .line: "in this line"
      case .nextLine: "in the next line"
      case .file: "in this file"
      }
    let codes = useless.map(\.text).joined(separator: ", ")
    var finding = mark
    finding.diagnostic.message =
      codes.isEmpty
      ? "there is nothing to ignore \(place)" : "there is no \(codes) to ignore \(place)"
    return finding
  }
}
