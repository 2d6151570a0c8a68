/// A number of a fond, opis or delo, split into what can be counted and what cannot.
///
/// Such numbers are text (`Р-5446`, `65а`, `014339`, `641/1`). They are compared as
/// numbers only to ask whether a delo lies in a range, and only when what follows the
/// digits is the same: `65а` lies in `60а`–`70а`, never in `60`–`70`.
struct ShelfNumber: Hashable, Sendable {
  /// The value of the first run of digits.
  var digits: Int64
  /// What follows the first run of digits: `а`, `/1`, or nothing.
  var suffix: String

  /// Nil unless the text is a canonical opis or delo number.
  init?(_ text: String) {
    guard ShelfNumber.isNumber(text.unicodeScalars[...]) else { return nil }
    let run = text.unicodeScalars.prefix { isDigit($0) }
    // `isNumber` caps the length of the run, so the value always fits.
    guard let digits = Int64(String(run)) else { return nil }
    self.digits = digits
    suffix = String(text.unicodeScalars.dropFirst(run.count))
  }

  /// Whether the text is canonical as an opis or delo number: digits, then letters in
  /// lower-case Cyrillic, and further such groups after a slash or two letters alone, as in
  /// `9401с/ч`.
  static func isCanonical(_ text: String) -> Bool {
    isNumber(text.unicodeScalars[...])
  }

  /// Whether the text is canonical as a fond number: the same with, at most, a prefix in
  /// upper-case Cyrillic and a hyphen.
  static func isCanonicalFond(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let hyphen = scalars.firstIndex(of: "-") else { return isNumber(scalars[...]) }
    let prefix = scalars[..<hyphen]
    return !prefix.isEmpty && prefix.count <= 8 && prefix.allSatisfy { isUpperCyrillic($0) }
      && isNumber(scalars[scalars.index(after: hyphen)...])
  }

  private static func isNumber(_ scalars: Substring.UnicodeScalarView) -> Bool {
    scalars.count <= 40
      && scalars.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { group in
        let digits = group.prefix { isDigit($0) }
        let isPart = 1...2 ~= group.count && group.startIndex > scalars.startIndex
        return (!digits.isEmpty || isPart) && digits.count <= 15
          && group.dropFirst(digits.count).allSatisfy { isLowerCyrillic($0) }
      }
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
  ("0"..."9").contains(scalar)
}

private func isUpperCyrillic(_ scalar: Unicode.Scalar) -> Bool {
  (0x0400...0x042F).contains(scalar.value) || scalar.value == 0x0490
}

private func isLowerCyrillic(_ scalar: Unicode.Scalar) -> Bool {
  (0x0430...0x045F).contains(scalar.value) || scalar.value == 0x0491
}
