import ArchivalReference
import Citing
import Regest
import Testing

/// References given one by one are a series: «Там же» means the line before.
@Suite struct ReferenceLinesTests {
  /// What each line gives: its references, or what is wrong with it.
  private func read(_ lines: [String]) -> [String] {
    ReferenceLines.entries(
      of: lines.enumerated().map {
        ReferenceLines.Line($1, place: "line \($0 + 1)", number: $0 + 1)
      }
    ).map { entry in
      switch entry.items {
      case .success(let items):
        items.map { CanonicalForm.text(shifr: $0.shifr, lists: $0.lists) }.joined(separator: "; ")
      case .failure(let error): "! \(error.message)"
      }
    }
  }

  private static let full = "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1"

  @Test(arguments: [
    ("Там же. Л. 5 об.", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об."),
    ("Там же", full), ("Там же.", full),
    ("Там же. Д. 741. Л. 2", "РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 2"),
    ("Ibid., d. 741, l. 2", "РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 2"),
    ("12. Там же. Л. 2", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 2"),
    ("Там же. Л. 2. Копия", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 2"),
    (
      "Там же. Л. 2; ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8",
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 2; ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8"
    ),
    ("Ф. 17. Оп. 3. Д. 904. Л. 2", "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 2"),
  ])
  func aLineGoesOnFromTheOneBefore(line: String, expected: String) {
    #expect(read([Self.full, line]) == [Self.full, expected])
  }

  @Test func aChainGoesOn() {
    #expect(
      read([Self.full, "Там же. Л. 2", "Там же. Д. 741", "Там же. Л. 3"]) == [
        Self.full, "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 2", "РГАСПИ. Ф. 558. Оп. 11. Д. 741",
        "РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 3",
      ])
  }

  @Test(arguments: ["Там же", "Там же. Л. 5", "Ibid., l. 5", "Там же. Д. 5. Л. 1"])
  func theFirstLineHasNothingToGoBackTo(line: String) {
    let read = read([line, Self.full])
    #expect(
      read[0].hasPrefix("! what “\(line)” goes back to is not known: no reference"), "\(read)")
    #expect(read[1] == Self.full)
  }

  @Test(arguments: [
    "Письмо Сталину",
    "ГАРФ. Ф. 9401. Оп. 2. Д. 64. Т. 3. Л. 5", "См.: ГАРФ. Ф. 9401. Оп. 2. Д. 64. Л. 5",
  ])
  func nothingGoesBackOverALineThatIsNotRead(between: String) {
    let read = read([Self.full, between, "Там же. Л. 2", "Там же. Л. 3", Self.full])
    #expect(read[1].hasPrefix("! "), "\(read)")
    #expect(
      read[2] == "! “Там же. Л. 2” may go back to line 2, which cannot be cited; write it out",
      "\(read)")
    #expect(read[3].hasPrefix("! “Там же. Л. 3” may go back to line 3"), "\(read)")
    #expect(read[4] == Self.full)
  }

  @Test(arguments: [
    "Ивницкий Н. А. Коллективизация и раскулачивание. М., 1994. С. 5",
    "Bundesarchiv Berlin, R 58/825, Bl. 3",
  ])
  func aPrintedWorkOrForeignArchiveBetweenIsMeant(between: String) {
    let read = read([Self.full, between, "Там же. Л. 2"])
    #expect(read[1] == "! there is no reference in it")
    #expect(
      read[2] == "! what “Там же. Л. 2” goes back to is not known: "
        + "a printed work or another archive is cited before it; write it out")
  }

  /// Where the archive of a line could be another that was not read, it is not taken.
  @Test func anArchiveIsNotGuessed() {
    let line = "Ф. 17. Оп. 3. Д. 904. Л. 2"
    #expect(read([Self.full, line])[1] == "РГАСПИ. \(line)")
    #expect(
      read([Self.full, "Bundesarchiv Berlin, R 58/825", line])[2].hasPrefix(
        "! the archive of “\(line)” is not known"))
  }

  @Test func labelsAndPlacesAreKept() {
    let entries = ReferenceLines.entries(
      of: ["[^12]: \(Self.full)", "13 Там же. Л. 2", Self.full].enumerated().map {
        ReferenceLines.Line($1, place: "line \($0 + 1)", number: $0 + 1)
      })
    #expect(entries.map(\.label) == ["12", "13", nil])
    #expect(entries.map(\.line) == [1, 2, 3])
    #expect(entries.map(\.place) == ["line 1", "line 2", "line 3"])
  }

  @Test func noLinesGiveNothing() { #expect(read([]) == []) }
}
