/// A path as GNU's programs for checksums escape it, in a line that begins with a backslash.
enum EscapedPath {
  static let backslash = UInt8(ascii: "\\")

  /// The path that is meant: `\\`, `\n` and `\r` are one byte each; nil for any other escape.
  static func plain(_ path: ArraySlice<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    plain.reserveCapacity(path.count)
    var bytes = path.makeIterator()
    while let byte = bytes.next() {
      guard byte == backslash else {
        plain.append(byte)
        continue
      }
      switch bytes.next() {
      case backslash: plain.append(backslash)
      case UInt8(ascii: "n"): plain.append(0x0A)
      case UInt8(ascii: "r"): plain.append(0x0D)
      default: return nil
      }
    }
    return plain
  }
}
