public import Fingerprint

/// A key that signs notes.
public struct NoteSigner: ~Copyable {
  /// What verifies its signatures.
  public let verifier: VerifierKey
  private let key: Ed25519PrivateKey

  /// Reads a key's file in one of two forms: PEM as `openssl genpkey -algorithm ed25519`
  /// writes it, or one line `PRIVATE+KEY+NAME+ID+KEY`, as tools for signed notes do.
  ///
  /// - Parameters:
  ///   - file: the file's content.
  ///   - path: its name, for errors. No error holds anything of the content.
  ///   - name: whose key it is; a name in the file must be the same.
  /// - Throws: ``LogError`` with code `keyUnusable`.
  public init(file: [UInt8], path: PathBytes, name: NoteName) throws(LogError) {
    let content = try Content(file, path: path, name: name)
    let key = try Self.key(content, path: path)
    let verifier: VerifierKey
    do {
      verifier = try VerifierKey(name: name, publicKey: key.publicKey)
    } catch {
      throw LogError(error)
    }
    if case .seed(_, let id) = content, id != VerifierKey.hex(verifier.id) {
      throw Self.unusable(path, "the id in it is not that of the key")
    }
    self.verifier = verifier
    self.key = key
  }

  private static func key(
    _ content: Content, path: PathBytes
  ) throws(LogError) -> Ed25519PrivateKey {
    do {
      switch content {
      case .pkcs8(let der): return try Ed25519PrivateKey(pkcs8: der)
      case .seed(let seed, _): return try Ed25519PrivateKey(seed: seed)
      }
    } catch {
      throw unusable(path, error.reason)
    }
  }

  /// What a key's file holds.
  private enum Content {
    case pkcs8([UInt8])
    case seed([UInt8], id: [UInt8])

    init(_ file: [UInt8], path: PathBytes, name: NoteName) throws(LogError) {
      switch PEMPrivateKey(file) {
      case .pkcs8(let der):
        self = .pkcs8(der)
        return
      case .damaged:
        throw unusable(path, "what lies between its first and last line is not base 64")
      case .encrypted:
        throw unusable(
          path, "it is encrypted",
          hint: "decrypt it on the way: openssl pkey -in FILE | regest log … --key /dev/stdin")
      case nil: break
      }
      let lines = file.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
      let parts =
        lines.count == 1
        ? lines[0].split(separator: 0x2B, maxSplits: 4, omittingEmptySubsequences: false) : []
      guard parts.count == 5, parts[0].elementsEqual("PRIVATE".utf8),
        parts[1].elementsEqual("KEY".utf8), let named = NoteName(parts[2]),
        let key = Base64.decode(parts[4]), key.first == VerifierKey.signatureType
      else { throw unusable(path, "neither a PEM private key nor a note's private key") }
      guard named == name else {
        throw unusable(path, "it is the key of \(named), not of \(name)")
      }
      self = .seed(Array(key.dropFirst()), id: Array(parts[3]))
    }
  }

  /// The line that signs a text (C2SP signed-note, "Signatures"), with its line end.
  func signatureLine(for text: [UInt8]) throws(LogError) -> [UInt8] {
    do {
      let signature = NoteSignature(
        name: verifier.name, id: verifier.id, bytes: try key.sign(text))
      return signature.line
    } catch {
      throw LogError(error)
    }
  }

  private static func unusable(
    _ path: PathBytes, _ reason: String, hint: String? = nil
  ) -> LogError {
    LogError(
      .keyUnusable, "\(path.display): no key to sign with: \(reason)",
      hint: hint ?? "`openssl genpkey -algorithm ed25519 -out FILE` makes one")
  }
}
