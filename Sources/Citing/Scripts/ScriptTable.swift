import ArchivalReference

/// The schemes of `scripts.csv`: a row a letter, a column a scheme. A row with a language
/// counts for words of that language only; `e/ye` is the form elsewhere and the one at the
/// beginning of a word and behind a vowel.
enum ScriptTable {
  /// The signs that a style may choose for ь and ъ.
  struct Signs: Hashable, Sendable {
    var soft: String?
    var hard: String?
  }

  /// A scheme's letters for words of a language; nil for a script that is not Latin.
  static func transliterator(
    _ script: Script, language: String, signs: Signs = Signs()
  ) -> Transliterator? {
    guard script.isLatin, let column = rows.first?.firstIndex(of: script.column) else {
      return nil
    }
    var letters = [Transliterator.Letters?](repeating: nil, count: Transliterator.count)
    for row in rows.dropFirst() where row.count > column {
      guard row[1].isEmpty || row[1] == language, let letter = row[0].unicodeScalars.first
      else { continue }
      let index = Int(letter.value) - Int(Transliterator.first)
      guard letters.indices.contains(index) else { continue }
      var form = row[column]
      if letter == "ь", let soft = signs.soft { form = soft }
      if letter == "ъ", let hard = signs.hard { form = hard }
      letters[index] = Self.letters(form, hasTies: script == .alaLC)
    }
    return Transliterator(letters: letters)
  }

  private static let rows = TableRows.read(PackageResources.scripts_csv)

  private static let tie: Unicode.Scalar = "\u{361}"

  private static func letters(_ source: String, hasTies: Bool) -> Transliterator.Letters {
    let forms = source.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let form = hasTies ? forms.first ?? "" : without(tie, forms.first ?? "")
    var letters = Transliterator.Letters()
    letters.lower = Array(form.utf8)
    letters.upper = Array(form.uppercased().utf8)
    // Two letters under one tie are capital together: I͡Urĭ.
    letters.title = form.unicodeScalars.contains(tie) ? letters.upper : title(form)
    if forms.count > 1 {
      letters.iotated = Array(forms[1].utf8)
      letters.iotatedTitle = title(forms[1])
      letters.iotatedUpper = Array(forms[1].uppercased().utf8)
    }
    return letters
  }

  private static func without(_ scalar: Unicode.Scalar, _ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != scalar }))
  }

  private static func title(_ text: String) -> [UInt8] {
    guard let first = text.first else { return [] }
    return Array((first.uppercased() + text.dropFirst()).utf8)
  }
}
