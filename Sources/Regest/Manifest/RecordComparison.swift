internal import CanonicalJSON
internal import Fingerprint

/// Compares issued records, line by line, with those that the sources give now.
///
/// The records that are expected stay where they were put aside; some 30 bytes each say
/// where.
struct RecordComparison {
  private let expected: ExpectedRecords
  private let reproducible: Set<SHA256Digest>
  private let listed: Set<SHA256Digest>
  private let path: PathBytes
  private var diagnostics: [Diagnostic] = []
  /// Which of the expected records were met.
  private var met: [Bool]
  /// The place among the expected records of the last one that was met.
  private var last = -1
  private var line = 0

  /// - Parameters:
  ///   - recomputed: the sources at hand with their records.
  ///   - reproducible: the digests of those of them that are listed.
  ///   - listed: the digests of all listed sources; the records of one that is
  ///     not at hand cannot be recomputed, which fixity has told.
  init(
    recomputed: SurveyedSources, reproducible: Set<SHA256Digest>, listed: Set<SHA256Digest>,
    path: PathBytes
  ) throws(RegestError) {
    expected = try ExpectedRecords(of: recomputed, in: reproducible)
    self.reproducible = reproducible
    self.listed = listed
    self.path = path
    met = Array(repeating: false, count: expected.count)
  }

  /// Compares the next line of `records.jsonl`.
  mutating func compare(_ bytes: [UInt8]) throws(RegestError) {
    line += 1
    let json: JSON
    do {
      json = try JSON.parseRecord(bytes)
    } catch {
      report(.recordChanged, "the line is not a canonical record: \(error)")
      return
    }
    guard let key = RecordKey(json) else {
      report(.recordChanged, "the line lacks its source or place")
      return
    }
    if let index = expected.index(of: key), !met[index] {
      met[index] = true
      let own = try expected.bytes(at: index)
      if own != bytes {
        report(.recordChanged, "it is not what its source gives", differences(json, own))
      } else if index < last {
        report(.recordChanged, "it is out of order")
      }
      last = index
    } else if reproducible.contains(key.source) || !listed.contains(key.source) {
      report(.recordExtra, "no reference of a listed source gives this record")
    }
  }

  /// What was found, when all lines are compared: by line, and then what has none.
  func results() throws(RegestError) -> [Diagnostic] {
    var diagnostics = diagnostics
    for index in met.indices where !met[index] {
      let key = expected.key(at: index)
      diagnostics.append(
        Diagnostic(
          .recordMissing, path: path,
          message: "bytes \(key.start) to \(key.end) of source \(key.source.hex.prefix(12))… have "
            + "no record"))
    }
    return diagnostics
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ notes: [String] = []
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
