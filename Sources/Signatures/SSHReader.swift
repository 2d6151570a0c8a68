/// Reads the types of SSH's wire format (RFC 4251, section 5).
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) {
    rest = Array(bytes)[...]
  }

  /// Whether everything was read.
  var isAtEnd: Bool { rest.isEmpty }

  /// What was not read yet.
  var remainder: [UInt8] { Array(rest) }

  /// So many bytes; nil where there are fewer.
  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// Four bytes, the highest first.
  mutating func number() -> UInt32? {
    bytes(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// A string: its length, and so many bytes.
  mutating func string() -> [UInt8]? {
    guard let count = number() else { return nil }
    return bytes(Int(count))
  }

  /// A name: a string of printable ASCII, not empty.
  mutating func name() -> String? {
    guard let bytes = string(), !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether some bytes are a positive mpint (RFC 4251, section 5) without needless zeros.
  static func isShortestPositive(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first < 0x80 else { return false }
    return first > 0 || bytes.count > 1 && bytes[1] >= 0x80
  }

  /// Adds a string.
  static func append(_ string: some Collection<UInt8>, to bytes: inout [UInt8]) {
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: string.count >> shift))
    }
    bytes += string
  }
}
