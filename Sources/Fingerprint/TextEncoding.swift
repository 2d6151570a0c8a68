internal import Glibc

/// A character encoding that the system can read, by its name in IANA's registry.
///
/// Which ones that is beside UTF-8, UTF-16, US-ASCII and ISO-8859-1, the C library's
/// `iconv` decides.
public struct TextEncoding: Sendable, Hashable {
  /// The name as it was given.
  public let name: String
  /// Whether texts need no conversion: UTF-8, or ASCII, which is part of it.
  public let isUTF8: Bool

  /// UTF-8.
  public static let utf8 = TextEncoding(name: "UTF-8", isUTF8: true)

  /// The encoding of a name, whatever its case; nil for one that the system does not know.
  public init?(name: String) {
    let bytes = name.utf8
    // A slash would let the name say more than an encoding to iconv.
    guard !bytes.isEmpty, bytes.count < 64,
      bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") })
    else { return nil }
    self.name = name
    isUTF8 = ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name.uppercased())
    guard isUTF8 || Converter(from: name) != nil else { return nil }
  }

  private init(name: String, isUTF8: Bool) {
    self.name = name
    self.isUTF8 = isUTF8
  }

  /// The text of some bytes in UTF-8, without a byte-order mark; nil for bytes that are no
  /// text in this encoding. UTF-16 and UTF-32 without a mark are big-endian (RFC 2781
  /// section 4.3).
  public func utf8(of bytes: [UInt8]) -> [UInt8]? {
    if isUTF8 { return bytes }
    var name = name
    if ["UTF-16", "UTF-32"].contains(name.uppercased()), !Self.beginsWithMark(bytes) {
      name += "BE"
    }
    guard var text = Converter(from: name)?.converted(bytes) else { return nil }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    return text
  }

  private static func beginsWithMark(_ bytes: [UInt8]) -> Bool {
    [[0xFE, 0xFF], [0xFF, 0xFE], [0, 0, 0xFE, 0xFF]].contains { bytes.starts(with: $0) }
  }
}

/// One conversion to UTF-8 by the C library, owned.
@safe
private struct Converter: ~Copyable {
  private static let blockSize = 64 << 10
  private let handle: iconv_t

  init?(from name: String) {
    let handle = unsafe iconv_open("UTF-8", name)
    // What iconv_open gives for an encoding it does not know.
    guard Int(bitPattern: handle) != -1, let handle = unsafe handle else { return nil }
    unsafe self.handle = unsafe handle
  }

  deinit {
    _ = unsafe iconv_close(handle)
  }

  /// The whole text, or nil where a byte does not belong to one.
  consuming func converted(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: Self.blockSize)
    let isWhole = unsafe input.withUnsafeMutableBufferPointer { source in
      var next = source.baseAddress
      var rest = source.count
      while rest > 0 {
        let (written, code) = unsafe output.withUnsafeMutableBufferPointer { room in
          var place = room.baseAddress
          var free = room.count
          let status = unsafe iconv(handle, &next, &rest, &place, &free)
          return (room.count - free, status == -1 ? errno : 0)
        }
        result += output[..<written].map { UInt8(bitPattern: $0) }
        // Full is what the output may be; then the rest follows.
        if code != 0, code != E2BIG { return false }
      }
      return true
    }
    return isWhole ? result : nil
  }
}
