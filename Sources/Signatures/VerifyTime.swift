/// The moment at which a signer's key must have been valid, as `ssh-keygen` takes it:
/// `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, with `Z` behind it for UTC, without for the
/// machine's time zone.
public struct VerifyTime: Hashable, Sendable {
  /// The text as it was given.
  public let text: String

  /// Takes a moment; nil for what is none, such as the 30th of February.
  public init?(_ text: String) {
    let digits = Array((text.hasSuffix("Z") ? text.dropLast() : text[...]).utf8)
    guard [8, 12, 14].contains(digits.count),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    func number(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year >= 1970, (1...12).contains(month), (1...days[month - 1]).contains(day) else {
      return nil
    }
    if digits.count > 8, number(8..<10) > 23 || number(10..<12) > 59 { return nil }
    if digits.count > 12, number(12..<14) > 59 { return nil }
    self.text = text
  }
}
