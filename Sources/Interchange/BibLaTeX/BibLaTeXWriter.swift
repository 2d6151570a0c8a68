import ArchivalReference
import Citing

extension InterchangeFormat {
  /// BibLaTeX: `@letter`, or `@unpublished` where the genre is not known. The whole shelfmark
  /// stands in `library`; what BibLaTeX has no field for, in annotations.
  static let bibLaTeX = InterchangeFormat(
    name: "biblatex", title: "BibLaTeX",
    places: [
      .id: "the entry's key", .reference: "`library`", .archive: "`library`",
      .author: "`author`", .authorLatin: "`author+an:latin`",
      .recipient: "`namea`, with `nameatype={recipient}`", .recipientLatin: "`namea+an:latin`",
      .title: "`title`", .titleLatin: "`title+an:latin`",
      .genre: "`@letter`, or `@unpublished`; `type`", .date: "`date`; `year` as printed",
      .place: "`location`", .placeLatin: "`location+an:latin`", .witness: "`note`",
      .witnessLatin: "`note+an:latin`", .fondName: "`library+an:fondname`",
      .fondNameLatin: "`library+an:fondnamelatin`", .former: "`library+an:former`",
      .unit: "`library`", .language: "`langid`", .number: "`library+an:number`",
    ],
    reader: Reader(recognizes: BibLaTeXReader.recognizes, read: BibLaTeXReader.read)
  ) { entries, losses in
    var bytes: [UInt8] = []
    for entry in entries {
      var writer = BibLaTeXWriter(entry)
      bytes += writer.text().utf8
      for (field, what) in writer.changes { losses.add(field, of: entry, .changed(what)) }
    }
    return bytes
  }
}

/// Writes one item as an entry of BibLaTeX.
struct BibLaTeXWriter {
  private let entry: Entry
  /// What is not kept as it was, as ``Loss/Reason/changed(_:)`` has it.
  private(set) var changes: [(field: ItemField, what: String)] = []
  private var fields: [(name: String, value: String)] = []

  init(_ entry: Entry) { self.entry = entry }

  mutating func text() -> String {
    let item = entry.item
    names("author", .author, .authorLatin)
    if !item.recipients.isEmpty {
      names("namea", .recipient, .recipientLatin)
      fields.append(("nameatype", "recipient"))
    }
    if entry.texts.unread.contains(.title) { change(.title, "is read in another way") }
    add("title", .title, entry.texts[.title])
    annotate("title+an:latin", .titleLatin, item.title?.latin)
    if item.genre == .telegram { fields.append(("type", "telegram")) }
    date()
    library()
    add("location", .place, item.place?.text, isList: true)
    annotate("location+an:latin", .placeLatin, item.place?.latin)
    add("note", .witness, item.witness?.text)
    annotate("note+an:latin", .witnessLatin, item.witness?.latin)
    if entry.texts.unread.contains(.language) { change(.language, "is read in another way") }
    if let language = entry.texts[.language] {
      fields.append(("langid", Languages.babelName(of: language)))
    }
    let type = item.genre == nil ? "unpublished" : "letter"
    let lines = fields.map { "  \($0.name) = {\($0.value)},\n" }.joined()
    return "@\(type){\(entry.key),\n\(lines)}\n\n"
  }

  private mutating func change(_ field: ItemField, _ what: String) {
    changes.append((field, what))
  }

  /// A text as far as BibLaTeX keeps it; nil where nothing is left.
  private mutating func kept(_ field: ItemField, _ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    let kept = TeXWriting.kept(text)
    if !kept.utf8.elementsEqual(text.utf8) { change(field, "has one space for each run of them") }
    return kept.isEmpty ? nil : kept
  }

  private mutating func add(
    _ name: String, _ field: ItemField, _ text: String?, isList: Bool = false
  ) {
    guard let kept = kept(field, text) else { return }
    let value = TeXWriting.text(kept)
    // In a list `and` would part two places.
    fields.append(
      (name, isList && BibSplit.names(Array(value.utf8)).count != 1 ? "{\(value)}" : value))
  }

  private mutating func annotate(_ name: String, _ field: ItemField, _ text: String?) {
    guard !entry.item.facts(field).isEmpty, let kept = kept(field, text) else { return }
    guard isWritten(name) else { return change(field, Wording.withoutText) }
    var annotation = BibAnnotation()
    annotation.pieces = [BibAnnotation.Piece(text: kept)]
    fields.append((name, annotation.source))
  }

  /// Whether the field that an annotation is of is in the entry; only the second form of the
  /// fond's name hangs on another annotation.
  private func isWritten(_ annotation: String) -> Bool {
    switch annotation {
    case "library+an:fondnamelatin": fields.contains { $0.name == "library+an:fondname" }
    case let name where name.hasPrefix("library+"): true
    case let name: fields.contains { name.hasPrefix($0.name + "+") }
    }
  }

  private mutating func names(_ name: String, _ field: ItemField, _ latin: ItemField) {
    let names = entry.item.names(of: field).compactMap(\.whole)
    if names != entry.item.names(of: field) { change(field, Name.withoutEmptyPart) }
    if !entry.item.facts(latin).isEmpty, !entry.item.names(of: field).allSatisfy(\.isWhole) {
      change(latin, Name.withoutEmptyPart)
    }
    guard !names.isEmpty else { return }
    var annotation = BibAnnotation()
    for (index, name) in names.enumerated() {
      for part in [name.family.text, name.given?.text].compactMap({ $0 }) {
        // A part of spaces alone is none, and its second form is lost with it.
        if kept(field, part) == nil { change(latin, Name.withoutEmptyPart) }
      }
      for (part, text) in [("family", name.family.latin), ("given", name.given?.latin)] {
        guard let text = kept(latin, text) else { continue }
        annotation.pieces.append(BibAnnotation.Piece(item: index + 1, part: part, text: text))
      }
    }
    fields.append((name, BibNames.list(names)))
    if !annotation.pieces.isEmpty { fields.append(("\(name)+an:latin", annotation.source)) }
  }

  private mutating func date() {
    guard let date = entry.item.date else { return }
    let printed = kept(.date, date.printed)
    if let iso = date.iso {
      fields.append(("date", iso))
      annotate("date+an:printed", .date, printed)
    } else if let printed {
      fields.append(("year", TeXWriting.text(printed)))
    }
    let read = BibDate(
      date: date.iso, year: date.iso == nil ? printed : nil,
      printed: date.iso == nil ? nil : printed, language: entry.item.language)
    if read.value != date { change(.date, "is read in another way") }
  }

  /// The shelfmark; the archive once more where it is not read from that.
  private mutating func library() {
    let item = entry.item
    add("library", .reference, item.fullShelfmark)
    var fields: [ItemField: String] = [.reference: TeXWriting.kept(item.fullShelfmark)]
    var read = try? ItemFields(fields).item()
    if read?.shifr.archive != item.shifr.archive, let archive = entry.texts[.archive] {
      annotate("library+an:archive", .archive, archive)
      fields[.archive] = TeXWriting.kept(archive)
      read = try? ItemFields(fields).item()
    }
    for field in [ItemField.reference, .archive, .unit]
    where (read?.facts(field) ?? ["unread"]) != item.facts(field) {
      change(field, "is not read back from the shelfmark")
    }
    annotate("library+an:fondname", .fondName, item.fondName?.text)
    annotate("library+an:fondnamelatin", .fondNameLatin, item.fondName?.latin)
    annotate("library+an:former", .former, item.formerShifr)
    if entry.texts.unread.contains(.number) { change(.number, "is left out, as it is negative") }
    annotate("library+an:number", .number, entry.texts[.number])
  }
}
