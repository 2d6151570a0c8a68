import ArchivalReference
import Citing

extension InterchangeFormat {
  /// `{{cite Russian archive}}` of the English Wikipedia.
  public static let russianArchive = InterchangeFormat(
    name: "cite-russian-archive", title: "{{cite Russian archive}}",
    places: [
      .reference: "`fond`, `opis`, `delo`, `page`, `pages`", .archive: "`institution`",
      .author: "in `title`", .title: "`title`", .date: "in `title`", .witness: "`note`",
      .unit: "`unit` for `delo`",
    ],
    reader: Reader(recognizes: { WikiPage.firstKind(in: $0) == .russian }, read: WikiPage.read)
  ) { entries, losses in
    entries.flatMap { entry in
      WikiWriter.template(WikiWriter.russian(entry, &losses), of: entry, .russian, &losses)
    }
  }

  /// `{{cite archive}}` of the English Wikipedia.
  public static let citeArchive = InterchangeFormat(
    name: "cite-archive", title: "{{cite archive}}",
    places: [
      .reference: "`fonds`, `series`, `file`, `page`, `pages`", .archive: "`repository`",
      .author: "`last`, `first`", .title: "`item`", .genre: "`type`", .date: "`date`",
      .place: "`location`", .fondName: "`collection`",
    ],
    reader: Reader(recognizes: { WikiPage.firstKind(in: $0) == .general }, read: WikiPage.read)
  ) { entries, losses in
    entries.flatMap { entry in
      WikiWriter.template(WikiWriter.general(entry), of: entry, .general, &losses)
    }
  }
}

/// Writes one item as a template.
enum WikiWriter {
  typealias Parameters = [(name: String, value: String?)]

  /// The template on one line. It is read back, and what is not as it was is told.
  static func template(
    _ parameters: Parameters, of entry: Entry, _ kind: WikiParameters.Kind,
    _ losses: inout LossReport
  ) -> [UInt8] {
    var text = kind == .russian ? "{{cite Russian archive" : "{{cite archive"
    for (name, value) in parameters {
      if let value, !value.isEmpty { text += "|\(name)=\(WikiText.escaped(value))" }
    }
    let bytes = Array((text + "}}\n").utf8)
    let places =
      kind == .russian
      ? InterchangeFormat.russianArchive.places : InterchangeFormat.citeArchive.places
    let read = try? WikiPage.read(bytes).compactMap { try $0.item.get() }
    for field in ItemField.allCases where places[field] != nil {
      guard read?.count == 1, read?.first?.facts(field) == entry.item.facts(field) else {
        losses.add(field, of: entry, .changed("is read in another way"))
        continue
      }
    }
    return bytes
  }

  /// The template has no author and no date of its own: as in a note by ГОСТ Р 7.0.5 the
  /// author stands before the title, and the date behind it.
  static func russian(_ entry: Entry, _ losses: inout LossReport) -> Parameters {
    let item = entry.item
    let authors = item.authors.map { name in
      name.family.text + (name.given.map { " \($0.text)" } ?? "")
    }.joined(separator: ", ")
    let date = item.date.flatMap(RussianDate.text)
    if !authors.isEmpty { losses.add(.author, of: entry, .changed("stands in the title alone")) }
    if date != nil { losses.add(.date, of: entry, .changed("stands in the title alone")) }
    if !authors.isEmpty || date != nil {
      losses.add(.title, of: entry, .changed("holds author and date"))
    }
    var title = entry.texts[.title] ?? ""
    if !authors.isEmpty {
      title = [authors, title].filter { !$0.isEmpty }
        .joined(separator: authors.hasSuffix(".") ? " " : ". ")
    }
    title = [title, date ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    return [("title", title), ("institution", item.archiveName), ("fond", item.shifr.fond)]
      + [("opis", item.shifr.opis), (item.isUnit ? "unit" : "delo", file(item)), pages(item)]
      + [("note", item.witness?.text)]
  }

  static func general(_ entry: Entry) -> Parameters {
    let item = entry.item
    var parameters: Parameters = []
    for (index, name) in item.authors.prefix(WikiParameters.mostAuthors).enumerated() {
      let suffix = index > 0 ? String(index + 1) : ""
      parameters.append(("last\(suffix)", name.family.text))
      parameters.append(("first\(suffix)", name.given?.text))
    }
    let type = item.genre.map { $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() }
    parameters += [("item", entry.texts[.title]), ("type", type)]
    parameters += [("date", item.date.flatMap(EnglishDate.text)), ("fonds", item.shifr.fond)]
    parameters += [("series", item.shifr.opis), ("file", file(item)), pages(item)]
    parameters += [("collection", item.fondName?.text), ("repository", item.archiveName)]
    return parameters + [("location", item.place?.text)]
  }

  /// One delo or several as print has them: `904, 905`, `1–5`.
  private static func file(_ item: Item) -> String? {
    guard let delo = item.shifr.delo else { return nil }
    return String(
      CanonicalForm.text(shifr: Shifr(delo: delo), lists: []).dropFirst("Д. ".count))
  }

  private static func pages(_ item: Item) -> (name: String, value: String?) {
    let isOne = item.lists.count == 1 && item.lists[0].first == item.lists[0].last
    return (isOne ? "page" : "pages", CanonicalForm.lists(item.lists))
  }
}

/// Dates as Russian notes have them: `5 ноября 1932 г.`
enum RussianDate {
  private static let months = [
    ("января", "январь"), ("февраля", "февраль"), ("марта", "март"), ("апреля", "апрель"),
    ("мая", "май"), ("июня", "июнь"), ("июля", "июль"), ("августа", "август"),
    ("сентября", "сентябрь"), ("октября", "октябрь"), ("ноября", "ноябрь"),
    ("декабря", "декабрь"),
  ]

  /// The date as printed, or else in words.
  static func text(_ date: ItemDate) -> String? {
    if let printed = date.printed { return printed }
    guard let year = date.year else { return nil }
    guard let month = date.month else { return "\(year) г." }
    let names = months[month - 1]
    return date.day.map { "\($0) \(names.0) \(year) г." } ?? "\(names.1) \(year) г."
  }
}
