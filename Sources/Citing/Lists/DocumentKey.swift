import ArchivalReference

/// The place of a document among those that stand under one heading of a list.
///
/// Lists are sorted by it and the letters of `1932a` given by it, so that they stand in their
/// order wherever they are printed. Two keys are equal where an entry would be in the same words.
struct DocumentKey: Comparable {
  private struct Part: Comparable {
    var numbers: [Int] = []
    var words = Collation("")

    static func < (left: Part, right: Part) -> Bool {
      if left.numbers != right.numbers {
        return left.numbers.lexicographicallyPrecedes(right.numbers)
      }
      return left.words < right.words
    }
  }

  private var parts: [Part]

  /// The key of a document, or of a reference alone.
  ///
  /// A year stands before what is only about that year, as `ca. 1932` or `1932–33`. What is known
  /// to be of the year and no more stands before its months, and a month before its days.
  ///
  /// - Parameters:
  ///   - item: With the sheets of all its citations.
  ///   - archive: What the archive is called; nil for its abbreviation.
  ///   - style: For plain text, whose signs mask nothing.
  init(_ item: Item, archive: String? = nil, in style: CompiledStyle) {
    var item = item
    item.date = item.date?.withParts
    item.lists = SourceList.collapsed(item.lists)
    let printing = style.printing(item, Mention(), noteStart: 0)
    func text(_ field: Field) -> String { style.text(of: field, item, printing) }
    let point = item.date?.point
    let isLast = point == nil && style.layout.undated == .last
    let year = Part(
      numbers: [isLast ? 1 : 0, point?.year ?? 0], words: Collation(text(.citedYear)))
    let day = Part(numbers: [point?.month ?? 0, point?.day ?? 0])
    let fullTitle = text(.bareTitle)
    let title = Part(words: Collation(style.withoutArticle(fullTitle, of: item)))
    parts =
      switch (style.layout.order, style.layout.yearLetters) {
      case (.authorTitle, _): [title, year, day]
      case (_, .title?): [year, title, day]
      case (_, .dateTitle?), (_, nil): [year, day, title]
      }
    let shifr = item.shifr
    // What says no more than the year, as «б. д.», is printed as that.
    let date = printing.facts.contains(.fullDate) ? text(.printedDate) : ""
    parts += [
      fullTitle, date, shifr.fond ?? "", archive ?? text(.archiveShort),
      shifr.opis ?? "", shifr.delo ?? "", text(.value(.list)),
    ].map { Part(words: Collation($0)) }
  }

  static func < (left: DocumentKey, right: DocumentKey) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}

/// Where documents without a year stand among those of their author.
enum Undated: String, CaseIterable, Sendable {
  case first, last
}

extension CompiledStyle {
  /// What a field prints of an item; nothing where the item lacks what it needs.
  func text(of field: Field, _ item: Item, _ printing: Printing) -> String {
    guard printing.facts.isSuperset(of: field.needs) else { return "" }
    var bytes: [UInt8] = []
    append(field, item, printing, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A title as English has it in lists, where an article at its beginning does not count: not in
  /// what is transliterated, where `A` and `An` are other words.
  func withoutArticle(_ title: String, of item: Item) -> String {
    guard layout.languageCode == "en", item.title?.latin != nil || item.isInLatinScript else {
      return title
    }
    let small = String(title.unicodeScalars.prefix(4)).lowercased().utf8
    guard let article = ["the ", "a ", "an "].first(where: { small.starts(with: $0.utf8) }) else {
      return title
    }
    return String(Substring(title.utf8.dropFirst(article.utf8.count)))
  }
}
