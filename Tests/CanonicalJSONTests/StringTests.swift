import CanonicalJSON
import Testing

@Suite struct StringTests {
  @Test(arguments: [
    ("", #""""#), ("опись 3, д. 17", #""опись 3, д. 17""#), ("a/b", #""a/b""#),
    ("\"\\", #""\"\\""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1}\u{B}\u{E}\u{1F}", #""\u0000\u0001\u000b\u000e\u001f""#),
    (
      "\u{7F}\u{80}\u{2028}\u{2029}\u{FEFF}\u{FFFF}",
      "\"\u{7F}\u{80}\u{2028}\u{2029}\u{FEFF}\u{FFFF}\""
    ),
    ("😀\u{10FFFF}", "\"😀\u{10FFFF}\""), ("e\u{301}", "\"e\u{301}\""), ("tail\\", #""tail\\""#),
  ])
  func written(source: String, expected: String) throws {
    let value = JSON.string(source)
    let bytes = Array(expected.utf8)
    #expect(try value.canonicalBytes() == bytes)
    #expect(try value.recordBytes() == bytes)
    #expect(value.lineBytes() == bytes)
    #expect(try JSON.parse(bytes) == value)
    #expect(try JSON.parseRecord(bytes) == value)
  }

  @Test(arguments: [
    (#""\/""#, "/"), (#""\u0041\u00E9\u00e9""#, "Aéé"), (#""\uD83D\uDE00x""#, "😀x"),
    (#""\ud800\udc00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"), (#""\u0000""#, "\0"),
    (#""\uFFFF\uD7FF\uE000""#, "\u{FFFF}\u{D7FF}\u{E000}"), (#""\\u0041""#, #"\u0041"#),
    (#""д\nе""#, "д\nе"),
  ])
  func unescaped(source: String, expected: String) throws {
    #expect(try parse(source) == .string(expected))
  }

  @Test(arguments: [
    (#""abc"#, 4, #"expected '"' at the end of a string, found the end of the text"#),
    (#""abc\"#, 5, #"expected an escape after '\', found the end of the text"#),
    (#""\x41""#, 1, "an unknown escape"),
    (#""\U0041""#, 1, "an unknown escape"),
    (#""\'""#, 1, "an unknown escape"),
    (#""\u12""#, 5, #"expected four hexadecimal digits after '\u'"#),
    (#""\u00g0""#, 5, #"expected four hexadecimal digits after '\u'"#),
    (#""\u+123""#, 3, #"expected four hexadecimal digits after '\u'"#),
    (#""a\ud800""#, 2, "an escape of half a surrogate pair"),
    (#""\udc00""#, 1, "an escape of half a surrogate pair"),
    (#""\udc00\ud800""#, 1, "an escape of half a surrogate pair"),
    (#""\ud800\ud800""#, 1, "an escape of half a surrogate pair"),
    (#""\ud800\u0041""#, 1, "an escape of half a surrogate pair"),
    (#""\ud800x""#, 1, "an escape of half a surrogate pair"),
    (#""\ud800\n""#, 1, "an escape of half a surrogate pair"),
    ("\"a\nb\"", 2, "a control character must be escaped"),
    ("\"\t\"", 1, "a control character must be escaped"),
    ("\"\0\"", 1, "a control character must be escaped"),
    ("'a'", 0, "expected a value"),
  ])
  func refused(source: String, offset: Int, reason: String) {
    let error = #expect(throws: JSONReadError.self) { try parse(source) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  /// Every kind of ill-formed UTF-8, after the two bytes `"a`.
  @Test(
    arguments: [
      ([0x80], "a UTF-8 continuation byte without a first byte"),
      ([0xBF], "a UTF-8 continuation byte without a first byte"),
      ([0xC0, 0xAF], "an overlong UTF-8 sequence"),
      ([0xC1, 0xBF], "an overlong UTF-8 sequence"),
      ([0xE0, 0x9F, 0xBF], "an overlong UTF-8 sequence"),
      ([0xF0, 0x8F, 0xBF, 0xBF], "an overlong UTF-8 sequence"),
      ([0xED, 0xA0, 0x80], "a surrogate encoded in UTF-8"),
      ([0xED, 0xBF, 0xBF], "a surrogate encoded in UTF-8"),
      ([0xF4, 0x90, 0x80, 0x80], "a UTF-8 sequence beyond U+10FFFF"),
      ([0xF5, 0x80, 0x80, 0x80], "a byte that UTF-8 never uses"),
      ([0xFE], "a byte that UTF-8 never uses"),
      ([0xFF], "a byte that UTF-8 never uses"),
      ([0xC3], "an incomplete UTF-8 sequence"),
      ([0xC3, 0xC3], "an incomplete UTF-8 sequence"),
      ([0xE2, 0x82], "an incomplete UTF-8 sequence"),
      ([0xF0, 0x9F, 0x98], "an incomplete UTF-8 sequence"),
      ([0xF0, 0x9F, 0x41, 0x80], "an incomplete UTF-8 sequence"),
    ] as [([UInt8], String)])
  func invalidUTF8(fault: [UInt8], reason: String) {
    for tail in [[0x22], []] as [[UInt8]] {
      let error = #expect(throws: JSONReadError.self) {
        try JSON.parse([0x22, 0x61] + fault + tail)
      }
      #expect(error?.offset == 2)
      #expect(error?.reason.hasPrefix(reason) == true)
    }
    #expect(throws: JSONReadError.self) { try JSON.parse(fault) }
    #expect(throws: JSONReadError.self) { try JSON.parse([0x31] + fault) }
  }

  /// The reader takes exactly the scalars, each in its one encoding.
  @Test func everyScalarReads() throws {
    var bytes: [UInt8] = [0x22]
    var expected = String.UnicodeScalarView()
    for code in UInt32(0x20)...0x10FFFF where code != 0x22 && code != 0x5C {
      guard let scalar = Unicode.Scalar(code) else { continue }
      expected.append(scalar)
      bytes.append(contentsOf: String(scalar).utf8)
    }
    bytes.append(0x22)
    #expect(try JSON.parse(bytes) == .string(String(expected)))
  }
}
