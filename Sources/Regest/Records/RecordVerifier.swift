internal import CanonicalJSON
public import Fingerprint

/// What became of a record when it was derived again.
public struct RecordDerivation: Sendable {
  /// How it ended. Raw values stand in reports.
  public enum Conclusion: String, Sendable {
    /// All that the record says was derived again, by this register and these rules.
    case reproduced
    /// It differs, and another register or other rules explain it.
    case differs
    /// It is not from this source, or says what source, register and rules do not give.
    case refuted
  }

  /// A field that differs, with what explains it; `expected` is what was derived.
  public struct Difference: Sendable {
    /// The field and its values.
    public var field: RecordDifference
    /// What explains it; nothing where it was altered.
    public var causes: [RecordCause]
  }

  /// What keeps the record from being reproduced, and what is worth knowing.
  public var diagnostics: [Diagnostic]
  /// Field by field what differs from the record that was derived.
  public var differences: [Difference] = []
  /// The id of the record that was derived and compared; nil where there is none.
  public var derived: RegestID?
  /// Where that begins, in bytes.
  public var start: Int64?

  /// How it ended.
  public var conclusion: Conclusion {
    switch diagnostics.map(\.severity).max() {
    case .error: .refuted
    case .warning: .differs
    default: .reproduced
    }
  }
}

/// Derives a record again from its source, the register and the rules, and says
/// field by field where it differs, and why.
public struct RecordVerifier: Sendable {
  private let survey: SourceSurvey

  /// A verifier that derives records with one register.
  public init(register: Register) throws(RegestError) {
    survey = try SourceSurvey(register: register)
  }

  /// Derives a record from what should be its source.
  ///
  /// Another register or other rules do not refute a record: it is what it was, and what
  /// differs by them is told as such.
  ///
  /// - Parameter source: the bytes of the source file.
  public func verify(
    _ record: FoundRecord, source: [UInt8], path: PathBytes
  ) throws(RegestError) -> RecordDerivation {
    let fingerprint = FileFingerprint(
      digest: try digest(of: source), size: UInt64(source.count))
    let examination = try survey.examiner.examine(source)
    let records = try survey.issuer.records(of: examination, text: source, source: fingerprint)
    if let same = records.first(where: { $0.bytes == record.bytes }) {
      return RecordDerivation(diagnostics: [], derived: same.id)
    }
    var derived: [(id: RegestID, json: JSON)] = []
    for candidate in records {
      guard let json = try? JSON.parseRecord(candidate.bytes) else { continue }
      derived.append((candidate.id, json))
    }
    guard let nearest = Self.nearest(to: record.json, among: derived) else {
      return without(record, fingerprint, path)
    }
    return compare(record, nearest, fingerprint, path)
  }

  /// The record of the reference that is meant: at its place with its text, or else the
  /// nearest one with its text, or with its canonical form, or else one at its place.
  private static func nearest(
    to record: JSON, among candidates: [(id: RegestID, json: JSON)]
  ) -> (id: RegestID, json: JSON)? {
    let start = record["place"]?["start"]?.integerValue ?? 0
    func distance(_ json: JSON) -> UInt64 {
      let place = json["place"]?["start"]?.integerValue ?? 0
      let (distance, overflows) = place.subtractingReportingOverflow(start)
      return overflows ? .max : UInt64(distance.magnitude)
    }
    for field in ["text", "canonical"] {
      let alike = candidates.filter { $0.json[field] == record[field] }
      if let nearest = alike.min(by: { distance($0.json) < distance($1.json) }) {
        return nearest
      }
    }
    return candidates.first { distance($0.json) == 0 }
  }

  /// Compares a record with the one that its source gives now.
  private func compare(
    _ record: FoundRecord, _ nearest: (id: RegestID, json: JSON),
    _ fingerprint: FileFingerprint, _ path: PathBytes
  ) -> RecordDerivation {
    let pair = RecordPair(nearest.json, record.json)
    let differences = pair.differences.map {
      RecordDerivation.Difference(field: $0, causes: pair.causes(of: $0).sorted())
    }
    var diagnostics = conditions(record, fingerprint, path)
    let moved = Self.moved(record.json, nearest.json)
    let bySource = differences.filter { $0.causes.contains(.source) }
    if pair.changed.contains(.source), !diagnostics.isEmpty {
      diagnostics[0].notes += [
        moved ?? "a reference with its text stands in this file at its place"
      ]
      diagnostics[0].notes += bySource.notes
    }
    let others = differences.filter { !$0.causes.contains(.source) }
    let altered = others.filter(\.causes.isEmpty)
    if !altered.isEmpty {
      let isMoved = altered.contains { $0.field.kind == .place }
      diagnostics.append(
        Diagnostic(
          .recordChanged, path: path, message: "it is not what its source gives",
          notes: (isMoved ? moved.map { [$0] } ?? [] : []) + altered.map(\.field.text)))
    }
    let reading = others.filter {
      !$0.causes.isEmpty && [.place, .reading].contains($0.field.kind)
    }
    if !reading.isEmpty {
      diagnostics.append(
        Diagnostic(
          .readingDiffers, path: path, message: "by these rules the reference is read otherwise",
          notes: reading.notes))
    }
    let judged = others.filter {
      !$0.causes.isEmpty && [.verdict, .basis].contains($0.field.kind)
    }
    if judged.contains(where: { $0.field.kind == .verdict }) {
      let causes = Set(judged.flatMap(\.causes)).sorted()
      diagnostics.append(
        Diagnostic(
          .verdictDiffers, path: path,
          message: "\(Self.reason(causes)) the verdict is another one", notes: judged.notes))
    } else if !judged.isEmpty,
      let index = diagnostics.firstIndex(where: { $0.code == .otherRegister })
        ?? diagnostics.firstIndex(where: { $0.code == .otherRules })
    {
      diagnostics[index].notes += judged.notes
    }
    if diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          .recordChanged, path: path, message: "its bytes are not what its source gives"))
    }
    return RecordDerivation(
      diagnostics: diagnostics, differences: differences, derived: nearest.id,
      start: nearest.json["place"]?["start"]?.integerValue)
  }

  /// What is said of a record that is like nothing its source gives.
  private func without(
    _ record: FoundRecord, _ fingerprint: FileFingerprint, _ path: PathBytes
  ) -> RecordDerivation {
    var diagnostics = conditions(record, fingerprint, path)
    let reason = "no reference has its text, its canonical form or its place"
    if let index = diagnostics.firstIndex(where: { $0.code == .sourceChanged }) {
      diagnostics[index].notes.append(reason)
    } else if let rules = record.rules, rules.readsOtherwise(than: survey.issuer.rules) {
      diagnostics.append(
        Diagnostic(
          .readingDiffers, path: path, message: "by these rules the reference is not found",
          notes: [reason]))
    } else {
      diagnostics.append(
        Diagnostic(
          .recordChanged, path: path, message: "it is not what its source gives", notes: [reason]))
    }
    return RecordDerivation(diagnostics: diagnostics)
  }

  /// Which of the source, the register and the rules are not those of the record.
  private func conditions(
    _ record: FoundRecord, _ fingerprint: FileFingerprint, _ path: PathBytes
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if record.source != fingerprint.digest {
      let size = record.json["source"]?["size"]?.integerValue ?? 0
      diagnostics.append(
        Diagnostic(
          .sourceChanged, path: path, message: "it is not the source of the record",
          expected: record.source?.hex, found: fingerprint.digest.hex,
          notes: ["the record's source has \(size) bytes, this file \(fingerprint.size)"]))
    }
    let snapshot = survey.issuer.register.sha256
    if let register = record.register, register != snapshot {
      diagnostics.append(
        Diagnostic(
          .otherRegister, message: "the record was made against another snapshot of the register",
          expected: register.hex, found: snapshot.hex))
    }
    if let rules = record.rules, rules != survey.issuer.rules {
      diagnostics.append(
        Diagnostic(
          .otherRules, message: "the record was made by other rules", expected: rules.text,
          found: survey.issuer.rules.text))
    }
    return diagnostics
  }

  /// Where the reference stands, if not where the record says.
  private static func moved(_ record: JSON, _ derived: JSON) -> String? {
    guard record["place"] != derived["place"], let place = derived["place"],
      let start = place["start"]?.integerValue, let line = place["line"]?.integerValue,
      let column = place["column"]?.integerValue,
      let named = record["place"]?["start"]?.integerValue
    else { return nil }
    let (by, overflows) = start.subtractingReportingOverflow(named)
    let shift = by == 0 || overflows ? "" : ", \(by.magnitude) bytes \(by > 0 ? "after" : "before")"
    let like = record["text"] == derived["text"] ? "its text" : "its canonical form"
    return "the nearest reference with \(like) is at line \(line), column \(column), byte \(start)"
      + (shift.isEmpty ? "" : shift + " the place in the record")
  }

  private static func reason(_ causes: [RecordCause]) -> String {
    causes.map { $0 == .rules ? "by these rules" : "against this register" }
      .joined(separator: " and ")
  }
}

extension [RecordDerivation.Difference] {
  /// What the record says and what was derived, and last the entries it rests on.
  fileprivate var notes: [String] {
    filter { $0.field.entry == nil }.map { difference in
      difference.field.text("here", "in the record")
    }
      + map(\.field).entryChanges(
        gone: "the record rests on", new: "here it rests on", other: "it rests on other content of")
  }
}

extension RulesIdentity {
  /// Whether what is read may be another thing, and not only what is said of it.
  func readsOtherwise(than other: RulesIdentity) -> Bool {
    parser != other.parser || archives != other.archives
  }
}
