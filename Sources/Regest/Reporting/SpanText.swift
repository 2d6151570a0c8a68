extension Span<UInt8> {
  /// A part of a text as a string; what is not UTF-8 in it becomes U+FFFD.
  func string(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
