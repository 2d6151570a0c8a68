extension [UInt8] {
  /// Appends an integer in decimal.
  package mutating func appendJSONInteger(_ value: Int64) {
    guard value >= 0 else { return append(contentsOf: String(value).utf8) }
    // The digits from the last one on, then turned round: no string is made.
    let start = count
    var rest = value
    repeat {
      append(ASCII.zero + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Appends a finite double as ECMAScript's `Number::toString` prints it: RFC
  /// 8785, section 3.2.2.3. Negative zero becomes `0`.
  ///
  /// The caller has refused infinities and values that are not numbers.
  mutating func appendJSONNumber(_ value: Double) {
    // Below 2⁵³ an integer prints all its digits in every notation.
    if value.magnitude < 0x1p53 {
      let integer = Int64(value)
      if Double(integer) == value { return appendJSONInteger(integer) }
    }
    if value < 0 { append(ASCII.minus) }
    let decimal = ShortestDecimal(value.magnitude)
    let digits = decimal.digits
    let point = decimal.point
    switch point {
    case 1...21 where point >= digits.count:
      append(contentsOf: digits)
      append(contentsOf: repeatElement(ASCII.zero, count: point - digits.count))
    case 1...21:
      append(contentsOf: digits[..<point])
      append(ASCII.point)
      append(contentsOf: digits[point...])
    case -5...0:
      append(contentsOf: [ASCII.zero, ASCII.point])
      append(contentsOf: repeatElement(ASCII.zero, count: -point))
      append(contentsOf: digits)
    default:
      append(contentsOf: digits.prefix(1))
      if digits.count > 1 { append(ASCII.point) }
      append(contentsOf: digits.dropFirst())
      append(contentsOf: [ASCII.e, point > 0 ? ASCII.plus : ASCII.minus])
      append(contentsOf: String((point - 1).magnitude).utf8)
    }
  }
}

/// The fewest decimal digits that read back as one double, the nearest to it if
/// there are several such.
///
/// Swift's own description of a double promises these digits; only their layout
/// is not ECMAScript's.
private struct ShortestDecimal {
  /// ASCII digits, the first and the last not `0`.
  private(set) var digits: [UInt8] = []
  /// Where the decimal point stands: the value is 0.DIGITS × 10^point.
  private(set) var point = 0

  init(_ value: Double) {
    var seenPoint = false
    var text = value.description.utf8[...]
    while let byte = text.popFirst() {
      if byte == ASCII.e {
        point += Int(Substring(text)) ?? 0
        break
      } else if byte == ASCII.point {
        seenPoint = true
      } else if byte == ASCII.zero, digits.isEmpty {
        if seenPoint { point -= 1 }
      } else {
        digits.append(byte)
        if !seenPoint { point += 1 }
      }
    }
    while digits.last == ASCII.zero { digits.removeLast() }
  }
}
