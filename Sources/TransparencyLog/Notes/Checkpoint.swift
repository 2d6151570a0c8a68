public import Fingerprint

/// What a log says it holds: how many entries, and the Merkle root over them (C2SP
/// tlog-checkpoint). It is the text of a signed note.
public struct Checkpoint: Hashable, Sendable {
  /// Which log it is, as bytes; for the logs made here a ``NoteName``.
  public let origin: [UInt8]
  /// The number of entries.
  public let size: Int
  /// The root of the tree over them (RFC 9162, section 2.1).
  public let root: SHA256Digest
  /// Further lines, of which nothing here knows the meaning.
  public let extensions: [[UInt8]]

  /// A checkpoint without further lines.
  public init(origin: NoteName, size: Int, root: SHA256Digest) {
    self.origin = origin.bytes
    self.size = size
    self.root = root
    extensions = []
  }

  /// Reads the text of a note.
  ///
  /// - Throws: `malformed`, with the line that is not as it must be.
  public init(text: [UInt8]) throws(SignedNote.Problem) {
    guard text.last == 0x0A else { throw .malformed(reason: "its last line has no end") }
    let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
      throw .malformed(reason: "a checkpoint has at least three lines, none of them empty")
    }
    guard let size = Decimal.value(lines[1]) else {
      throw .malformed(reason: "the second line is not the number of entries")
    }
    guard let root = Base64.decode(lines[2]).flatMap(SHA256Digest.init(bytes:)) else {
      throw .malformed(reason: "the third line is not a SHA-256 in base 64")
    }
    origin = Array(lines[0])
    self.size = size
    self.root = root
    extensions = lines.dropFirst(3).map { Array($0) }
  }

  /// The text to be signed.
  public var text: [UInt8] {
    let lines = [origin, Array(String(size).utf8), Base64.encode(root.bytes)] + extensions
    return Array(lines.joined(separator: [0x0A])) + [0x0A]
  }
}

/// Numbers in decimal digits, in their one spelling.
enum Decimal {
  /// The number; nil for none, for leading zeros and for one that is too large.
  static func value(_ digits: some Collection<UInt8>) -> Int? {
    guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else {
      return nil
    }
    var value = 0
    for digit in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = product.addingReportingOverflow(Int(digit - 48))
      if isTooLarge || isStillTooLarge { return nil }
      value = sum
    }
    return value
  }
}
