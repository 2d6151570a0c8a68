import Citing
import Testing

@testable import Interchange

/// Languages by all that files call them.
@Suite struct LanguagesTests {
  @Test(arguments: [
    ("ru", "ru"), ("RU", "ru"), ("rus", "ru"), ("ru-RU", "ru"), ("ru_RU", "ru"),
    ("sr-Cyrl-RS", "sr"), ("Russian", "ru"), ("русский", "ru"), ("Русский язык", "ru"),
    ("Russisch", "ru"), ("ukr", "uk"), ("українська мова", "uk"), ("ger", "de"), ("deu", "de"),
    ("ngerman", "de"), ("Deutsch", "de"), ("fre", "fr"), ("fra-CA", "fr"), ("Français", "fr"),
    ("american", "en"), ("ENGLISH", "en"), ("geo", "ka"), ("sah", "sah"), ("no", "no"),
    ("Klingon", nil), ("xyz", nil), ("ru-", nil), ("", nil), ("r", nil), ("Russian; English", nil),
  ]) func codes(text: String, code: String?) {
    #expect(Languages.code(of: text) == code)
  }

  /// What is written is read.
  @Test(arguments: ["ru", "uk", "be", "en", "de", "fr", "pl", "lv", "ka", "he", "cu", "sah", "zu"])
  func babelNames(code: String) {
    #expect(Languages.code(of: Languages.babelName(of: code)) == code)
  }

  @Test func whatIsNoLanguageOfTheTableIsRefused() {
    #expect(throws: ItemFields.Fault.self) {
      try ItemFields([.reference: "РГАСПИ. Ф. 1. Оп. 1. Д. 1", .language: "xyz"]).item()
    }
  }
}
