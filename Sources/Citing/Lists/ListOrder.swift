import ArchivalReference

/// In which order a style prints what it is given.
enum ListOrder: String, CaseIterable, Sendable {
  /// As cited: notes.
  case cited
  /// By the names of the authors, then by titles, then by dates: the Chicago Manual of Style
  /// 17, 14.60–14.66, MLA, and the alphabetical list of ГОСТ.
  case authorTitle = "author title"
  /// By the names of the authors, then by years, then as the letters of the year are given: lists
  /// to which the text refers by the year. The Chicago Manual of Style 17, 15.17; APA 7,
  /// 9.44–9.47.
  case authorDate = "author date"
}

/// The place of an entry in a list.
struct ListKey: Comparable {
  private var heading: Collation
  private var document: DocumentKey
  /// The whole entry, by which others are told apart.
  private var text: Collation

  /// The key of an entry.
  ///
  /// It stands under its authors, or else under its title, if that is what it begins with;
  /// otherwise under what stands before its first number: the archive, or the word for fond.
  ///
  /// - Parameters:
  ///   - text: The entry as it is printed, without its number.
  ///   - style: The style that prints it, for plain text.
  init(_ item: Item, text: String, in style: CompiledStyle) {
    self.text = Collation(text)
    let printing = style.printing(item, Mention(), noteStart: 0)
    let authors = style.heading(of: item, printing)
    let title = style.text(of: .bareTitle, item, printing)
    if Self.begins(text, with: authors, ofWord: true) {
      heading = Collation(authors)
      document = DocumentKey(item, in: style)
    } else if Self.begins(text, with: title, ofWord: false) {
      heading = Collation(style.withoutArticle(title, of: item))
      document = DocumentKey(item, in: style)
    } else {
      heading = Collation(String(Substring(text.utf8.prefix { $0 &- 0x30 >= 10 })))
      document = DocumentKey(
        Item(shifr: item.shifr), archive: style.archiveText(of: item, in: text), in: style)
    }
  }

  static func < (left: ListKey, right: ListKey) -> Bool {
    if left.heading != right.heading { return left.heading < right.heading }
    if left.document != right.document { return left.document < right.document }
    return left.text < right.text
  }

  /// Whether an entry begins with a text, or with its first word, be it in brackets.
  private static func begins(_ entry: String, with text: String, ofWord: Bool) -> Bool {
    let brackets: [UInt8] = [0x5B, 0x28, 0x22]
    let text = ofWord ? Array(text.utf8.prefix { $0 != 0x20 }) : Array(text.utf8)
    return !text.isEmpty && entry.utf8.drop { brackets.contains($0) }.starts(with: text)
  }
}

extension CompiledStyle {
  /// All authors of an item, the surnames first.
  func authorsText(of item: Item) -> String {
    text(of: item.authors[...], printing(item, Mention(), noteStart: 0))
  }

  /// The authors that an entry names at its beginning, and the words for those left out: of
  /// entries that look alike those names do not tell which is first.
  fileprivate func heading(of item: Item, _ printing: Printing) -> String {
    let authors = item.authors
    if prints({ $0 == .name(.author, .first) }) { return text(of: authors.prefix(1), printing) }
    let others = layout.others
    guard printing.facts.contains(.shortened), others.shown < authors.count else {
      return text(of: authors[...], printing)
    }
    var bytes = Array(text(of: authors.prefix(others.shown), printing).utf8)
    append(wordsForOthers(printing), to: &bytes)
    let last = others.keepsLast ? text(of: authors.suffix(1), printing) : ""
    return String(decoding: bytes, as: UTF8.self) + " " + last
  }

  private func text(of authors: ArraySlice<Name>, _ printing: Printing) -> String {
    var text: [UInt8] = []
    for author in authors {
      append([author], .plain, printing, to: &text)
      text += ", ".utf8
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The archive as an entry calls it.
  fileprivate func archiveText(of item: Item, in text: String) -> String {
    guard let archive = item.shifr.archive, let names = archives[archive] else {
      return item.shifr.archive ?? ""
    }
    return names.name.flatMap { text.contains($0) ? $0 : nil } ?? names.short
  }
}
