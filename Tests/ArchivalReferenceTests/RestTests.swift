import ArchivalReference
import Testing

/// What stands inside of a reference and is no part of it.
@Suite struct RestTests {
  private func rests(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return ReferenceParser().rests(in: bytes.span).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("РГАСПИ. Ф. 558. Оп. 11. Т. 2. Д. 740. Л. 1", ["Т. 2"]),
    ("РГАСПИ, ф. 558, оп. 11, д. 740, том 2, л. 1", ["том 2"]),
    ("ГАРФ. Ф. 1. Оп. 2. Д. 3. Т. 1, 2. Л. 4", ["Т. 1, 2"]),
    ("НА ИРИ РАН. Ф. 2. Разд. III. Оп. 5. Д. 14. Л. 154", ["Разд. III"]),
    ("РГАСПИ. Ф. 558 (Сталин). Оп. 11 (1934 г.). Д. 740. Л. 1", ["Сталин", "1934 г"]),
    ("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1 (копия), 5", ["копия"]),
    ("РЦХИДНИ (РГАСПИ). Ф. 17. Оп. 3. Д. 1", ["РГАСПИ"]),
    ("Архив завода. Ф. 1. Оп. 2. Д. 3. Л. 4", ["Архив завода"]),
    ("ОР РГБ. Ф. 218. К. 12. Ед. хр. 5. Л. 3", ["К. 12"]),
    ("РГАСПИ. Ф. 1. Оп. 2. Т. 3. Д. 4; Оп. 5. Т. 6. Д. 7. Л. 8", ["Т. 3", "Т. 6"]),
  ]) func restsOfReferences(text: String, expected: [String]) {
    #expect(rests(text) == expected)
  }

  /// Marks, signs, sides of sheets and what is damaged are parts.
  @Test(arguments: [
    "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180, 182 об.",
    "РГАСПИ, фонд № 558, опись № 11, дело № 740, листы 1, 3 и 5",
    "ГАРФ. Ф. Р-5446. Оп. 1а. Д. 2, 3–5. Лл. 9 (с об.), 10аоб., 11 - об.",
    "РГАЛИ, ф. 1334, оп. 1, ед. хр. 77, л. 4 об.", "RGASPI 558.11.740, l. 5",
    "RGASPI, f. 17, op. 125, d. 3, ll. 1 and 3", "РГАСПИ. Ф. 17. Oп. 3. Д. 904. 11",
    "ЦАМО РФ, фонд: 33; опись: 690306; дело: 5", "РГАСПИ (Ф. 17. Оп. 3. Д. 904 (Л. 5, 6))",
    "РГАСПИ (РГАСПИ). Ф. 17. Оп. 3. Д. 904", "ГАРФ. Ф. 9401 с/ч. Оп. 2. Д. 64",
    "РГА\u{AD}СПИ. Фонд 17. Опись 3. Де\u{AD}ло 904", "Там же. Д. 5. Л. 6",
  ]) func partsAreNoRests(text: String) {
    #expect(rests(text) == [])
  }
}
