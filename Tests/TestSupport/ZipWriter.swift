/// Writes zip archives, also such as nobody should: each field of a member can be told apart from
/// what the member holds.
public struct ZipWriter {
  /// A file in an archive.
  public struct Member {
    /// What it is called.
    public var name: String
    /// Its bytes as they are packed.
    public var packed: [UInt8]
    /// 0 for stored, 8 for deflated.
    public var method = 0
    /// Bit 0 for encrypted, bit 3 for sizes behind the member.
    public var flags = 0
    /// What the directory says of its size and check.
    public var size: Int
    /// CRC-32 of its bytes.
    public var check: UInt32
    /// What the directory says of the mode of a file on Unix.
    public var mode = 0
    /// What the head before the member says of its size; nil for what the directory says.
    public var localSize: Int?
    /// Where the directory says that it begins; nil for where it does.
    public var offset: Int?

    /// A stored member.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      packed = bytes
      size = bytes.count
      check = ZipWriter.check(bytes)
    }

    /// A stored member of text.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    /// A deflated member of one byte, again and again: 13 bits for 258 of them.
    public init(_ name: String, repeating byte: UInt8, count: Int) {
      let runs = (count - 1) / 258
      let alone = count - 258 * runs
      var bits = BitWriter()
      bits.add(0b011, 3)
      for _ in 0..<alone { bits.addCode(0x30 + UInt32(byte), 8) }
      for _ in 0..<runs {
        bits.addCode(0b1100_0101, 8)
        bits.addCode(0, 5)
      }
      bits.addCode(0, 7)
      self.name = name
      packed = bits.bytes
      method = 8
      size = count
      check = 0
    }
  }

  /// The bytes of an archive.
  ///
  /// - Parameter count: How many members its end says it has; nil for as many as it has.
  public static func archive(_ members: [Member], count: Int? = nil) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = file.count
      let name = Array(member.name.utf8)
      let sizes = [Int(member.check), member.packed.count, member.size]
      var local = sizes
      if member.flags & 8 != 0 { local = [0, 0, 0] }
      if let size = member.localSize { local[2] = size }
      file += numbers([0x0403_4B50], 4) + numbers([20, member.flags, member.method, 0, 0x21], 2)
      file += numbers(local, 4) + numbers([name.count, 0], 2) + name + member.packed
      if member.flags & 8 != 0 { file += numbers([0x0807_4B50] + sizes, 4) }
      directory += numbers([0x0201_4B50], 4)
      directory += numbers([0x0314, 20, member.flags, member.method, 0, 0x21], 2)
      directory += numbers(sizes, 4) + numbers([name.count, 0, 0, 0, 0], 2)
      directory += numbers([member.mode << 16, member.offset ?? offset], 4) + name
    }
    let start = file.count
    file += directory
    let total = count ?? members.count
    return file + numbers([0x0605_4B50], 4) + numbers([0, 0, total, total], 2)
      + numbers([directory.count, start], 4) + numbers([0], 2)
  }

  /// CRC-32 as zip has it.
  public static func check(_ bytes: [UInt8]) -> UInt32 {
    var check = ~UInt32(0)
    for byte in bytes {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 0 ? check >> 1 : check >> 1 ^ 0xEDB8_8320 }
    }
    return ~check
  }

  private static func numbers(_ values: [Int], _ width: Int) -> [UInt8] {
    values.flatMap { value in
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
  }
}

/// Bits one behind another, the lowest of a byte first (RFC 1951, section 3.1.1).
private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var used = 8

  mutating func add(_ value: UInt32, _ count: Int) {
    for index in 0..<count { add(bit: UInt8(value >> index & 1)) }
  }

  /// A code of Huffman, the highest bit first.
  mutating func addCode(_ code: UInt32, _ count: Int) {
    for index in (0..<count).reversed() { add(bit: UInt8(code >> index & 1)) }
  }

  private mutating func add(bit: UInt8) {
    if used == 8 {
      bytes.append(0)
      used = 0
    }
    bytes[bytes.count - 1] |= bit << used
    used += 1
  }
}
