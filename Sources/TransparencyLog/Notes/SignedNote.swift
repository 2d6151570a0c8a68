public import Fingerprint

/// A signature of a note, by whomever.
public struct NoteSignature: Hashable, Sendable {
  /// The name that stands before it.
  public let name: NoteName
  /// The id of the key.
  public let id: UInt32
  /// The signature, without the id.
  public let bytes: [UInt8]

  /// A signature by its parts.
  public init(name: NoteName, id: UInt32, bytes: [UInt8]) {
    self.name = name
    self.id = id
    self.bytes = bytes
  }

  /// Em dash and space.
  private static let mark = Array("\u{2014} ".utf8)

  /// The line in a note, with its line end.
  var line: [UInt8] {
    let prefix = [24, 16, 8, 0].map { (shift: UInt32) in
      UInt8(truncatingIfNeeded: id >> shift)
    }
    return Self.mark + name.bytes + [0x20] + Base64.encode(prefix + bytes) + [0x0A]
  }

  /// Reads a line without its end; nil where it is none.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.mark) else { return nil }
    let parts = line.dropFirst(Self.mark.count)
      .split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = NoteName(parts[0]), let bytes = Base64.decode(parts[1]),
      bytes.count > 4
    else { return nil }
    self.init(
      name: name, id: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
      bytes: Array(bytes.dropFirst(4)))
  }
}

/// A text signed by one or more keys (C2SP signed-note). Nothing of the text counts until
/// ``verifiers(among:)`` has told whose signatures hold.
public struct SignedNote: Hashable, Sendable {
  /// The text, with the end of its last line.
  public let text: [UInt8]
  /// All signatures in their order, of known keys and unknown ones.
  public let signatures: [NoteSignature]

  /// How many signatures a note may have; the specification asks for at least 16.
  public static let mostSignatures = 100
  /// How large a note may be, in bytes.
  public static let largestSize = 1_000_000

  /// Why some bytes are no note, or none to believe.
  public enum Problem: Error, Hashable, Sendable {
    /// They are not of the form of a note; the reason is for people.
    case malformed(reason: String)
    /// A signature that names a known key is not that key's.
    case wrongSignature(NoteName)
    /// No known key signed it.
    case noKnownSignature
    /// The digest library failed.
    case failed(FingerprintError)

    /// What is wrong, for people.
    public var message: String {
      switch self {
      case .malformed(let reason): "not a signed note: \(reason)"
      case .wrongSignature(let name): "the signature of \(name) does not hold"
      case .noKnownSignature: "none of the keys given signed it"
      case .failed(let error): error.reason
      }
    }
  }

  /// Reads a note.
  ///
  /// - Throws: `malformed`.
  public init(_ bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= Self.largestSize else {
      throw .malformed(reason: "larger than \(Self.largestSize) bytes")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformed(reason: "not UTF-8")
    }
    if let index = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x0A }) {
      throw .malformed(reason: "a control character at byte \(index)")
    }
    guard bytes.last == 0x0A else { throw .malformed(reason: "its last line has no end") }
    guard let blank = Self.lastBlankLine(of: bytes) else {
      throw .malformed(reason: "no blank line before the signatures")
    }
    var signatures: [NoteSignature] = []
    for line in bytes[(blank + 1)...].dropLast()
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    {
      guard let signature = NoteSignature(line: line) else {
        throw .malformed(reason: "a line after the blank one is no signature")
      }
      signatures.append(signature)
      guard signatures.count <= Self.mostSignatures else {
        throw .malformed(reason: "more than \(Self.mostSignatures) signatures")
      }
    }
    text = Array(bytes[..<blank])
    self.signatures = signatures
  }

  /// Where the line end of the last empty line stands that something follows.
  private static func lastBlankLine(of bytes: [UInt8]) -> Int? {
    var index = bytes.count - 2
    while index > 0 {
      if bytes[index] == 0x0A, bytes[index - 1] == 0x0A { return index }
      index -= 1
    }
    return nil
  }

  /// Signs a text that ends with a line end.
  public init(
    text: [UInt8], signer: borrowing NoteSigner
  ) throws(LogError) {
    let line = try signer.signatureLine(for: text)
    do throws(Problem) {
      try self.init(text + [0x0A] + line)
    } catch {
      throw LogError(.invalidRequest, error.message)
    }
  }

  /// The note's bytes.
  public var bytes: [UInt8] {
    text + [0x0A] + signatures.flatMap(\.line)
  }

  /// The keys of the given ones that signed the note, in the order of their signatures.
  ///
  /// - Throws: `wrongSignature` where a signature has the name and id of a known key and
  ///   is not its; `noKnownSignature` where all are of unknown keys.
  public func verifiers(among known: [VerifierKey]) throws(Problem) -> [VerifierKey] {
    var verifiers: [VerifierKey] = []
    for signature in signatures {
      for key in known where key.name == signature.name && key.id == signature.id {
        let holds: Bool
        do throws(FingerprintError) {
          holds = try key.publicKey.verifies(signature.bytes, of: text)
        } catch {
          throw .failed(error)
        }
        guard holds else { throw .wrongSignature(key.name) }
        if !verifiers.contains(key) { verifiers.append(key) }
      }
    }
    if verifiers.isEmpty { throw .noKnownSignature }
    return verifiers
  }
}
