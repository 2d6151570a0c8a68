internal import CanonicalJSON
public import Fingerprint

/// A proof as a file, see ``ProofFile``: the record stands in it as a value, whose
/// canonical form is the bytes that its id is the SHA-256 of.
extension RecordProof {
  /// The canonical bytes, without a line end.
  ///
  /// - Throws: `digestUnavailable`, or `invalidRequest` for numbers no JSON can hold.
  public func bytes() throws(RegestError) -> [UInt8] {
    try ProofFile.bytes(
      .record, of: source.statement,
      [
        ("record", inclusion.json([("content", record.json)])),
        ("signatures", .array(signatures.map { .string($0.text) })),
        ("source", source.part),
      ])
  }

  /// Whether a file begins like one.
  ///
  /// - Throws: `unreadable`.
  public static func isProof(_ path: PathBytes) throws(RegestError) -> Bool {
    try VerificationSubject.proofKind(path) == .record
  }

  /// Reads a proof from a file, with a line end behind it or none.
  ///
  /// - Throws: `unreadable`; `manifestMalformed`, saying what is wrong.
  public init(_ path: PathBytes) throws(RegestError) {
    try self.init(try ProofFile(path, .record))
  }

  /// Reads what ``bytes()`` writes.
  package init(bytes: [UInt8], name: String) throws(RegestError) {
    try self.init(try ProofFile(bytes: bytes, .record, name: name))
  }

  private init(_ file: ProofFile) throws(RegestError) {
    let part = file.json["record"]
    guard let content = part?["content"], let signatures = file.json["signatures"]?.arrayValue
    else { throw file.malformed("a part of it is missing") }
    let record: FoundRecord
    do {
      record = try FoundRecord(bytes: try content.recordBytes(), name: "the record in it")
    } catch {
      throw file.malformed("\(error)")
    }
    let known = signatures.compactMap { $0.stringValue.flatMap(ArmoredSignature.init) }
    guard known.count == signatures.count else {
      throw file.malformed("what it carries as a signature is none of SSH")
    }
    guard zip(known, known.dropFirst()).allSatisfy(<) else {
      throw file.malformed("its signatures are not in the order of their text")
    }
    self.init(
      record: record,
      inclusion: try file.inclusion(part, in: file.statement.recordTree),
      source: try SourceProof(partOf: file), signatures: known)
    try file.checkIsWhole(bytes())
  }
}
