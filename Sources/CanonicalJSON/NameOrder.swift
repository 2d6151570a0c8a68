extension String {
  /// Tells whether this name sorts before the other by UTF-16 code units, as
  /// RFC 8785, section 3.2.3, orders members.
  ///
  /// UTF-8 bytes give the same order except that U+10000 and above, which
  /// UTF-16 writes with surrogates (D800–DFFF), must come before U+E000–U+FFFF.
  func precedesInUTF16(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8) { rank($0) < rank($1) }
  }
}

/// Lifts EE and EF, the first bytes of U+E000–U+FFFF, above F0–F4, the first
/// bytes of U+10000 and above. No other byte of UTF-8 is as large.
@inline(__always)
private func rank(_ byte: UInt8) -> UInt8 {
  byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
}

/// The names met so far in one object, to find a repeated one in linear time.
///
/// As long as each name sorts after the one before, none can repeat and nothing
/// is stored. Canonical texts never need more.
struct NameCheck {
  private var inOrder = true
  private var seen: Set<NameKey> = []

  /// Notes a name that follows the given members; false if one of them has it.
  mutating func note(_ name: String, after members: [JSON.Member]) -> Bool {
    if inOrder {
      guard let last = members.last, !last.name.precedesInUTF16(name) else { return true }
      inOrder = false
      seen = Set(members.lazy.map { NameKey(name: $0.name) })
    }
    return seen.insert(NameKey(name: name)).inserted
  }
}

/// A name hashed and compared by its bytes.
///
/// The hash of a `String` is that of its normal form, so a hostile text could
/// choose any number of names that collide.
private struct NameKey: Hashable {
  let name: String

  static func == (left: NameKey, right: NameKey) -> Bool {
    left.name.hasSameBytes(as: right.name)
  }

  func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
  }
}
