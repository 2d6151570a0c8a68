internal import ArchivalReference
public import CanonicalJSON
public import Fingerprint

/// A record that was found, with its place in `records.jsonl`.
public struct FoundRecord: Sendable {
  /// The record's id: the SHA-256 of ``bytes``.
  public var id: RegestID
  /// The canonical bytes, without a line end.
  public var bytes: [UInt8]
  /// What the bytes say.
  public var json: JSON

  /// Reads the bytes of one record; a line end after it is passed over.
  ///
  /// - Throws: `recordNotFound` where the bytes are no canonical record.
  public init(bytes: [UInt8], name: String) throws(RegestError) {
    var bytes = bytes
    if bytes.last == 0x0A { bytes.removeLast() }
    do {
      json = try JSON.parseRecord(bytes)
    } catch {
      throw RegestError(
        .recordNotFound, "\(name): not the canonical bytes of a record: \(error)",
        hint: "a record is one line of records.jsonl, unchanged", underlying: error)
    }
    guard json["type"]?.stringValue == RecordIssuer.type else {
      throw RegestError(.recordNotFound, "\(name): not a citation record of this version")
    }
    self.bytes = bytes
    id = RegestID(.record, try digest(of: bytes))
  }

  /// The digest of the source that the record says it was made from.
  public var source: SHA256Digest? {
    json["source"]?["sha256"]?.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
  }
}

extension IssuedFolder {
  /// The record with an id, or with the beginning of its digest (at least six hex digits).
  ///
  /// - Throws: `recordNotFound` where none or several fit.
  public func record(_ name: String) throws(RegestError) -> FoundRecord {
    let wanted = name.hasPrefix("regest:") ? RegestID(name)?.digest.hex ?? "" : name.lowercased()
    let isHex = wanted.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
    guard wanted.utf8.count >= 6, isHex else {
      throw RegestError(
        .invalidRequest, "“\(name)” is not the id of a record",
        hint: "give regest:1:rec:… or at least six digits of it")
    }
    var found: [[UInt8]] = []
    try readRecords { (line) throws(RegestError) in
      let bytes = Array(line)
      if try digest(of: bytes).hex.hasPrefix(wanted) { found.append(bytes) }
      return true
    }
    guard let bytes = found.first else {
      throw RegestError(.recordNotFound, "no record of \(path.display) has the id \(name)")
    }
    guard found.count == 1 else {
      throw RegestError(
        .recordNotFound, "\(found.count) records of \(path.display) begin with \(name)",
        hint: "give more digits")
    }
    return try FoundRecord(bytes: bytes, name: name)
  }

  /// The path of the listed source with a digest.
  ///
  /// - Throws: `manifestMalformed` where `MANIFEST.sha256` cannot be read.
  public func sourcePath(_ digest: SHA256Digest) throws(RegestError) -> PathBytes? {
    var path: PathBytes?
    try readSums { entry in
      if entry.digest == digest { path = entry.path }
      return path == nil
    }
    return path
  }
}

/// Derives a record again from its source, the register and the rules, and says
/// field by field where it differs.
public struct RecordVerifier: Sendable {
  private let survey: SourceSurvey

  /// A verifier that recomputes records with one register.
  public init(register: Register) throws(RegestError) {
    survey = try SourceSurvey(register: register)
  }

  /// What keeps a record from being reproduced; nothing where it holds.
  ///
  /// - Parameter source: the bytes of the source file.
  public func verify(
    _ record: FoundRecord, source: [UInt8], path: PathBytes
  ) throws(RegestError) -> [Diagnostic] {
    let fingerprint = FileFingerprint(
      digest: try digest(of: source), size: UInt64(source.count))
    guard record.source == fingerprint.digest else {
      return [
        Diagnostic(
          .sourceChanged, path: path, message: "it is not the source of the record",
          expected: record.source?.hex, found: fingerprint.digest.hex)
      ]
    }
    let rules = RulesIdentity(record.json["rules"])
    guard rules == survey.issuer.rules else {
      return [
        Diagnostic(
          .rulesDiffer, message: "the record was made by other rules and is not recomputed",
          expected: rules?.text, found: survey.issuer.rules.text)
      ]
    }
    let register = record.json["register"]?["sha256"]?.stringValue
    guard register == survey.issuer.register.sha256.hex else {
      return [
        Diagnostic(
          .registerDiffers,
          message: "the record was made against another register and is not recomputed",
          expected: register, found: survey.issuer.register.sha256.hex)
      ]
    }
    let examination = try survey.examiner.examine(source)
    let records = try survey.issuer.records(of: examination, text: source, source: fingerprint)
    if records.contains(where: { $0.bytes == record.bytes }) { return [] }
    return [
      Diagnostic(
        .recordChanged, path: path, message: "it is not what its source gives",
        notes: notes(record, records))
    ]
  }

  /// How it differs from the record of the same place, if there is one.
  private func notes(_ record: FoundRecord, _ records: [CitationRecord]) -> [String] {
    let start = record.json["place"]?["start"]
    for candidate in records {
      guard let json = try? JSON.parseRecord(candidate.bytes), json["place"]?["start"] == start
      else { continue }
      return RecordDifference.fields(expected: json, found: record.json).map(\.text)
    }
    return ["no reference begins at the place that it names"]
  }
}
