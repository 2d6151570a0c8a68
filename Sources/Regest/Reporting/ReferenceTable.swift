public import ArchivalReference

/// References as a table for people: where each stands, what it comes to in full, and
/// how that is known. One row a reference, columns aligned.
public struct ReferenceTable: Sendable {
  private static let header = ["PLACE", "SHIFR", "LISTS", "RESOLVED", "WITNESS", "ISSUES"]

  private let archives: ArchiveTable
  private var rows: [[String]] = []

  /// A table without rows.
  public init(archives: ArchiveTable = .standard) {
    self.archives = archives
  }

  /// Whether there is no row.
  public var isEmpty: Bool { rows.isEmpty }

  /// Adds the references of one text.
  ///
  /// - Parameter name: what to call the text; empty for none.
  public mutating func add(_ references: References, in text: Span<UInt8>, name: String) {
    var cursor = PlaceCursor()
    var places: [TextPosition] = []
    for reference in references {
      let place = cursor.place(of: reference.range.lowerBound, in: text)
      places.append(place)
      rows.append([
        "\(name.isEmpty ? "" : name + ":")\(place.line):\(place.column)",
        shifr(reference),
        reference.lists.isEmpty ? "-" : CanonicalForm.lists(reference.lists),
        resolved(reference, places),
        reference.witness?.text.printable ?? "-",
        reference.issues.isEmpty
          ? "-" : reference.issues.map(\.kind.rawValue).joined(separator: " "),
      ])
    }
  }

  /// The shifr in full; `?` for an archive that is not known.
  private func shifr(_ reference: Reference) -> String {
    let text = CanonicalForm.text(
      shifr: reference.shifr, karton: reference.karton, lists: [], archives: archives)
    if reference.shifr.archive != nil { return text }
    return text.isEmpty ? "?" : "?. \(text)"
  }

  /// What is printed, and where the rest is from.
  private func resolved(_ reference: Reference, _ places: [TextPosition]) -> String {
    let inherited = Level.allCases.filter {
      if case .inherited = reference.resolution[$0] { true } else { false }
    }
    if let antecedent = reference.resolution.antecedent, let first = inherited.first,
      let last = inherited.last
    {
      let levels = first == last ? first.name : "\(first.name) to \(last.name)"
      return "\(levels) from \(places[antecedent].line):\(places[antecedent].column)"
    }
    if reference.resolution[.archive] == .inferred { return "archive from the document" }
    return reference.shifr.archive == nil ? "unresolved" : "as printed"
  }

  /// The table with its header line; a column that is empty in every row is left out.
  public var text: String {
    let used = Self.header.indices.filter { column in
      column < 4 || rows.contains { $0[column] != "-" }
    }
    let all = [Self.header] + rows
    let widths = used.map { column in all.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return all.map { row in
      var line = ""
      for (column, width) in zip(used, widths) {
        line += row[column]
        guard column != used.last else { break }
        line += String(repeating: " ", count: width - row[column].unicodeScalars.count + 2)
      }
      return line + "\n"
    }.joined()
  }
}
