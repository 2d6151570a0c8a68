import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// The references of `Fixtures/Documents`, each with its place in the file.
@Suite struct DocumentFixtureTests {
  private static let fixtures: [(name: String, references: [String])] = [
    (
      "article.md",
      [
        "10:54 РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11–12",
        "13:20 РГАСПИ. Ф. 82. Оп. 2. Д. 1421. Л. 5 об.",
        "18:14 РГАСПИ. Ф. 558. Оп. 11. Д. 746. Л. 3",
        "21:63 ГАРФ. Ф. Р-5446. Оп. 1. Д. 27. Л. 9",
        "23:10 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 178",
        "24:11 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177",
        "26:14 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 180",
        "27:10 РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 2",
      ]
    ),
    (
      "article.tex",
      [
        "8:42 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180",
        "9:72 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 181",
        "13:7 РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11",
        "14:7 РГАСПИ. Оп. 163. Д. 5",
      ]
    ),
    (
      "sources.bib",
      [
        "7:13 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180",
        "12:12 Л. 181",
        "13:24 ГАРФ. Ф. Р-5446. Оп. 1. Д. 27. Л. 9",
      ]
    ),
    (
      "items.csv",
      [
        "2:18 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177",
        "3:18 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 181",
        "4:11 РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11",
      ]
    ),
    (
      "items.json",
      [
        "4:26 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177",
        "9:26 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 181",
        "10:14 ГАРФ. Ф. Р-5446. Оп. 1. Д. 27. Л. 9",
      ]
    ),
  ]

  @Test(arguments: fixtures) func referencesAreFoundInTheirPlaces(
    name: String, references: [String]
  ) throws {
    let register = try Register.open(Project.path("Fixtures/Registers/small"))
    let checker = FileChecker(examiner: Examiner(register: register))
    let file = try checker.check(
      Project.bytes("Fixtures/Documents/\(name)"), path: PathBytes(name))
    #expect(
      file.references.map { "\($0.place.line):\($0.place.column) \($0.canonical)" } == references)
  }
}
