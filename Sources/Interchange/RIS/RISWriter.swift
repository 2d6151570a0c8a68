import Citing

extension InterchangeFormat {
  /// RIS with the tags that Zotero maps to fields of a letter or a manuscript.
  static let ris = InterchangeFormat(
    name: "ris", title: "RIS",
    places: [
      .id: "`ID`", .reference: "`AN`", .archive: "`DB`", .author: "`AU`", .recipient: "`A2`",
      .title: "`TI`", .titleLatin: "`TT`", .genre: "`TY`: `PCOMM` for a letter, or `MANSCPT`",
      .date: "`DA`, `PY`", .place: "`CY`", .witness: "`M3`", .unit: "`AN`", .language: "`LA`",
    ],
    reader: Reader(recognizes: RISReader.recognizes, read: RISReader.read)
  ) { entries, losses in
    var bytes: [UInt8] = []
    for entry in entries { RISWriter.write(entry, to: &bytes, &losses) }
    return bytes
  }
}

/// Writes one item as a record of RIS. Lines end as the format has it: CR, LF.
enum RISWriter {
  static func write(_ entry: Entry, to bytes: inout [UInt8], _ losses: inout LossReport) {
    let item = entry.item
    func line(_ tag: String, _ value: String) {
      bytes += "\(tag)  - \(value)\r\n".utf8
    }
    func add(_ tag: String, _ field: ItemField, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      let kept = RISLine.value(of: value)
      if !kept.utf8.elementsEqual(value.utf8) {
        losses.add(field, of: entry, .changed("loses line breaks and spaces at its ends"))
      }
      if !kept.isEmpty { line(tag, kept) }
    }
    line("TY", item.genre == .letter ? "PCOMM" : "MANSCPT")
    if item.genre == .telegram {
      losses.add(.genre, of: entry, .changed("is kept of letters alone"))
    }
    if item.key != nil { add("ID", .id, entry.key) }
    for name in entry.names(.author, &losses) { add("AU", .author, name.inverted) }
    for name in entry.names(.recipient, &losses) { add("A2", .recipient, name.inverted) }
    for field in [ItemField.author, .recipient, .title, .reference, .archive, .unit, .language]
    where entry.texts.unread.contains(field) {
      losses.add(field, of: entry, .changed("is read in another way"))
    }
    add("TI", .title, entry.texts[.title])
    losses.addTags(of: entry)
    add("TT", .titleLatin, item.title?.latin)
    if RISLine.value(of: entry.texts[.title] ?? "").isEmpty, item.title?.latin != nil {
      losses.add(.titleLatin, of: entry, .changed(Wording.withoutText))
    }
    if let date = item.date { add("DA", .date, self.date(date, entry, &losses)) }
    if let year = item.date?.iso?.prefix(4) { line("PY", String(year)) }
    add("DB", .archive, entry.texts[.archive])
    add("AN", .reference, entry.texts[.reference])
    add("CY", .place, entry.texts[.place])
    add("M3", .witness, entry.texts[.witness])
    add("LA", .language, entry.texts[.language])
    line("ER", "")
  }

  /// `1932/11/05/`, or the date as printed.
  private static func date(
    _ date: ItemDate, _ entry: Entry, _ losses: inout LossReport
  ) -> String? {
    if entry.texts.unread.contains(.date) {
      losses.add(.date, of: entry, .changed("is read in another way"))
    }
    if let printed = date.printed {
      let year = date.iso.map { String($0.prefix(4)) }
      if RISDate.text(da: RISLine.value(of: printed), py: year) != printed {
        losses.add(.date, of: entry, .changed("is read in another way"))
      }
      return printed
    }
    guard let iso = date.iso else { return nil }
    let parts = iso.split(separator: "-").map { String($0) }
    return (parts + ["", "", ""].prefix(3 - parts.count)).joined(separator: "/") + "/"
  }
}
