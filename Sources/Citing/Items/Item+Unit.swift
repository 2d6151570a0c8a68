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
      isUnit = Self.heads.contains { Self.stands($0, in: letters) }
      if Self.ukrainianMarks.contains(where: { Self.stands($0, in: letters, beforeNumber: true) }) {
        language = "uk"
      }
    }
  }

  /// A text without spaces, points and line breaks.
  private static func letters(_ text: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x20 || byte == 0x2E || byte == 0x0A { continue }
      // A space that does not break.
      if byte == 0xC2, index < text.count, text[index] == 0xA0 {
        index += 1
        continue
      }
      letters.append(byte)
    }
    return letters
  }

  /// Whether a mark stands in a text, before a number where that is asked for. The standard
  /// library's search took three quarters of the time of reading an item.
  private static func stands(
    _ mark: [UInt8], in letters: [UInt8], beforeNumber: Bool = false
  ) -> Bool {
    var start = 0
    while start + mark.count <= letters.count {
      var length = 0
      while length < mark.count, letters[start + length] == mark[length] { length += 1 }
      let end = start + mark.count
      if length == mark.count,
        !beforeNumber || (end < letters.count && letters[end] &- 0x30 < 10)
      {
        return true
      }
      start += 1
    }
    return false
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
