internal import CanonicalJSON
internal import Fingerprint

/// Compares issued records with those that the sources give now.
struct RecordComparison {
  private(set) var diagnostics: [Diagnostic] = []
  private let path: PathBytes

  /// A record's place in the set: the source and where in it.
  private struct Key: Hashable {
    var source: String
    var start: Int64
    var end: Int64

    init?(_ record: JSON) {
      guard let source = record["source"]?["sha256"]?.stringValue,
        let start = record["place"]?["start"]?.integerValue,
        let end = record["place"]?["end"]?.integerValue
      else { return nil }
      self.source = source
      self.start = start
      self.end = end
    }
  }

  /// - Parameters:
  ///   - issued: the lines of `records.jsonl`.
  ///   - recomputed: the records of the sources at hand that are listed.
  ///   - reproducible: the digests of these sources.
  ///   - listed: the digests of all listed sources; the records of one that is
  ///     not at hand cannot be recomputed, which fixity has told.
  init(
    issued: [[UInt8]], recomputed: [CitationRecord],
    reproducible: Set<SHA256Digest>, listed: Set<SHA256Digest>, path: PathBytes
  ) {
    self.path = path
    var expected: [Key: [UInt8]] = [:]
    var order: [Key] = []
    for record in recomputed {
      guard let json = try? JSON.parseRecord(record.bytes), let key = Key(json) else { continue }
      expected[key] = record.bytes
      order.append(key)
    }
    var lastPosition = -1
    var positions: [Key: Int] = [:]
    for (index, key) in order.enumerated() { positions[key] = index }
    var met: Set<Key> = []
    for (index, line) in issued.enumerated() {
      let number = index + 1
      let json: JSON
      do {
        json = try JSON.parseRecord(line)
      } catch {
        report(.recordChanged, number, "the line is not a canonical record: \(error)")
        continue
      }
      guard let key = Key(json), let source = SHA256Digest(hex: key.source.utf8) else {
        report(.recordChanged, number, "the line lacks its source or place")
        continue
      }
      if let bytes = expected[key], met.insert(key).inserted {
        if bytes != line {
          report(
            .recordChanged, number, "it is not what its source gives", differences(json, bytes))
        } else if let position = positions[key], position < lastPosition {
          report(.recordChanged, number, "it is out of order")
        }
        lastPosition = positions[key] ?? lastPosition
      } else if reproducible.contains(source) || !listed.contains(source) {
        report(.recordExtra, number, "no reference of a listed source gives this record")
      }
    }
    for key in order where !met.contains(key) {
      diagnostics.append(
        Diagnostic(
          .recordMissing, path: path,
          message:
            "bytes \(key.start) to \(key.end) of source \(key.source.prefix(12))… have no record"))
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, _ line: Int, _ message: String, _ notes: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(
        code, path: path, place: Diagnostic.Place(range: 0..<0, line: line, column: 1),
        message: message, notes: notes))
  }

  /// The fields in which a record differs from the one that is expected.
  private func differences(_ found: JSON, _ expected: [UInt8]) -> [String] {
    guard let expected = try? JSON.parseRecord(expected) else { return [] }
    return RecordDifference.fields(expected: expected, found: found).map(\.text)
  }
}
