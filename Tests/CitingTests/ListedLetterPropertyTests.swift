import ArchivalReference
import Citing
import CitingTestSupport
import Testing

/// Whatever is cited, the letters of `1932a` go from a on down the list, and tell in the text
/// which entry is meant.
@Suite struct ListedLetterPropertyTests {
  /// Documents that share authors, years, titles and files as often as not.
  private static func items(_ generator: inout ItemGenerator) -> [Item] {
    let people = [
      "Сталин, И. В.", "Молотов, В. М.", "Каганович, Л. М.", "Ежов, Н. И.", "Киров, С. М.",
    ]
    let dates = [
      "1932", "1932-01", "1932-01-05", "1932-11-05", "5 января 1932 г.", "ок. 1932", "[1932]",
      "1932–1933", "[1930-е]", "не ранее 5 ноября 1932 г.", "1933", "б. д.",
      "март?",
    ]
    let titles = ["The Notes", "Notes", "A Plan", "Speech", "Speech 2", "Speech 10", "б"]
    return (0..<(2 + generator.below(40))).map { _ in
      let fond = generator.pick(["558", "81", "Р-17"])
      var item = Item(
        shifr: Shifr(
          archive: generator.pick(["RGASPI", "GARF"]), fond: fond, opis: "1",
          delo: generator.pick(["9", "10", "10а"])),
        lists: [ListSpan(.init(digits: generator.pick(["2", "10", "11"])))])
      let count = generator.pick([0, 1, 1, 1, 1, 2, 4, 5])
      item.authors = people.shuffled(using: &generator.random).prefix(count).map { Name($0) }
      item.recipients = generator.below(3) == 0 ? [Name(generator.pick(people))] : []
      let title = generator.pick(titles)
      item.title = Wording(generator.pick(["А", "Б"]), latin: title)
      if generator.below(4) == 0, !item.recipients.isEmpty {
        (item.title, item.genre) = (nil, .letter)
      }
      item.date = generator.below(8) == 0 ? nil : ItemDate(generator.pick(dates))
      return item
    }
  }

  /// A style of a list whose entries have numbers, by which one knows which is whose.
  private static func numbered(_ name: String) throws -> CompiledStyle {
    let style = try Style(
      Array("extends: \(name)\nstyle: own\ntitle: Own\nsource: none\nnumbered: yes\n".utf8),
      file: "own.style", extending: StyleLibrary.styles)
    return try CompiledStyle(style)
  }

  /// Where two texts differ by a run that one has more: what stands before it, and the run.
  private static func added(_ long: String, to short: String) -> (before: String, run: String) {
    let start = zip(long, short).prefix { $0 == $1 }.count
    let end = min(
      zip(long.reversed(), short.reversed()).prefix { $0 == $1 }.count, short.count - start)
    let run = long.dropFirst(start).dropLast(end)
    // The period of `n.d.` is also that behind it.
    return (String(long.prefix(start)), String(run.hasSuffix(".") ? run.dropLast() : run))
  }

  private static func alone(_ item: Item, _ style: CompiledStyle) throws -> String {
    var text: [UInt8] = []
    var sequence = CitationSequence(style)
    try sequence.append(item, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: [
    ("chicago-author-date", "chicago-author-date-list"), ("apa-text", "apa"),
    ("harvard-text", "harvard"),
  ]) func theTextHasTheLettersOfTheList(text: String, list: String) throws {
    var generator = ItemGenerator("letters of \(list)", isLatin: true)
    let textStyle = try Samples.style(text)
    let listStyle = try Self.numbered(list)
    let bibliography = try #require(Bibliography(listStyle))
    for _ in 0..<60 {
      let items = Self.items(&generator)
      let entries = try Samples.entries(items, listStyle)
      var letters: [Int: String] = [:]
      var seen: [String: Int] = [:]
      for (place, item) in bibliography.entries(of: items).enumerated() {
        let (before, run) = Self.added(entries[place], to: try Self.alone(item, listStyle))
        letters[place + 1] = run
        guard let letter = run.unicodeScalars.last else { continue }
        #expect(run.count == 1 || run.hasPrefix("-") && run.count == 2, "\(entries[place])")
        #expect(Int(letter.value) == 0x61 + seen[before, default: 0], "\(entries)")
        seen[before, default: 0] += 1
      }
      #expect(!seen.values.contains(1), "\(entries)")
      let notes = try Samples.notes(items.map { [$0] }, textStyle)
      let numbers = bibliography.numbered(items).map(\.number)
      var entry: [String: Int] = [:]
      for (index, item) in items.enumerated() where !item.authors.isEmpty {
        let number = try #require(numbers[index])
        let words = try #require(notes[index].firstRange(of: ", l.")).lowerBound
        let head = String(notes[index][..<words])
        #expect(entry[head, default: number] == number, "\(head): \(entries)")
        entry[head] = number
        if item.authors.count < 3 {
          let run = Self.added(notes[index], to: try Self.alone(item, textStyle)).run
          #expect(run == letters[number], "\(notes[index]): \(entries)")
        }
      }
    }
  }
}
