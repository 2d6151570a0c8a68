public import Fingerprint

/// A key that verifies signed notes, as its owner hands it out (C2SP signed-note,
/// "Verifier keys"): `example.org/log+33d7b496+AeHTu4Q3…`.
///
/// Ed25519 keys only; the other kinds of signature are for witnesses.
public struct VerifierKey: Hashable, Sendable {
  /// Whose key it is.
  public let name: NoteName
  /// What tells the owner's keys apart; no hash that anybody could rely on.
  public let id: UInt32
  /// The key itself.
  public let publicKey: Ed25519PublicKey

  /// The byte that stands for an Ed25519 signature of a note.
  static let signatureType: UInt8 = 0x01

  /// The key of a name; its id is computed from both.
  public init(name: NoteName, publicKey: Ed25519PublicKey) throws(FingerprintError) {
    self.name = name
    self.publicKey = publicKey
    let digest = try SHA256Digest.of(
      pieces: [name.bytes, [0x0A, Self.signatureType], publicKey.bytes])
    id = digest.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Reads the text form; nothing may stand around it.
  ///
  /// - Throws: ``LogError`` with code `invalidRequest` that says what is wrong with it.
  public init(_ text: some Collection<UInt8>) throws(LogError) {
    let plus = UInt8(ascii: "+")
    let parts = text.split(separator: plus, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let name = NoteName(parts[0]) else {
      throw Self.malformed(text, "not of the form NAME+ID+KEY")
    }
    guard let key = Base64.decode(parts[2]), let type = key.first else {
      throw Self.malformed(text, "what follows the second plus sign is not base 64")
    }
    guard type == Self.signatureType,
      let publicKey = Ed25519PublicKey(bytes: Array(key.dropFirst()))
    else { throw Self.malformed(text, "not an Ed25519 key") }
    do {
      try self.init(name: name, publicKey: publicKey)
    } catch {
      throw LogError(error)
    }
    guard parts[1].elementsEqual(Self.hex(id)) else {
      throw Self.malformed(text, "the id between the plus signs is not that of the key")
    }
  }

  /// The text form.
  public var text: String {
    let key = Base64.encode([Self.signatureType] + publicKey.bytes)
    return String(
      decoding: name.bytes + [0x2B] + Self.hex(id) + [0x2B] + key, as: UTF8.self)
  }

  /// Eight lower-case digits.
  static func hex(_ id: UInt32) -> [UInt8] {
    stride(from: 28, through: 0, by: -4).map { shift in
      let value = UInt8(truncatingIfNeeded: id >> UInt32(shift) & 15)
      return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
  }

  private static func malformed(_ text: some Sequence<UInt8>, _ reason: String) -> LogError {
    LogError(
      .invalidRequest, "\(PathBytes(Array(text)).display): no verifier key: \(reason)",
      hint: "the key is the line that `regest log init` or the log's owner gives out")
  }
}
