import ArchivalReference
import Citing
import Interchange
import Testing

/// Items from the templates of Wikipedias.
@Suite struct WikiPageTests {
  private func entries(_ text: String) throws(ItemReadError) -> [WikiPage.Citation] {
    #expect(WikiPage.recognizes(Array(text.utf8)[...]))
    return try WikiPage.citations(Array(text.utf8))
  }

  private static let letter: Item = {
    var item = Item(
      shifr: Shifr(archive: "RGASPI", fond: "558", opis: "11", delo: "740"),
      lists: [ListSpan(.init(digits: "177"), through: .init(digits: "180"))])
    item.title = Wording("Письмо Л. М. Кагановича И. В. Сталину, 5 ноября 1932 г.")
    item.witness = Wording("автограф")
    return item
  }()

  /// The same letter as editors write it.
  @Test(arguments: [
    """
    {{cite Russian archive|title=Письмо Л. М. Кагановича И. В. Сталину, 5 ноября 1932 г.|\
    institution=РГАСПИ|fond=558|opis=11|delo=740|pages=177–180|note=Автограф}}
    """,
    """
    == Notes ==
    Kaganovich wrote.<ref name="a">{{ Cite_Russian archive
     | title       = [https://example.org/1 Письмо [[Каганович, Лазарь|Л. М. Кагановича]] \
    И.&nbsp;В. {{nobr|''Сталину''}}], 5 ноября 1932&#160;г.
     | institution = [[Российский государственный архив социально-политической истории|РГАСПИ]]
     | fond = 558 | opis = 11 <!-- the 11th --> | box = | delo = 740 | page =
     | pages = 177&ndash;180 | note = Автограф<ref>so | the catalogue</ref> | ref = none
    }}</ref> {{efn|Elsewhere.}}
    """,
    """
    {{Архівні матеріали|заголовок=Письмо Л. М. Кагановича И. В. Сталину, 5 ноября 1932 г.|\
    назва архіву=РГАСПИ|фонд=558|опис=11|справа=740|аркушів=177–180|примітка=Автограф}}
    """,
    """
    * {{Шаблон:Архивные материалы|заголовок=Письмо Л. М. Кагановича И. В. Сталину, 5 ноября \
    1932 г.|архив=РГАСПИ|фонд=Ф. 558|опись=оп. 11|дело=740|листы=177–180|примечание=Автограф}}
    """,
  ]) func oneLetter(_ text: String) throws {
    let entries = try entries(text)
    #expect(entries.count == 1)
    var letter = Self.letter
    let item = try #require(try entries.first?.items.get().first)
    // A space that does not break is kept as it stands.
    letter.title =
      item.title?.text.replacing("\u{A0}", with: " ") == letter.title?.text
      ? item.title : letter.title
    #expect(item == letter)
    #expect(entries[0].passedOver.isEmpty)
  }

  @Test func severalFilesAreOneNote() throws {
    let entries = try entries(
      """
      {{cite Russian archive|institution=ГАРФ|fond=Р-5446|opis=1|delo=2|page=8 об.|\
      delo2=3|pages2=1, 4|opis3=2|unit3=77|case-title2=Протоколы|box=5|colour=red}}
      """)
    let items = try #require(try entries.first?.items.get())
    #expect(items.map(\.shifr.opis) == ["1", "1", "2"])
    #expect(items.map(\.shifr.delo) == ["2", "3", "77"])
    #expect(items.map { $0.lists.map(\.text) } == [["8v"], ["1", "4"], []])
    #expect(items.map(\.isUnit) == [false, false, true])
    #expect(entries[0].passedOver == ["colour “red”", "box “5”", "case-title2 “Протоколы”"])
  }

  @Test func theGeneralTemplate() throws {
    let entries = try entries(
      """
      Text {{cite archive |last=Каганович |first=Л. М. |item=Письмо И. В. Сталину |type=Letter
      |date=5 November 1932 |fonds=558 |series=11 |file=740 |page=178v |collection=И. В. Сталин
      |repository=RGASPI |location=Москва}} and {{Cite archive|item=Map|repository=Somewhere}}.
      """)
    #expect(entries.count == 2)
    let item = try #require(try entries.first?.items.get().first)
    #expect(item.authors == [Name("Каганович, Л. М.")] && item.genre == .letter)
    #expect(item.date == ItemDate("1932-11-05") && item.fondName?.text == "И. В. Сталин")
    #expect(item.shifr.archive == "RGASPI" && item.lists.map(\.text) == ["178v"])
    #expect(entries[1].line == 3 && entries[1].column == 43)
    #expect(throws: ItemReadError.self) { try entries[1].items.get() }
  }

  /// What is no template that cites an archive, and what MediaWiki does not read.
  @Test func whatIsPassedOver() throws {
    let cited = "{{cite Russian archive|institution=РГАСПИ|fond=1|opis=2|delo=3}}"
    let entries = try entries(
      "{{Infobox|a={{{b|}}}}}\n<!-- \(cited) --><nowiki>\(cited)</nowiki>{{cite web|x}}\(cited)")
    #expect(entries.map(\.line) == [2] && entries.map(\.column) == [169])
  }

  @Test(arguments: ["{{cite archive|item=a", "{{cite archive|item={{a}}|b}"])
  func aTemplateWithoutAnEnd(_ text: String) throws {
    let entries = try entries(text)
    let error = #expect(throws: ItemReadError.self) { try entries.first?.items.get() }
    #expect(error?.description.hasPrefix("1:1: the template has no end") == true)
  }

  /// Signs that nothing ends cost no more than others.
  @Test func hostileText() throws {
    let head = "{{cite archive|item="
    for sign in [
      "[[", "{{!}}[", "<ref>", "[[a|{{b|<ref>x", "<ref ", "[http://", "<a", "<!", "&", "''", "{{",
      "[[[", "{{{|",
    ] {
      let text = head + String(repeating: sign, count: 1_000)
      _ = try entries(text)
      _ = try entries(text + String(repeating: "}}", count: 1_001))
    }
  }
}
