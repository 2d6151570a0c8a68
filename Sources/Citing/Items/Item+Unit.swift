public import ArchivalReference

extension Item {
  /// The item that a reference in a text gives. Whether its file is printed as a delo, as a
  /// unit of storage (ед. хр.) or in Ukrainian (спр.) is taken from the text, as a reference
  /// does not keep it.
  ///
  /// - Parameters:
  ///   - printed: The bytes of the reference's range.
  ///   - antecedent: The item that its delo is inherited from, where it is.
  public init(_ reference: Reference, printed: [UInt8], antecedent: Item? = nil) {
    self.init(reference)
    if case .inherited = reference.resolution[.delo] {
      isUnit = antecedent?.isUnit ?? false
      language = antecedent?.language ?? language
    } else {
      let letters = Self.letters(printed)
      isUnit = Self.heads.contains { letters.firstRange(of: $0) != nil }
      if Self.ukrainianMarks.contains(where: { Self.stands($0, in: letters) }) {
        language = "uk"
      }
    }
  }

  /// A text without spaces, points and line breaks.
  private static func letters(_ text: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where scalar != " " && scalar != "." && scalar != "\u{A0}" && scalar != "\n" {
      letters += String(scalar).utf8
    }
    return letters
  }

  /// Whether a mark stands before a number.
  private static func stands(_ mark: [UInt8], in letters: [UInt8]) -> Bool {
    letters.ranges(of: mark).contains { range in
      range.upperBound < letters.count && letters[range.upperBound] &- 0x30 < 10
    }
  }

  /// The marks of a Ukrainian file, спр. and од. зб., as they stand before its number.
  private static let ukrainianMarks: [[UInt8]] = [
    "спр", "Спр", "справа", "Справа", "одзб", "Одзб", "spr", "Spr", "sprava", "Sprava", "odzb",
  ].map { Array($0.utf8) }

  /// `ед. хр.` and `ed. khr.` without what stands between their letters, and the same in
  /// Ukrainian.
  private static let heads: [[UInt8]] = [
    "едхр", "Едхр", "ЕДХР", "edkhr", "Edkhr", "одзб", "Одзб", "odzb",
  ].map {
    Array($0.utf8)
  }
}
