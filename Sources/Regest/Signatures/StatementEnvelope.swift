public import Fingerprint
public import Signatures

extension DSSEEnvelope {
  /// An issued folder's `manifest.json`, which is an in-toto statement, in a signed envelope.
  ///
  /// - Parameters:
  ///   - folder: a folder that is whole as it was issued.
  ///   - key: the file of an unencrypted Ed25519 private key in PEM, as `openssl genpkey
  ///     -algorithm ed25519` writes it. No error holds anything of its content.
  /// - Throws: `manifestMalformed` where the folder is not whole; `keyUnusable`.
  public init(ofManifestIn folder: PathBytes, key: PathBytes) throws(RegestError) {
    let issued = try IssuedFolder(whole: folder, otherwise: "nothing was exported")
    let payload = try issued.statementBytes()
    let der = try Self.pkcs8(key)
    let privateKey: Ed25519PrivateKey
    do throws(FingerprintError) {
      privateKey = try Ed25519PrivateKey(pkcs8: der)
    } catch {
      throw Self.unusable(key, error.reason)
    }
    do throws(FingerprintError) {
      try self.init(signing: payload, type: Self.statementType, key: privateKey)
    } catch {
      throw RegestError(error)
    }
  }

  private static func pkcs8(_ path: PathBytes) throws(RegestError) -> [UInt8] {
    let file: [UInt8]
    do throws(FileSystemError) {
      file = try FileStore.read(path, limit: 1 << 16)
    } catch {
      throw RegestError(error, hint: hint)
    }
    switch PEMPrivateKey(file) {
    case .pkcs8(let der): return der
    case .damaged:
      throw unusable(path, "what lies between its first and last line is not base 64")
    case .encrypted:
      throw unusable(
        path, "it is encrypted",
        hint: "decrypt it on the way: openssl pkey -in FILE | regest export … --key /dev/stdin")
    case nil: throw unusable(path, "not a PEM private key")
    }
  }

  private static let hint = "`openssl genpkey -algorithm ed25519 -out FILE` makes a key"

  private static func unusable(
    _ path: PathBytes, _ reason: String, hint: String = hint
  ) -> RegestError {
    RegestError(.keyUnusable, "\(path.display): no key to sign with: \(reason)", hint: hint)
  }
}
