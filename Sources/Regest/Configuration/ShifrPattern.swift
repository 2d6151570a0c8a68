package import ArchivalReference

/// A place in the holdings of an archive, as one names it in a configuration: it takes in all
/// references to it and to what lies below it.
public struct ShifrPattern: Sendable, Hashable {
  /// As it was written.
  public let text: String
  private let lineage: String
  private let shifr: Shifr
  private let lists: [ListSpan]

  /// Reads a place.
  ///
  /// - Parameters:
  ///   - text: A reference in any form that `regest parse` reads, the path of an entry
  ///     (`RGASPI/558/11`), or an archive alone by its key or a name.
  ///   - defaultArchive: The key of the archive that is meant where none is named.
  /// - Returns: nil for anything else, also for several references.
  public init?(_ text: String, defaultArchive: String?) {
    let archives = ArchiveTable.standard
    self.text = text
    if let archive = archives.archive(named: text) {
      (lineage, shifr, lists) = (archive.lineage, Shifr(), [])
      return
    }
    var readings = [text]
    if let name = defaultArchive.flatMap({ archives[$0]?.names.first }) {
      readings.append("\(name). \(text)")
    }
    if let path = Self.shifr(path: text) {
      readings.insert(CanonicalForm.text(shifr: path, lists: []), at: 0)
    }
    for reading in readings {
      let references = ReferenceParser().references(in: Array(reading.utf8))
      guard references.count == 1, let reference = references.first,
        reference.range == 0..<reading.utf8.count
          || reference.range.upperBound + 1 == reading.utf8.count,
        let archive = reference.shifr.archive.flatMap({ archives[$0] })
      else { continue }
      (lineage, shifr, lists) = (archive.lineage, reference.shifr, reference.lists)
      return
    }
    return nil
  }

  /// Reads `RGASPI/558/11/740`.
  private static func shifr(path: String) -> Shifr? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard 2...4 ~= parts.count, !parts.contains(""), ArchiveTable.standard[parts[0]] != nil else {
      return nil
    }
    return Shifr(
      archive: parts[0], fond: parts[1], opis: parts.count > 2 ? parts[2] : nil,
      delo: parts.count > 3 ? parts[3] : nil)
  }

  /// Whether a reference in its canonical printed form is to this place or below it.
  public func matches(canonical: String) -> Bool {
    let references = ReferenceParser().references(in: Array(canonical.utf8))
    guard references.count == 1, let reference = references.first else { return false }
    return matches(reference)
  }

  private func matches(_ reference: Reference) -> Bool {
    guard let key = reference.shifr.archive, ArchiveTable.standard[key]?.lineage == lineage else {
      return false
    }
    for level in [Level.fond, .opis, .delo] {
      if let number = shifr[level], reference.shifr[level] != number { return false }
    }
    return lists.isEmpty || lists == reference.lists
  }
}

extension ArchiveTable {
  /// The archive with a key or a name, in any case; nil where several have the name.
  package func archive(named text: String) -> Archive? {
    if let archive = self[text] { return archive }
    let wanted = text.lowercased()
    let named = archives.filter { archive in
      archive.key.lowercased() == wanted || archive.names.contains { $0.lowercased() == wanted }
    }
    return named.count == 1 ? named.first : nil
  }
}
