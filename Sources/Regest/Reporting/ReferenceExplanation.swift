public import ArchivalReference

/// What was understood of a reference, level by level, and what was read through
/// damage: for the person who wonders why.
public struct ReferenceExplanation: Sendable {
  private let archives: ArchiveTable

  /// Explanations with the names of these archives.
  public init(archives: ArchiveTable = .standard) {
    self.archives = archives
  }

  /// One block of lines a reference, with an empty line after each.
  ///
  /// - Parameter name: what to call the text; empty for none.
  public func text(_ references: References, in text: Span<UInt8>, name: String) -> String {
    var lines = PlaceCursor()
    var places: [Diagnostic.Place] = []
    for reference in references { places.append(lines.place(of: reference.range, in: text)) }
    var blocks = ""
    for (reference, place) in zip(references, places) {
      blocks += block(reference, at: place, places, in: text, name)
    }
    return blocks
  }

  private func block(
    _ reference: Reference, at place: Diagnostic.Place, _ places: [Diagnostic.Place],
    in text: Span<UInt8>, _ name: String
  ) -> String {
    let printed = text.string(reference.range).printable
    let prefix = name.isEmpty ? "" : name + ":"
    var lines = ["\(prefix)\(place.line):\(place.column)  \(printed)"]
    for level in [Level.archive, .fond, .opis, .delo] {
      if level == .delo, let karton = reference.karton { lines.append(row("karton", karton, "")) }
      let value = reference.shifr[level]
      let origin = origin(reference.resolution[level], places)
      lines.append(row(level.name, value ?? "-", value == nil ? "" : origin))
    }
    let lists = reference.lists.map(\.text).joined(separator: ", ")
    let listsOrigin = origin(reference.resolution[.list], places)
    lines.append(row("lists", lists.isEmpty ? "-" : lists, listsOrigin))
    if let witness = reference.witness { lines.append(row("witness", witness.text.printable, "")) }
    lines.append(row("reads", reference.canonicalText(archives: archives), ""))
    let messages = FormMessages(archives: archives)
    for issue in reference.issues {
      let code = DiagnosticCode(issue.kind)
      let message = messages.message(issue, of: reference, text: text)
      lines.append("  \(code.rawValue) \(code.name): \(message)")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func row(_ name: String, _ value: String, _ origin: String) -> String {
    let label = "  " + name + String(repeating: " ", count: max(1, 9 - name.count))
    guard !origin.isEmpty else { return label + value }
    let padding = String(repeating: " ", count: max(1, 12 - value.unicodeScalars.count))
    return label + value + padding + origin
  }

  private func origin(_ origin: Resolution.Origin, _ places: [Diagnostic.Place]) -> String {
    switch origin {
    case .absent: ""
    case .printed: "printed"
    case .inferred: "inferred: the only archive that the document names"
    case .inherited(let index):
      "inherited from \(places[index].line):\(places[index].column)"
    }
  }
}
