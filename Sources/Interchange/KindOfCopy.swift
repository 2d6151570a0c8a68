import ArchivalReference
import Citing

/// The first letter of the note on the kind of copy.
///
/// An item has it small, as it stands inside of a sentence («автограф», «заверенная копия»),
/// whatever the file has that it was read from; the style makes it a capital one where the note
/// begins a sentence. Formats have it as a note begins, but for CSL. That goes for the words
/// which the parser knows to begin such a note; any other may be a name, and stays as it is, as
/// do German nouns.
enum KindOfCopy {
  /// As an item has it.
  static func inItem(_ note: Wording, language: String) -> Wording {
    note.withForms(language) { isNoun in isNoun ? \.titlecaseMapping : \.lowercaseMapping }
  }

  /// As the note begins in a file.
  static func asNote(_ note: Wording, language: String) -> Wording {
    note.withForms(language) { _ in \.titlecaseMapping }
  }

  /// Whether a text, or a word, begins as a note on the kind of copy does.
  static func isKnown(_ text: String) -> Bool {
    let example = Array("РГАСПИ. Ф. 1. Оп. 1. Д. 1. Л. 1. \(text)".utf8)
    return ReferenceParser().references(in: example).first?.witness != nil
  }
}

extension Wording {
  /// The wording with another first letter in each of its forms.
  ///
  /// - Parameter mapping: the letter for a noun of German, or for any other word.
  fileprivate func withForms(
    _ language: String, mapping: (Bool) -> KeyPath<Unicode.Scalar.Properties, String>
  ) -> Wording {
    func form(_ text: String, isGerman: Bool) -> String {
      let scalars = text.unicodeScalars
      // A word in capitals is none that a sentence can begin with or not.
      guard let first = scalars.first, first.properties.isAlphabetic,
        scalars.dropFirst().first?.properties.isLowercase == true
      else { return text }
      let isLatin = first.value < 0x250
      let letter = first.properties[keyPath: mapping(isGerman && isLatin)]
      guard letter != String(first) else { return text }
      let word = String(Substring(scalars.prefix { $0.properties.isAlphabetic }))
      return KindOfCopy.isKnown(word) ? letter + String(Substring(scalars.dropFirst())) : text
    }
    return Wording(
      form(text, isGerman: language == "de"), latin: latin.map { form($0, isGerman: false) })
  }
}
