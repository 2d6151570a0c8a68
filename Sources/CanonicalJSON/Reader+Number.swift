extension Reader {
  /// RFC 8259, section 6: `number = [ minus ] int [ frac ] [ exp ]`.
  mutating func number() throws(JSONReadError) -> JSON {
    let start = position
    let isNegative = take(ASCII.minus)
    let integer = try integerPart(isNegative: isNegative)
    let integerEnd = position
    try fractionAndExponent()
    if isRecord { try checkRecordNumber(integer, isNegative, start: start, end: integerEnd) }
    // An integer cannot hold the sign of -0.
    if position == integerEnd, let integer, !(isNegative && integer == 0) {
      return .integer(integer)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw fault("a number too large for a double", at: start)
    }
    return .number(value)
  }

  /// The digits before the point and what they are worth, nil if that does not
  /// fit.
  private mutating func integerPart(isNegative: Bool) throws(JSONReadError) -> Int64? {
    let start = position
    guard skipDigits() else { throw fault("expected a digit after '-'") }
    guard bytes[start] != ASCII.zero || position == start + 1 else {
      throw fault("a number has no leading zero", at: start)
    }
    var value: Int64 = 0
    for byte in bytes[start..<position] {
      let digit = Int64(byte - ASCII.zero)
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      // Counting downwards for negative numbers reaches Int64.min.
      let (sum, overflowToo) =
        isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      if overflow || overflowToo { return nil }
      value = sum
    }
    return value
  }

  private mutating func fractionAndExponent() throws(JSONReadError) {
    if take(ASCII.point), !skipDigits() {
      throw fault("expected a digit after '.'")
    }
    if take(ASCII.e) || take(ASCII.upperE) {
      if !take(ASCII.minus) { _ = take(ASCII.plus) }
      guard skipDigits() else { throw fault("expected a digit in the exponent") }
    }
  }

  private func checkRecordNumber(
    _ integer: Int64?, _ isNegative: Bool, start: Int, end: Int
  ) throws(JSONReadError) {
    guard position == end else { throw fault("a record holds no floats", at: end) }
    guard let integer, integer.magnitude <= JSON.maximumInteger.magnitude else {
      throw fault("a record holds no integer beyond 2^53-1", at: start)
    }
    if isNegative, integer == 0 { throw fault("a record writes zero without a sign", at: start) }
  }
}
