import Fingerprint
import TestSupport
import Testing

@Suite struct HexTests {
  @Test func knowsItsDigitsInBothCasesAndNoOtherByte() {
    let digits = (UInt8.min...UInt8.max).filter(Hex.isDigit)
    #expect(digits == Array("0123456789ABCDEFabcdef".utf8))
  }

  @Test func readsWhatItWrites() {
    var random = Seeded("hexadecimal digits")
    for count in 0..<40 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = Hex.text(of: bytes)
      #expect(text == bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
      #expect(Hex.bytes(of: text.utf8) == bytes)
      #expect(Hex.bytes(of: text.uppercased().utf8) == bytes)
    }
  }

  @Test(arguments: ["0", "000", "0g", "g0", "0 ", " 0", "@0", "0`", "+1", "é"])
  func refusesWhatIsNotPairsOfDigits(_ text: String) {
    #expect(Hex.bytes(of: text.utf8) == nil)
  }
}
