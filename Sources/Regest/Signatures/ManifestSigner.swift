public import Fingerprint
public import Signatures

/// A manifest that was just signed.
public struct SignedManifest: Sendable {
  /// The manifest.
  public let id: RegestID
  /// The key that signed it.
  public let key: SSHPublicKey
  /// The file of the signature.
  public let path: PathBytes

  /// Signs a folder's manifest by `ssh-keygen`, and writes the signature beside it. Nothing
  /// else in the folder changes.
  ///
  /// - Parameters:
  ///   - folder: a folder that is whole as it was issued.
  ///   - key: the file of a private key, or of a public key whose private key an agent holds.
  /// - Throws: `manifestMalformed` where the folder is not whole; `toolMissing` and
  ///   `toolFailed` where `ssh-keygen` does not sign; `unwritable`.
  public init(folder: PathBytes, key: PathBytes) throws(RegestError) {
    let issued = try IssuedFolder(whole: folder, otherwise: "nothing was signed")
    let statement = try issued.statementBytes()
    let made: MadeSignature
    do throws(SignatureError) {
      made = try MadeSignature(
        of: statement, key: key, namespace: ManifestSignature.namespace)
    } catch {
      throw RegestError(error)
    }
    id = issued.id
    self.key = made.signature.key
    path = folder.appending(ManifestSignature.name(for: made.signature.key))
    do throws(FileSystemError) {
      try FileStore.write(made.armored, to: path)
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}

extension RegestError {
  /// The error of signatures that cannot be made or looked at.
  public init(_ error: SignatureError) {
    let code: Code =
      switch error.code {
      case .toolMissing: .toolMissing
      case .toolFailed: .toolFailed
      case .unreadable: .unreadable
      case .unwritable: .unwritable
      }
    self.init(code, error.message, hint: error.hint, underlying: error)
  }
}
