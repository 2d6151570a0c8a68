extension Reader {
  /// Passes one well-formed scalar of two to four bytes, by table 3-7 of the
  /// Unicode Standard.
  ///
  /// Nothing is repaired: a byte replaced here would be another record.
  mutating func scalarBeyondASCII() throws(JSONReadError) {
    let first = bytes[position]
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    case 0x80...0xBF: throw fault("a UTF-8 continuation byte without a first byte")
    case 0xC0, 0xC1: throw fault("an overlong UTF-8 sequence")
    default: throw fault("a byte that UTF-8 never uses")
    }
    for index in position + 1..<position + length {
      guard index < bytes.count, bytes[index] & 0xC0 == 0x80 else {
        throw fault("an incomplete UTF-8 sequence")
      }
    }
    switch (first, bytes[position + 1]) {
    case (0xE0, ..<0xA0), (0xF0, ..<0x90): throw fault("an overlong UTF-8 sequence")
    case (0xED, 0xA0...): throw fault("a surrogate encoded in UTF-8")
    case (0xF4, 0x90...): throw fault("a UTF-8 sequence beyond U+10FFFF")
    default: position += length
    }
  }
}
