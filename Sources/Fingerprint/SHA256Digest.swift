/// The SHA-256 of some bytes (FIPS 180-4): 32 bytes, held inline.
///
/// Equal digests mean equal content to anyone who cannot find collisions. A
/// digest says nothing about who made the content, when, or whether it is true.
public struct SHA256Digest: Hashable, Sendable, BitwiseCopyable {
  /// The length of a digest in bytes.
  public static let byteCount = 32

  /// The eight-byte big-endian words, so that comparing words in order
  /// compares bytes in order.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Makes a digest from 32 bytes of memory.
  @unsafe
  init(_ bytes: UnsafeRawPointer) {
    func word(_ index: Int) -> UInt64 {
      unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// Makes a digest from its 32 bytes; any other count gives nil.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    func word(_ index: Int) -> UInt64 {
      bytes[(index * 8)..<(index * 8 + 8)].reduce(0) { $0 << 8 | UInt64($1) }
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// Reads exactly 64 lower-case hexadecimal digits, as `sha256sum` prints them.
  ///
  /// Upper case gives nil: one digest has one spelling, so that texts which
  /// hold digests can be compared as bytes.
  public init?(hex: some Collection<UInt8>) {
    self.init(hex: Array(hex)[...])
  }

  /// The same for a piece of some bytes, without a copy.
  public init?(hex: ArraySlice<UInt8>) {
    guard hex.count == Self.byteCount * 2 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for index in hex.indices {
      guard let value = Hex.value(of: hex[index]) else { return nil }
      // All four move on by four bits, each taking what the next one lost.
      words.0 = words.0 << 4 | words.1 >> 60
      words.1 = words.1 << 4 | words.2 >> 60
      words.2 = words.2 << 4 | words.3 >> 60
      words.3 = words.3 << 4 | UInt64(value)
    }
    self.words = words
  }

  /// The 32 bytes, in order.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    appendBytes(to: &bytes)
    return bytes
  }

  /// Adds the 64 lower-case hexadecimal digits to some bytes.
  public func appendHex(to bytes: inout [UInt8]) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.byteCount * 2) { digits in
      var place = 0
      for index in 0..<4 {
        let word = self.word(index)
        for shift in stride(from: UInt64(60), through: 0, by: -4) {
          unsafe digits[place] = Hex.digit(UInt8(truncatingIfNeeded: word >> shift) & 0xF)
          place += 1
        }
      }
      unsafe bytes.append(contentsOf: digits)
    }
  }

  private func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    default: words.3
    }
  }

  /// Adds the 32 bytes to some bytes.
  public func appendBytes(to bytes: inout [UInt8]) {
    let words = (
      self.words.0.bigEndian, self.words.1.bigEndian, self.words.2.bigEndian,
      self.words.3.bigEndian
    )
    unsafe withUnsafeBytes(of: words) { unsafe bytes.append(contentsOf: $0) }
  }

  /// The 64 lower-case hexadecimal digits.
  public var hex: String {
    String(decoding: Hex.digits(of: bytes), as: UTF8.self)
  }

  /// Whether all 32 bytes are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.words == right.words
  }

  /// Feeds the 32 bytes to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension SHA256Digest: Comparable {
  /// Orders digests by their bytes, as a sort of the hexadecimal forms would.
  public static func < (left: Self, right: Self) -> Bool {
    left.words < right.words
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The same as ``hex``.
  public var description: String { hex }
}

extension SHA256Digest {
  /// Digests one message held in memory.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails.
  public static func of(_ bytes: [UInt8]) throws(FingerprintError) -> SHA256Digest {
    var context = try DigestContext()
    try context.update(bytes.span)
    return try context.finish()
  }

  /// Digests the concatenation of several pieces without joining them.
  ///
  /// The boundaries leave no trace: `["hell", "oworld"]` and `["hello",
  /// "world"]` give one digest. A caller to whom they matter puts lengths or
  /// fixed prefixes into the pieces, as RFC 9162 section 2.1.1 does for trees.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails.
  public static func of(pieces: [[UInt8]]) throws(FingerprintError) -> SHA256Digest {
    var context = try DigestContext()
    for piece in pieces {
      try context.update(piece.span)
    }
    return try context.finish()
  }
}
