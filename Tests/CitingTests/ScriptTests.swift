import ArchivalReference
import TestSupport
import Testing

@testable import Citing

/// The tables of transliteration. Each row is the scheme's own, as published.
@Suite struct ScriptTests {
  private func text(_ text: String, _ script: Script, language: String = "ru") -> String {
    Transliterators(script, signs: .init()).text(text, language: language)
  }

  @Test(arguments: [
    (Script.alaLC, "Rossiĭskiĭ gosudarstvennyĭ arkhiv sot͡sialʹno-politicheskoĭ istorii"),
    (.alaLCPlain, "Rossiĭskiĭ gosudarstvennyĭ arkhiv sotsialʹno-politicheskoĭ istorii"),
    (.simplified, "Rossiiskii gosudarstvennyi arkhiv sotsial'no-politicheskoi istorii"),
    (.bgn, "Rossiyskiy gosudarstvennyy arkhiv sotsial’no-politicheskoy istorii"),
    (.iso9, "Rossijskij gosudarstvennyj arhiv socialʹno-političeskoj istorii"),
    (.scholarly, "Rossijskij gosudarstvennyj arxiv socialʹno-političeskoj istorii"),
    (.isoR9, "Rossijskij gosudarstvennyj arhiv socialʹno-političeskoj istorii"),
  ]) func theNameOfTheArchive(script: Script, expected: String) {
    let name = "Российский государственный архив социально-политической истории"
    #expect(text(name, script) == expected)
  }

  @Test(arguments: [
    (Script.alaLC, "Kaganovich Khlevni͡uk Ezhov Shcherbakov"),
    (.simplified, "Kaganovich Khlevniuk Ezhov Shcherbakov"),
    (.bgn, "Kaganovich Khlevnyuk Yezhov Shcherbakov"),
    (.iso9, "Kaganovič Hlevnûk Ežov Ŝerbakov"),
    (.scholarly, "Kaganovič Xlevnjuk Ežov Ščerbakov"),
    (.isoR9, "Kaganovič Hlevnjuk Ežov Ščerbakov"),
  ]) func names(script: Script, expected: String) {
    #expect(text("Каганович Хлевнюк Ежов Щербаков", script) == expected)
  }

  @Test(arguments: [
    ("ё, э, ъ", Script.alaLC, "ë, ė, ʺ"), ("ё, э, ъ", .simplified, "e, e, \""),
    ("Юрий Яковлев", .alaLC, "I͡Uriĭ I͡Akovlev"), ("Юрий Яковлев", .simplified, "Iurii Iakovlev"),
    ("ЩИТ, Щит, Ю. Щ.", .simplified, "SHCHIT, Shchit, Iu. Shch."),
    ("Елена, поезд, объезд, Зуев, ель", .bgn, "Yelena, poyezd, ob”yezd, Zuyev, yel’"),
    ("Ёлкин, подъём", .bgn, "Yëlkin, pod”yëm"),
    ("Россия, Ростов-на-Дону", .bgn, "Rossiya, Rostov-na-Donu"),
    ("и\u{306} Е\u{308}", .alaLC, "ĭ Ë"), ("нѣтъ", .alaLC, "ni͡etʺ"),
  ]) func traps(source: String, script: Script, expected: String) {
    #expect(text(source, script) == expected)
  }

  @Test func ukrainianLettersFollowTheLanguage() {
    #expect(
      text("Гетьманський Київ і Ґалаґан", .simplified, language: "uk")
        == "Het'mans'kyi Kyiv i Galagan")
    #expect(text("Єфремов", .alaLC, language: "uk") == "I͡Efremov")
    #expect(text("Гетьман", .simplified) == "Get'man")
  }

  @Test func theStyleChoosesTheSoftSign() {
    let signs = ScriptTable.Signs(soft: "´", hard: "")
    let transliterators = Transliterators(.simplified, signs: signs)
    #expect(transliterators.text("область, подъезд", language: "ru") == "oblast´, podezd")
  }

  /// Whatever the text, no Cyrillic letter is left.
  @Test(arguments: Script.allCases.filter(\.isLatin)) func leavesNoCyrillic(script: Script) {
    for language in ["ru", "uk", "be", "en"] {
      let all = String(
        String.UnicodeScalarView(
          (0x300...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)))
      let written = text(all, script, language: language)
      #expect(!written.unicodeScalars.contains { CyrillicLetters.contains($0.value) })
      #expect(text("а\u{1E030}б", script) == "a?b")
    }
  }

  /// What is not Cyrillic is not touched.
  @Test func leavesTheRestAlone() {
    let other = "Straße, naïve — 5 № « » 中 𝔘 é"
    for script in Script.allCases { #expect(text(other, script) == other) }
  }

  /// Every letter of the Russian alphabet is in every scheme, and none is two others' form
  /// where the scheme is one-to-one.
  @Test func schemesKnowTheAlphabet() {
    let alphabet = (0x430...0x44F as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    for script in Script.allCases where script.isLatin {
      for letter in alphabet { #expect(text(String(letter), script) != "?") }
    }
    let forms = Set((alphabet + ["ё"]).map { text(String($0), .iso9) })
    #expect(forms.count == 33)
  }
}
