internal import Fingerprint
public import Merkle

/// The proof that one record was issued in a manifest, and what it was made from, which
/// stands alone: the record, its way up the Merkle tree over the ids of all records, the
/// line of its source with the way of that, and `manifest.json`, which names both roots.
///
/// It is worth what the manifest's id is: compare that with the id you were given, or
/// check one of the signatures over it, which the proof carries along and does not check.
public struct RecordProof: Sendable {
  /// A part of the proof. Raw values stand in reports.
  public enum Part: String, Sendable, CaseIterable {
    /// The record's id leads to the root over all records.
    case record
    /// The source's line leads to the root over all sources.
    case line
    /// The record was made from the source of that line.
    case source
    /// It was made against the manifest's register.
    case register
    /// It was made by the manifest's rules.
    case rules
  }

  /// The record.
  public let record: FoundRecord
  /// The place of its id among those of all records, and the hashes beside its way.
  public let inclusion: InclusionProof
  /// The first file by path that has the bytes the record was made from.
  public let source: SourceProof
  /// The signatures that lay beside the manifest, in the order of their text.
  public let signatures: [ArmoredSignature]

  /// The manifest's id.
  public var manifest: RegestID { source.manifest }

  /// A proof of parts that were received.
  init(
    record: FoundRecord, inclusion: InclusionProof, source: SourceProof,
    signatures: [ArmoredSignature]
  ) {
    self.record = record
    self.inclusion = inclusion
    self.source = source
    self.signatures = signatures
  }

  /// The proof for a record of an issued folder.
  ///
  /// All records and all lines are read; 32 bytes are held for each.
  ///
  /// - Throws: `recordNotFound` where the folder holds no such record;
  ///   `manifestMalformed` where it lists no source that the record was made from.
  public init(of record: FoundRecord, in folder: IssuedFolder) throws(RegestError) {
    var index: Int?
    var leaves = try LeafHashes()
    try folder.readRecords { (line) throws(RegestError) in
      let id = try digest(of: Array(line))
      if index == nil, id == record.id.digest { index = leaves.count }
      try leaves.append(Self.leaf(id)[...])
      return true
    }
    guard let index, let inclusion = try leaves.proof(of: index) else {
      throw RegestError(
        .recordNotFound, "no record of \(folder.path.display) has the id \(record.id)")
    }
    guard let digest = record.source,
      let source = try SourceProof(in: folder, where: { $0.digest == digest })
    else {
      throw RegestError(
        .manifestMalformed,
        "\(folder.path.display) lists no file that \(record.id) was made from",
        hint: "`regest verify` says what changed")
    }
    self.init(
      record: record, inclusion: inclusion, source: source,
      signatures: try ArmoredSignature.all(in: folder).signatures)
  }

  /// What of a record is a leaf: the hex digits of its id.
  static func leaf(_ id: SHA256Digest) -> [UInt8] { Array(id.hex.utf8) }

  /// What does not hold, each with the part of the proof that it is about.
  ///
  /// - Throws: `digestUnavailable`.
  public func findings() throws(RegestError) -> [(part: Part, diagnostic: Diagnostic)] {
    let statement = source.statement
    var findings: [(Part, Diagnostic)] = []
    func report(_ part: Part, _ message: String, _ expected: String?, _ found: String?) {
      findings.append(
        (
          part,
          Diagnostic(.proofBroken, message: message, expected: expected, found: found)
        ))
    }
    if try !inclusion.holds(leaf: Self.leaf(record.id.digest), in: statement.recordTree) {
      report(
        .record, "the record's id does not lead to the Merkle root of \(manifest)",
        statement.recordTree.root.hex, nil)
    }
    findings += try source.findings().map { (.line, $0) }
    if record.source != source.source.digest {
      report(
        .source, "the record was made from another file than \(source.source.path.display)",
        source.source.digest.hex, record.source?.hex)
    }
    if record.register != statement.register {
      report(
        .register, "the record was made against another register than its manifest",
        statement.register.hex, record.register?.hex)
    }
    if record.rules != statement.rules {
      report(
        .rules, "the record was made by other rules than its manifest", statement.rules.text,
        record.rules?.text)
    }
    return findings
  }
}
