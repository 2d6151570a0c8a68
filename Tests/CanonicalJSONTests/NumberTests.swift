import CanonicalJSON
import Testing

@Suite struct NumberTests {
  /// IEEE 754 bit patterns and their texts: RFC 8785, appendix B.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"),
      (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"),
      (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"),
      (0xC340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
      (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
      (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
      (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"),
      (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"),
      (0x41B3_DE43_5555_5556, "333333333.3333334"),
      (0x41B3_DE43_5555_5557, "333333333.33333343"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func appendixB(bits: UInt64, expected: String) throws {
    let value = JSON.number(Double(bitPattern: bits))
    #expect(text(try value.canonicalBytes()) == expected)
    #expect(text(value.lineBytes()) == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    #expect(throws: JSONWriteError.self) { try JSON.number(value).canonicalBytes() }
    #expect(text(JSON.number(value).lineBytes()) == "null")
  }

  /// Layouts at the edges of ECMAScript's four notations.
  @Test(
    arguments: [
      (1.0, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (100, "100"), (123.456, "123.456"),
      (0.000001234, "0.000001234"), (0.0000001234, "1.234e-7"), (1e-7, "1e-7"),
      (1e20, "100000000000000000000"),
      (1.5e21, "1.5e+21"), (-2e-300, "-2e-300"),
      (12_345_678_901_234_567_168, "12345678901234567000"),
      (9_007_199_254_740_991, "9007199254740991"), (1e16, "10000000000000000"), (0.5, "0.5"),
    ] as [(Double, String)])
  func layout(value: Double, expected: String) throws {
    #expect(text(try JSON.number(value).canonicalBytes()) == expected)
  }

  @Test(
    arguments: [
      ("0", .integer(0)), ("-0", .number(-0.0)), ("-7", .integer(-7)), ("10", .integer(10)),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("-9223372036854775809", .number(-9_223_372_036_854_775_808)),
      ("5.0", .number(5)), ("1e2", .number(100)), ("1E+2", .number(100)), ("25e-1", .number(2.5)),
      ("0.1", .number(0.1)), ("1e-400", .number(0)), ("-1e-400", .number(-0.0)),
      ("0e99999", .number(0)),
      ("2.4703282292062328e-324", .number(.leastNonzeroMagnitude)),
      ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
      // Halfway between two doubles, then a hair above: a reader that rounds
      // twice gets the second one wrong.
      ("9007199254740993.0", .number(9_007_199_254_740_992)),
      ("9007199254740993.00000000000000000000000000001", .number(9_007_199_254_740_994)),
    ] as [(String, JSON)])
  func read(source: String, expected: JSON) throws {
    #expect(try parse(source) == expected)
  }

  @Test(
    arguments: [
      ("1e309", 0, "a number too large for a double"),
      ("-1e999999999999999999999", 0, "a number too large for a double"),
      ("01", 0, "a number has no leading zero"),
      ("-00", 1, "a number has no leading zero"),
      ("-", 1, "expected a digit after '-', found the end of the text"),
      ("-x", 1, "expected a digit after '-'"),
      ("1.", 2, "expected a digit after '.', found the end of the text"),
      ("1.e1", 2, "expected a digit after '.'"),
      ("1e", 2, "expected a digit in the exponent, found the end of the text"),
      ("1e-+1", 3, "expected a digit in the exponent"),
      (".5", 0, "expected a value"), ("+1", 0, "expected a value"), ("NaN", 0, "expected a value"),
      ("Infinity", 0, "expected a value"), ("0x1F", 1, "expected nothing after the value"),
      ("1_000", 1, "expected nothing after the value"),
    ] as [(String, Int, String)])
  func refused(source: String, offset: Int, reason: String) {
    let error = #expect(throws: JSONReadError.self) { try parse(source) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  @Test func negativeZero() throws {
    #expect(try parse("-0").canonicalBytes() == Array("0".utf8))
    if case .number(let value) = try parse("-0") { #expect(value.sign == .minus) }
  }

  @Test func integerLimits() throws {
    let limit = JSON.maximumInteger
    #expect(text(try JSON.integer(limit).recordBytes()) == "9007199254740991")
    #expect(text(try JSON.integer(-limit).canonicalBytes()) == "-9007199254740991")
    for value in [limit + 1, -limit - 1, .max, .min] {
      let error = #expect(throws: JSONWriteError.self) { try JSON.integer(value).canonicalBytes() }
      #expect(error?.reason == .integerOutOfRange)
      #expect(text(JSON.integer(value).lineBytes()) == String(value))
    }
  }

  /// A double may print as an integer that no canonical writer takes. Its text
  /// reads back as that integer, which is refused rather than rounded.
  @Test func largeDoubleReadsBackAsInteger() throws {
    let bytes = try JSON.number(1e16).canonicalBytes()
    let value = try JSON.parse(bytes)
    #expect(value == .integer(10_000_000_000_000_000))
    #expect(throws: JSONWriteError.self) { try value.canonicalBytes() }
  }
}
