/// Tells by the names that programs give to notes, marks and ways back which of them an
/// element is.
enum NoteNames {
  /// Whether an element of this name is a note, as `fn1`, `_ftn1`, `fn:1`, `cite_note-3`,
  /// `sdfootnote2sym`, `user-content-fn-1`.
  static func isNote(_ name: ArraySlice<UInt8>) -> Bool {
    guard let (stem, rest) = split(name) else { return false }
    return !isBack(stem, rest) && isNumbered(stem, rest)
  }

  /// Whether what points at this name is a mark of a note or a way back from one:
  /// `fnref1`, `cite_ref-3`, `sdfootnote2anc`.
  static func isPointedAt(_ name: ArraySlice<UInt8>) -> Bool {
    guard let (stem, rest) = split(name) else { return false }
    return isBack(stem, rest) || isNumbered(stem, rest)
  }

  private typealias Parts = (stem: [UInt8], rest: ArraySlice<UInt8>)

  private static func split(_ name: ArraySlice<UInt8>) -> Parts? {
    var name = name.prefix(longest).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }[...]
    if name.starts(with: userContent) { name = name.dropFirst(userContent.count) }
    name = name.drop { $0 == 0x5F }
    guard let stem = stems.first(where: { name.starts(with: $0) }) else { return nil }
    return (stem, name.dropFirst(stem.count))
  }

  private static func isNumbered(_ stem: [UInt8], _ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return false }
    if first &- 0x30 < 10 { return true }
    // `n` and `en` begin too many words.
    return stem.count > 2 || stem == fn
      ? (first == 0x2D || first == 0x3A || first == 0x2E || first == 0x5F) && rest.count > 1 : false
  }

  private static func isBack(_ stem: [UInt8], _ rest: ArraySlice<UInt8>) -> Bool {
    if stem == citeReference { return true }
    let rest = rest.drop { $0 == 0x2D || $0 == 0x3A || $0 == 0x2E || $0 == 0x5F }
    return backs.contains { rest.starts(with: $0) } || rest.suffix(3).elementsEqual("anc".utf8)
  }

  private static let longest = 200
  private static let userContent = Array("user-content-".utf8)
  private static let fn = Array("fn".utf8)
  private static let citeReference = Array("cite_ref".utf8)
  /// The longer ones first.
  private static let stems = [
    "sdfootnote", "sdendnote", "cite_note", "cite_ref", "footnotedef", "footnote", "endnote",
    "snoska", "ftn", "edn", "note", "prim", "fn", "en", "n",
  ].map { Array($0.utf8) }
  private static let backs = ["ref", "back", "anchor", "link", "mark"].map { Array($0.utf8) }

  /// What a class, a role or a type says of an element.
  enum Kind {
    case note
    /// A list of notes, or another place where they stand together.
    case notes
    /// The mark of a note.
    case mark
    /// The way back from a note, whatever it says.
    case back
  }

  /// What the words of an attribute say, divided by spaces.
  static func kind(_ value: ArraySlice<UInt8>) -> Kind? {
    for word in value.split(whereSeparator: MarkupScanner.isSpace) {
      let lowered = word.prefix(longest).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      if let kind = kinds[lowered] { return kind }
    }
    return nil
  }

  private static let kinds: [[UInt8]: Kind] = {
    var kinds: [[UInt8]: Kind] = [:]
    let lists: [(Kind, String)] = [
      (.note, "doc-footnote doc-endnote footnote endnote rearnote sidenote marginnote"),
      (.notes, "doc-endnotes footnotes endnotes rearnotes notes references"),
      (
        .mark,
        """
        doc-noteref noteref footnote-ref footnoteref sdfootnoteanc sdendnoteanc \
        footnote-reference footnotereference msofootnotereference fn
        """
      ),
      (
        .back,
        """
        doc-backlink backlink footnote-back footnote-backref reversefootnote mw-cite-backlink \
        footnote-return sdfootnotesym sdendnotesym cite-accessibility-label
        """
      ),
    ]
    for (kind, words) in lists {
      for word in words.split(separator: " ") { kinds[Array(word.utf8)] = kind }
    }
    return kinds
  }()
}
