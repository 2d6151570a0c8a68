public import ArchivalReference

/// References as a table for people: one row a reference, columns aligned.
public struct ReferenceTable: Sendable {
  private var rows: [[String]] = []

  /// A table without rows.
  public init() {}

  /// Whether there is no row.
  public var isEmpty: Bool { rows.isEmpty }

  /// Adds the references of one text.
  ///
  /// - Parameter name: what to call the text; empty for none.
  public mutating func add(_ references: [Reference], in text: [UInt8], name: String) {
    guard !references.isEmpty else { return }
    var lines = PlaceCursor()
    for reference in references {
      let place = lines.place(of: reference.range.lowerBound, in: text.span)
      rows.append([
        "\(name.isEmpty ? "" : name + ":")\(place.line):\(place.column)",
        reference.form.rawValue,
        reference.shifr.archive ?? "-",
        reference.shifr.fond ?? "-",
        reference.shifr.opis ?? "-",
        reference.shifr.delo ?? "-",
        reference.lists.isEmpty ? "-" : reference.lists.map(\.text).joined(separator: ","),
        reference.witness?.text.printable ?? "-",
        reference.issues.isEmpty
          ? "-" : reference.issues.map(\.kind.rawValue).joined(separator: " "),
      ])
    }
  }

  /// The table with its header line.
  public var text: String {
    let header = [
      "PLACE", "FORM", "ARCHIVE", "FOND", "OPIS", "DELO", "LISTS", "WITNESS", "ISSUES",
    ]
    let all = [header] + rows
    let widths = header.indices.map { column in
      all.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        guard column < row.count - 1 else { break }
        let padding = widths[column] - cell.unicodeScalars.count + 2
        line += String(repeating: " ", count: padding)
      }
      return line + "\n"
    }.joined()
  }
}
