public import Fingerprint
public import Signatures

/// A signature that lies beside the `manifest.json` it is over.
public struct ManifestSignature: Sendable {
  /// What a signature must be for (PROTOCOL.sshsig, "namespace"), so that none that its maker
  /// meant for something else counts.
  public static let namespace = "regest-manifest"

  /// The file.
  public let path: PathBytes
  /// Its content, up to a little more than is read of a signature.
  public let armored: [UInt8]
  /// What it says of itself, or why it is no signature of a manifest.
  public let content: Result<SSHSignature, SSHSignature.Problem>

  /// Reads a file.
  ///
  /// - Throws: `unreadable`.
  init(_ path: PathBytes) throws(RegestError) {
    let bytes: [UInt8]
    do throws(FileSystemError) {
      bytes = try FileStore.head(path, count: SSHSignature.largestSize + 1)
    } catch {
      throw RegestError(error)
    }
    self.init(armored: bytes, from: path)
  }

  /// A signature that lies in another file, such as a proof.
  init(armored: [UInt8], from path: PathBytes) {
    self.path = path
    self.armored = armored
    do throws(SSHSignature.Problem) {
      content = .success(try SSHSignature(armored: armored, namespace: Self.namespace))
    } catch {
      content = .failure(error)
    }
  }

  /// The name of the signature by a key: one file a key, so that signers do not get in each
  /// other's way, and who signs again replaces their own.
  public static func name(for key: SSHPublicKey) -> PathBytes {
    PathBytes("\(IssuedFile.statement.rawValue).\(key.hex.prefix(16)).sig")
  }

  /// Whether a file of this name in an issued folder is read as a signature.
  static func isName(_ name: PathBytes) -> Bool {
    name.bytes.count > 4 && name.bytes.suffix(4).elementsEqual(".sig".utf8)
  }
}

extension IssuedFolder {
  /// The signatures beside the manifest, by name: all files that end in `.sig`.
  ///
  /// - Throws: `unreadable` where the folder or one of them cannot be read.
  public func signatures() throws(RegestError) -> [ManifestSignature] {
    let names: [PathBytes]
    do throws(FileSystemError) {
      names = try FileStore.names(in: path)
    } catch {
      throw RegestError(error)
    }
    var signatures: [ManifestSignature] = []
    for name in names where ManifestSignature.isName(name) {
      let file = path.appending(name)
      if FileStore.kind(of: file) == .file { signatures.append(try ManifestSignature(file)) }
    }
    return signatures
  }

  /// The bytes of `manifest.json`, which are what is signed.
  ///
  /// - Throws: `manifestMalformed` where they are not those that ``id`` is of any more.
  public func statementBytes() throws(RegestError) -> [UInt8] {
    let bytes = try bytes(of: .statement)
    guard try digest(of: bytes) == id.digest else {
      throw RegestError(
        .manifestMalformed, "\(path(of: .statement).display) changed while it was read",
        hint: "try again when nothing writes to the folder")
    }
    return bytes
  }
}
