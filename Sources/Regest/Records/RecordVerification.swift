public import Fingerprint

/// What was found of one record: whether it was issued as it is, and whether its source
/// gives it still.
public struct RecordVerification: Sendable {
  /// The record.
  public let record: FoundRecord
  /// The proof that it was issued; nil for a record that was given alone.
  public let proof: RecordProof?
  /// The parts of the proof that do not hold.
  public let broken: Set<RecordProof.Part>
  /// What does not hold, and what is worth knowing.
  public private(set) var diagnostics: [Diagnostic]
  /// What became of it when it was derived again; nil where its source was not looked at.
  public private(set) var derivation: RecordDerivation?

  /// What is to be thought of the proof's signatures; nil where they were not checked.
  public private(set) var signatures: SignatureVerification?

  /// Checks a proof alone.
  public init(_ proof: RecordProof) throws(RegestError) {
    let findings = try proof.findings()
    record = proof.record
    self.proof = proof
    broken = Set(findings.map(\.part))
    diagnostics = findings.map(\.diagnostic)
  }

  private init(alone record: FoundRecord, _ diagnostics: [Diagnostic]) {
    self.record = record
    proof = nil
    broken = []
    self.diagnostics = diagnostics
  }

  /// Checks that a record was issued in a folder; without one nothing is known of that.
  public init(_ record: FoundRecord, in folder: IssuedFolder?) throws(RegestError) {
    guard let folder else {
      self.init(alone: record, [])
      return
    }
    do {
      try self.init(try RecordProof(of: record, in: folder))
    } catch {
      guard error.code == .recordNotFound else { throw error }
      let finding = Diagnostic(
        .recordExtra, path: folder.path, message: "none of its records has these bytes",
        found: "\(record.id)")
      self.init(alone: record, [finding])
    }
  }

  /// Derives the record again.
  ///
  /// - Parameters:
  ///   - source: the bytes of its source.
  ///   - path: what that is called in findings.
  public mutating func derive(
    by verifier: RecordVerifier, from source: [UInt8], _ path: PathBytes
  ) throws(RegestError) {
    let derivation = try verifier.verify(record, source: source, path: path)
    diagnostics += derivation.diagnostics
    self.derivation = derivation
  }

  /// Takes in what was found of the signatures.
  public mutating func add(_ signatures: SignatureVerification) {
    diagnostics += signatures.diagnostics
    self.signatures = signatures
  }

  /// How it ended.
  public var conclusion: RecordDerivation.Conclusion {
    // A signature that does not count says nothing of the record; too few of them are an error.
    RecordDerivation(
      diagnostics: diagnostics.filter { $0.severity == .error || !$0.code.isAboutSignatures }
    ).conclusion
  }
}
