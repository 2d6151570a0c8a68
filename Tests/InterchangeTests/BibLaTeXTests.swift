import ArchivalReference
import Citing
import Testing

@testable import Interchange

/// The syntax of BibLaTeX as others write it, and where it is wrong.
@Suite struct BibLaTeXTests {
  private func items(_ text: String) throws(ItemReadError) -> [Item] {
    try BibLaTeXReader.read(Array(text.utf8)).map(\.item)
  }

  private func entry(_ fields: String) -> String {
    "@unpublished{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}, \(fields)}"
  }

  @Test func stringsAndComments() throws {
    let items = try items(
      """
      % a comment of Biber, with an address: a@b.c
      Words between entries say nothing.
      @comment{@letter{no, title = {No}}}
      @preamble{"\\newcommand{\\x}{}"}
      @STRING(rgaspi = "РГАСПИ")
      @Letter (kag,
        Library = rgaspi # {. Ф. 558. } # "Оп. 11. Д. {740}. Л. 177--180",
        year = 1932, month = nov, day = 5, title = "Письмо "
          # {И.~В. Сталину},
      )
      @unpublished{two, howpublished = {Ф. 1. Оп. 2. Д. 3}, organization = {ГАРФ}}
      """)
    try #require(items.count == 2)
    #expect(items[0].key == "kag" && items[0].genre == .letter)
    #expect(items[0].fullShelfmark == "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180")
    #expect(items[0].date == ItemDate("1932-11-05"))
    #expect(items[0].title == Wording("Письмо И.\u{A0}В. Сталину"))
    #expect(items[1].shifr.archive == "GARF" && items[1].genre == nil)
  }

  /// Names in each order that BibTeX knows.
  @Test(arguments: [
    ("Каганович, Л. М.", ["Каганович, Л. М."]), ("Лазарь Каганович", ["Каганович, Лазарь"]),
    ("Ежов, Н. AND  {Отдел and сектор}", ["Ежов, Н.", "Отдел and сектор"]),
    ("Walther von der Vogelweide", ["von der Vogelweide, Walther"]),
    ("von Bock, Fedor", ["von Bock, Fedor"]), ("King, Jr., Martin", ["King, Martin, Jr."]),
    ("family=Ежов, given={Н. И.}, given-i=Н", ["Ежов, Н. И."]),
    ("family=Bock, prefix=von, given=F.", ["von Bock, F."]), ("Сталин", ["Сталин"]),
    ("{{Р}еввоенсовет}", ["Реввоенсовет"]),
  ]) func names(source: String, names: [String]) throws {
    let items = try items(entry("author = {\(source)}"))
    #expect(items[0].authors.map(\.inverted) == names)
  }

  @Test(arguments: [
    ("\\& \\% \\$ \\# \\_", "& % $ # _"), ("\\textbackslash{}x\\textbraceleft", "\\x{"),
    (
      "M\\\"{u}ller \\'e \\v{S}\\c c na\\\"{\\i}ve",
      "Mu\u{308}ller e\u{301} S\u{30C}c\u{327} nai\u{308}ve"
    ),
    ("\\emph{a} {\\textbf b}", "a b"), ("``a'' --- b--c", "“a” — b–c"), ("-{}-", "--"),
    ("a\\symbol{59}b", "a;b"), ("  a\n\t b  ", "a b"), ("\\ss ab \\o{} c", "ßab ø c"),
  ]) func commands(source: String, text: String) throws {
    #expect(try items(entry("title = {\(source)}"))[0].title?.text == text)
  }

  /// What is parted at semicolons and quotes keeps its own.
  @Test func annotations() throws {
    let items = try items(
      entry("title = {т}, title+an:latin = {=\"a\\symbol{59} b \\textquotedbl{}c\"}"))
    #expect(items[0].title == Wording("т", latin: "a; b \"c"))
  }

  @Test(arguments: [
    ("@letter{k, title = {a}", "1:1: the entry has no end"),
    ("@letter{k,\n  title = {a", "2:11: no “}” matches this brace"),
    ("@letter{k,\n  title = \"a", "2:11: no quote ends this value"),
    ("@letter{k,\n  title {a}}", "2:9: expected “=” after “title”"),
    ("@letter{k, title = {a} note = {b}}", "1:24: expected “,” or “}”"),
    ("@letter{k, заглавие = nov2}", "1:23: no string has the name “nov2”"),
    ("@letter{k, title = {a}, Title = {b}}", "1:25: “title” stands twice"),
    ("@letter{, title = {a}}", "1:9: expected the entry's key"),
    ("@letter k", "1:9: expected “{” after “@letter”"),
    ("@letter{k, title = {a}}", "1:1: k: reference: nothing is cited"),
    ("@letter{k, library = {Ф. 1. Оп. 2. Д. 3}}\n@letter{k, title={a}}", "2:1: “k” is the key of"),
    ("@letter{k, crossref = {b}}", "1:12: “crossref” is not followed"),
    (
      "@letter{k, library = {Ф. 1. Оп. 2. Д. 3},\n title = {а \\foo{}}}",
      "2:13: “\\foo” is no command"
    ),
    ("@letter{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}, title = {$x$}}", "1:60: mathematics"),
    (
      "@letter{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}, author = {А and others}}",
      "1:67: “others” names nobody"
    ),
    (
      "@letter{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}, author = {а, б, в, г}}",
      "1:61: a name has more than"
    ),
    (
      "@letter{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}, title = {\\'}}",
      "1:62: the accent stands on no letter"
    ),
  ]) func faultsHaveTheirPlace(text: String, message: String) {
    let error = #expect(throws: ItemReadError.self) { try items(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func bytesThatAreNoText() {
    let error = #expect(throws: ItemReadError.self) {
      try BibLaTeXReader.read(Array("@comment{}\n".utf8) + [0xFF])
    }
    #expect(error?.description == "2:1: the line is not UTF-8")
  }
}
