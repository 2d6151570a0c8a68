extension String {
  /// The text on one line and without anything a terminal would obey: white space and
  /// line breaks as one space, control characters as U+FFFD.
  var printable: String {
    var result = String.UnicodeScalarView()
    var isSpaced = false
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20:
        if !isSpaced { result.append(" ") }
        isSpaced = true
        continue
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
        result.append("\u{FFFD}")
      default:
        result.append(scalar)
      }
      isSpaced = false
    }
    return String(result)
  }
}
