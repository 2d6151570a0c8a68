import ArchivalReference
public import Citing

/// Which styles print a reference so that it can be read back.
public enum StyleLevels {
  /// The styles that print every level of a reference alone.
  public static let complete = [
    "gost-note", "gost-note-full", "gost-note-op-cit", "gost-text", "gost-list", "gost-2018",
    "legend", "journal-points", "journal-commas", "journal-brackets", "chicago-author-date", "mla",
    "mla-text", "apa", "apa-text", "harvard-text", "kritika",
    "slavic-review", "europe-asia-studies", "cahiers", "plain",
  ]

  /// Those that name the archive behind the shifr.
  public static let archiveLast = ["chicago-notes", "turabian", "chicago-bibliography", "harvard"]

  /// Those that do not print all levels, and what they leave out.
  public static let incomplete = [
    "gost-text-number": "all but the lists: it has the number of an item",
    "journal-brackets-list": "the lists",
    "chicago-author-date-list": "all below the fond, where there is no author",
    "harvard-narrative": "all but the lists: it needs an author",
    "cahiers-abbreviations": "all but the archive",
  ]

  /// Archives of the table whose names in the style's script, that of the first mention and
  /// that of the later ones, are read as theirs.
  public static func archives(readFrom style: CompiledStyle) throws -> [String] {
    try ArchiveTable.standard.archives.map(\.key).filter { key in
      var sequence = CitationSequence(style)
      let shifr = Shifr(archive: key, fond: "17", opis: "3", delo: "904")
      return try (0..<2).allSatisfy { _ in
        var text: [UInt8] = []
        sequence.interrupt()
        try sequence.append(Item(shifr: shifr, lists: [ListSpan(.init(digits: "11"))]), to: &text)
        let found = ReferenceParser().references(in: text)
        return found.count == 1 && found[0].shifr == shifr && found[0].issues.isEmpty
      }
    }
  }

  /// Notes are paragraphs; a «(Там же)» in the text is read within one only.
  public static func between(_ name: String) -> String { name == "gost-text" ? " " : "\n\n" }
}

extension CompiledStyle {
  /// Whether the style's marks are Latin whatever the script.
  public var isLatinStyle: Bool {
    !["gost", "lege", "jour", "plai"].contains(String(name.prefix(4)))
  }
}
