import ArchivalReference
import Citing
import DocumentText
import Regest
import Testing

/// The references of a manuscript as notes: which are one, what they are called, and what
/// «Там же» does not reach over.
@Suite struct ManuscriptItemsTests {
  private func entries(_ text: String, _ format: DocumentFormat = .plain) -> [ReadEntry] {
    ManuscriptItems.entries(of: Array(text.utf8), as: format, name: "a")
  }

  /// The archives of each note, or what is wrong with it.
  private func archives(_ text: String, _ format: DocumentFormat = .plain) -> [[String]] {
    entries(text, format).map { entry in
      switch entry.items {
      case .success(let items): items.map { $0.shifr.archive ?? "-" }
      case .failure(let error): ["! \(error.message)"]
      }
    }
  }

  private static let first = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11"
  private static let second = "ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8"

  @Test(arguments: [
    "; ", " ; ", ";\n", ". Копия; ", "; см. также: ", "; Д. 905. Л. 1; ", " об.; ",
  ])
  func aSemicolonJoinsArchives(between: String) {
    let notes = archives("\(Self.first)\(between)\(Self.second).\n")
    #expect(notes.count == 1, "\(notes)")
    #expect(notes.first?.first == "RGASPI")
    #expect(notes.first?.last == "GARF")
  }

  @Test(arguments: [
    ". ", ".\n\n", ";\n\n", "); (", "; (", ". Там сказано; ",
    "; Ивницкий Н. А. Коллективизация и раскулачивание. М., 1994. С. 5; ",
  ])
  func nothingElseDoes(between: String) {
    #expect(
      archives("\(Self.first)\(between)\(Self.second).\n") == [["RGASPI"], ["GARF"]], "\(between)")
  }

  @Test(arguments: [
    (DocumentFormat.markdown, "А[^12].\n\n[^12]: \(first); \(second).\n", ["12"]),
    (.markdown, "А[^a] и[^b].\n\n[^b]: \(first)\n\n[^a]: См.\n\n    \(second)\n", ["a", "b"]),
    (.markdown, "А^[\(first)].\n", [nil]),
    (.markdown, "А[^1] (\(first)).\n\n[^1]: \(second)\n", [nil, "1"]),
    (.plain, "Текст (\(first)).\n\n[^12]: \(second)\n", [nil, "12"]),
    (.plain, "¹² \(first)\n¹³ \(second)\n", ["12", "13"]),
    (.plain, "12 \(first)\n13. \(second)\n", ["12", "13"]),
    (.plain, "12 \(first). \(second)\n\n\(first)\n", ["12", "12", nil]),
    (.plain, "[12] \(first).\n\n13) См.: \(second)\n", ["12", "13"]),
    (.plain, "Введение.\n\n5 ноября он писал: \(first).\n1932 \(second)\n", [nil, nil]),
    (.plain, "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л.\n12. \(second)\n", [nil, nil]),
    (.html, "<ol><li id=\"fn12\"><p>А.</p><p>\(first)</p></li></ol>", ["12"]),
    (
      .html, "<div id=ftn3><p><a name=\"_ftn3\">[3]</a> \(first)</p></div><p>\(second)", [nil, "3"]
    ),
    (.html, "<ol class=\"references\"><li id=\"cite_note-Smith-7\">\(first)</li></ol>", ["7"]),
    (.html, "<div id=\"ch3\"><p>\(first)</p></div>", [nil]),
    (.xml, "<p>А<note n=\"12\">\(first)<lb/>; \(second)</note></p>", ["12"]),
    (.xml, "<div n=\"3\"><p>А<note n=\"*\">\(first)</note> (\(second)).</p></div>", [nil, "*"]),
    (.xml, "<fn id=\"fn9\"><label>9</label><p>\(first)</p></fn>", ["9"]),
    (.latex, "А\\footnote{\(first)}.", [nil]),
  ])
  func aNoteHasTheLabelOfTheManuscript(
    format: DocumentFormat, text: String, labels: [String?]
  ) {
    let entries = entries(text, format)
    #expect(entries.map(\.label) == labels, "\(text)")
  }

  /// Mark-up is read, not printed for what it is: the fond's number is not lost with it.
  @Test(arguments: [
    (DocumentFormat.html, "<p>РГАСПИ. Ф.&nbsp;17. Оп. <b>3</b>. Д. 904. Л. 11"),
    (.markdown, "РГАСПИ. Ф.&nbsp;17. Оп. **3**. Д. 904. Л. 11"),
    (.latex, "РГАСПИ. Ф.~17. Оп.~\\textbf{3}. Д.~904. Л.~11"),
    (.csv, "Архив,Фонд,Опись,Дело,Листы\nРГАСПИ,17,3,904,11\n"),
  ])
  func aReferenceIsReadThroughMarkup(format: DocumentFormat, text: String) throws {
    let items = try #require(entries(text, format).first).items.get()
    #expect(items.map { CanonicalForm.text(shifr: $0.shifr, lists: $0.lists) } == [Self.first])
  }

  /// Notes are a flow of their own: «Там же» in a printed one never means the text.
  @Test(arguments: [
    (
      DocumentFormat.markdown, "(\(first))[^1].\n\n[^1]: \(first)\n\n(\(first))\n",
      [false, false, true]
    ),
    (.plain, "\(first)\n\n[^1]: \(first)\n\n\(first)\n", [false, true, true]),
    (
      .plain, "\(first)\n\nИвницкий Н. А. Коллективизация. М., 1994. С. 5.\n\n\(first)\n",
      [false, true]
    ),
  ])
  func flowsStandApart(format: DocumentFormat, text: String, apart: [Bool]) {
    #expect(entries(text, format).map(\.standsApart) == apart)
  }

  @Test func placesAreThoseOfTheFile() {
    let text = "А[^b] и[^a].\n\n[^a]: \(Self.first)\n\n[^b]: \(Self.second)\n"
    #expect(entries(text, .markdown).map(\.place) == ["a:5:7", "a:3:7"])
    #expect(entries(text, .markdown).map(\.line) == [5, 3])
  }

  /// What goes back to a reference that is not read whole is not cited without its rest.
  @Test func aFaultIsNotInherited() {
    let notes = archives(
      "ГАРФ. Ф. 9401. Оп. 2. Д. 64. Т. 3. Л. 5.\n\nТам же. Л. 6.\n\n\(Self.second)\n")
    #expect(
      notes == [
        ["! “Т. 3” is not part of the reference"],
        ["! “Там же. Л. 6” goes back to a reference that cannot be cited; write it out"],
        ["GARF"],
      ])
  }
}
