import TestSupport
import Testing

@testable import Citing

/// The order of lists: the alphabets, numbers by value, shorter words before longer ones.
@Suite struct CollationTests {
  /// Texts in the order in which they stand, and the rule.
  static let lists: [(rule: String, texts: [String])] = [
    ("the Russian alphabet", ["Ивнин", "Йодов", "Каганович", "Щукин", "Эренбург", "Яшин"]),
    ("ё beside е", ["Ежа", "Ёжик", "Езов", "Ёлкин", "Жуков"]),
    ("е before ё where nothing else parts them", ["Ежов", "Ёжов"]),
    ("Cyrillic before Latin", ["Яшин", "Abel", "Zhukov"]),
    ("figures before letters", ["1932 год", "Архив", "XX Congress"]),
    ("numbers by their value", ["Ф. 9", "Ф. 10", "Ф. 17", "Ф. 102", "Ф. 558"]),
    ("fonds with a letter behind those without", ["102", "1235", "П-1", "Р-393", "Р-5446"]),
    ("a letter behind its number", ["65", "65а", "65б", "66", "641/1", "641/2"]),
    ("no number is too long", ["9", "12345678901234567890", "12345678901234567891"]),
    ("word by word", ["Иванов А. А.", "Иванов Я.", "Иванова А."]),
    ("a hyphen parts words", ["Римский А.", "Римский-Корсаков Н.", "Римскийка"]),
    ("case, quotes and brackets do not count", ["[Доклад]", "«Записка»", "письмо", "Речь"]),
    ("Ukrainian letters where their alphabet has them", ["Гнат", "Ґалаґан", "Дон", "Єва", "Жук"]),
    ("Latin letters as what they are made of", ["Čapek", "Dąbek", "Łoś", "Lotz", "Žukov"]),
    ("the signs of transliteration do not count", ["Kolʹ", "Kolʹa", "Kolb", "Kol´c"]),
    ("a й in two signs", ["Ивнин", "И\u{306}одов", "Йокаи", "Каганович"]),
    ("the letters of the old spelling", ["Вьюн", "Вѣра", "Вэра", "Вяз", "Ѳома"]),
  ]

  @Test(arguments: lists) func textsStandInOrder(rule: String, texts: [String]) {
    for (index, text) in texts.enumerated() {
      for later in texts[(index + 1)...] {
        #expect(Collation(text) < Collation(later), "\(rule): \(text), \(later)")
        #expect(!(Collation(later) < Collation(text)), "\(rule): \(later), \(text)")
      }
    }
  }

  /// Of any three texts the order is one, and only a text itself stands where it stands.
  @Test func orderIsTotal() {
    var random = Seeded("the order of texts is total")
    let parts = [
      "е", "ё", "Е", "9", "10", "010", " ", "-", "«", "a", "č", "и", "\u{306}", "ʹ", "№",
    ]
    for _ in 0..<500 {
      let texts = (0..<3).map { _ in
        (0..<4).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      }
      let keys = texts.map { Collation($0) }
      for (index, key) in keys.enumerated() {
        for (other, text) in zip(keys, texts) {
          let isSame = text.utf8.elementsEqual(texts[index].utf8)
          #expect([key < other, other < key, isSame].filter { $0 }.count == 1)
        }
      }
      if keys[0] < keys[1], keys[1] < keys[2] { #expect(keys[0] < keys[2], "\(texts)") }
    }
  }
}
