import Citing
import Testing

/// Real shifrs in several styles, each line written by hand from the style's rule: prefixes and
/// letters of numbers, a criminal file without a fond, verso and several runs of sheets, a
/// Ukrainian archive.
@Suite struct ShifrTests {
  static let shifrs: [(reference: String, printed: [String: String])] = [
    (
      "ГАРФ. Ф. Р-9401. Оп. 1а. Д. 64. Л. 3 об.",
      [
        "gost-note": "ГАРФ. Ф. Р-9401. Оп. 1а. Д. 64. Л. 3 об.",
        "gost-2018": "ГАРФ. – Ф. Р-9401. – Оп. 1а. – Д. 64. – Л. 3 об.",
        "journal-commas": "ГАРФ, ф. Р-9401, оп. 1а, д. 64, л. 3 об.",
        "chicago-author-date": "(GARF, f. R-9401, op. 1a, d. 64, l. 3v)",
        "europe-asia-studies": "GARF, f. R-9401, op. 1a, d. 64, l. 3ob.",
        "cahiers": "GARF, f. R-9401, op. 1a, d. 64, l. 3 ob.",
        "apa": """
        State Archive of the Russian Federation (Fond R-9401, Opis 1a, Delo 64, List 3v), \
        Moscow, Russia.
        """,
      ]
    ),
    (
      "ЦА ФСБ. Д. Р-33538. Л. 43 об.",
      [
        "gost-note": "ЦА ФСБ. Д. Р-33538. Л. 43 об.",
        "gost-2018": "ЦА ФСБ. – Д. Р-33538. – Л. 43 об.",
        "journal-commas": "ЦА ФСБ, д. Р-33538, л. 43 об.",
        "chicago-author-date": "(TsA FSB, d. R-33538, l. 43v)",
        "europe-asia-studies": "TsA FSB, d. R-33538, l. 43ob.",
        "cahiers": "CA FSB, d. R-33538, l. 43 ob.",
      ]
    ),
    (
      "РГАСПИ. Ф. 17. Оп. 162. Д. 9. Л. 5–6 об., 108–115",
      [
        "gost-note": "РГАСПИ. Ф. 17. Оп. 162. Д. 9. Л. 5–6 об., 108–115.",
        "journal-commas": "РГАСПИ, ф. 17, оп. 162, д. 9, л. 5—6 об., 108—115.",
        "chicago-author-date": "(RGASPI, f. 17, op. 162, d. 9, ll. 5–6v, 108–15)",
        "europe-asia-studies": "RGASPI, f. 17, op. 162, d. 9, ll. 5–6ob., 108–15.",
        "cahiers": "RGASPI, f. 17, op. 162, d. 9, l. 5-6 ob., 108-115.",
      ]
    ),
    (
      "ЦДАГО України, ф. 1, оп. 20, спр. 10, арк. 2 зв.",
      [
        "gost-note": "ЦДАГО. Ф. 1. Оп. 20. Д. 10. Л. 2 об.",
        "journal-commas": "ЦДАГО, ф. 1, оп. 20, д. 10, л. 2 об.",
        "chicago-author-date": "(TsDAHO, f. 1, op. 20, d. 10, l. 2v)",
        "europe-asia-studies": "TsDAHO, f. 1, op. 20, d. 10, l. 2ob.",
        "cahiers": "CDAHO, f. 1, op. 20, d. 10, l. 2 ob.",
      ]
    ),
    (
      "РГАСПИ. Ф. 558. Оп. 11. Д. 904, 905",
      [
        "gost-note": "РГАСПИ. Ф. 558. Оп. 11. Д. 904, 905.",
        "europe-asia-studies": "RGASPI, f. 558, op. 11, dd. 904, 905.",
      ]
    ),
  ]

  @Test(arguments: shifrs.indices) func isPrintedAsWritten(index: Int) throws {
    let item = Samples.reference(Self.shifrs[index].reference)
    for (style, expected) in Self.shifrs[index].printed {
      #expect(try Samples.notes([item], style) == [expected], "\(style)")
    }
  }
}
