public import Fingerprint
public import Signatures

/// What is to be thought of the signatures over a manifest.
public struct SignatureVerification: Sendable {
  /// One of them.
  public struct Item: Sendable, Hashable {
    /// The file.
    public let path: PathBytes
    /// The key that it says made it.
    public let key: SSHPublicKey
    /// Whether it holds, and whose it is.
    public let verdict: SignatureVerdict
  }

  /// The manifest.
  public let manifest: RegestID
  /// The signatures that could be read, by name.
  public let items: [Item]
  /// How many signers must have signed.
  public let required: Int
  /// What does not hold, and what is worth knowing.
  public let diagnostics: [Diagnostic]

  /// Checks all signatures of a folder.
  ///
  /// - Parameters:
  ///   - checker: who may sign.
  ///   - required: how many of them must have.
  /// - Throws: `toolMissing` and `toolFailed` where `ssh-keygen` cannot be run.
  public init(
    of folder: IssuedFolder, by checker: SignatureChecker, required: Int
  ) throws(RegestError) {
    try self.init(
      of: folder.signatures(), over: folder.statementBytes(), folder.id,
      at: folder.path(of: .statement), by: checker, required)
  }

  /// Checks the signatures that a proof of a record carries along.
  ///
  /// - Parameters:
  ///   - file: where the proof lies.
  ///   - checker: who may sign.
  ///   - required: how many of them must have.
  /// - Throws: `toolMissing` and `toolFailed` where `ssh-keygen` cannot be run.
  public init(
    of proof: RecordProof, in file: PathBytes, by checker: SignatureChecker, required: Int
  ) throws(RegestError) {
    let signatures = proof.signatures.map {
      ManifestSignature(armored: Array($0.text.utf8), from: file)
    }
    try self.init(
      of: signatures, over: proof.source.statement.bytes(), proof.manifest, at: file, by: checker,
      required)
  }

  private init(
    of signatures: [ManifestSignature], over statement: [UInt8], _ manifest: RegestID,
    at place: PathBytes, by checker: SignatureChecker, _ required: Int
  ) throws(RegestError) {
    var items: [Item] = []
    var diagnostics: [Diagnostic] = []
    for signature in signatures {
      switch signature.content {
      case .failure(let problem):
        diagnostics.append(Diagnostic(problem, path: signature.path))
      case .success(let content):
        do throws(SignatureError) {
          let verdict = try checker.check(
            signature.armored, of: statement, namespace: ManifestSignature.namespace)
          items.append(Item(path: signature.path, key: content.key, verdict: verdict))
        } catch {
          throw RegestError(error)
        }
      }
    }
    self.manifest = manifest
    self.items = items
    self.required = required
    diagnostics += items.compactMap { Diagnostic($0) }
    let signers = Self.signers(of: items)
    if signers.count < required {
      diagnostics.append(
        Diagnostic(
          .signersMissing, path: place,
          message: "it is not signed by as many as are required",
          expected: Summary.count(required, "signer"), found: Self.names(signers)))
    }
    self.diagnostics = diagnostics
  }

  /// The diagnostics, once it is sure that the verification was of the same manifest.
  ///
  /// - Throws: `manifestMalformed` where it was of another one.
  public func diagnostics(for verification: Verification) throws(RegestError) -> [Diagnostic] {
    guard verification.id == manifest else {
      throw RegestError(
        .manifestMalformed, "manifest.json changed while it was verified",
        hint: "verify again when nothing writes to the folder")
    }
    return diagnostics
  }

  /// Who has signed, each once, in the order of the files. A key counts once, however many
  /// signatures it made and names it has; so does a signer with several keys.
  public var signers: [[UInt8]] { Self.signers(of: items) }

  private static func signers(of items: [Item]) -> [[UInt8]] {
    var keys: Set<SSHPublicKey> = []
    var signers: [[UInt8]] = []
    for item in items {
      guard case .valid(let principal) = item.verdict, keys.insert(item.key).inserted,
        !signers.contains(principal)
      else { continue }
      signers.append(principal)
    }
    return signers
  }

  private static func names(_ signers: [[UInt8]]) -> String {
    signers.isEmpty ? "none" : signers.map { PathBytes($0).display }.joined(separator: ", ")
  }

  /// What can be told of the signatures of a folder without knowing who may sign.
  ///
  /// - Throws: `unreadable` where one of them cannot be read.
  public static func unchecked(in folder: IssuedFolder) throws(RegestError) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var count = 0
    for signature in try folder.signatures() {
      switch signature.content {
      case .failure(let problem):
        diagnostics.append(Diagnostic(problem, path: signature.path))
      case .success: count += 1
      }
    }
    guard count > 0 else { return diagnostics }
    let told = Summary.count(count, "signature")
    return diagnostics + [
      Diagnostic(
        .signaturesUnchecked, path: folder.path(of: .statement),
        message: "it has \(told), not checked; name who may sign with --signers")
    ]
  }
}
