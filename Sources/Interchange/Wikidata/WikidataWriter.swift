import ArchivalReference
import Citing

extension InterchangeFormat {
  /// QuickStatements of version 1, which make an item of Wikidata for each document. Only
  /// properties whose values are texts or dates are used: what wants the number of another
  /// item (the archive, the author, the addressee) is not known here and never made up.
  static let wikidata = InterchangeFormat(
    name: "wikidata", title: "Wikidata",
    places: [
      .reference: "`P217`", .author: "`P2093`", .title: "label, `P1476`", .date: "`P571`",
      .unit: "`P217`", .language: "of label and title",
    ]
  ) { entries, losses in
    entries.flatMap { WikidataWriter.statements(of: $0, &losses) }
  }
}

/// Writes one item as lines of QuickStatements.
enum WikidataWriter {
  static func statements(of entry: Entry, _ losses: inout LossReport) -> [UInt8] {
    let item = entry.item
    var lines = ["CREATE"]
    func string(_ text: String, _ field: ItemField, limit: Int) -> String {
      let value = self.value(of: text, limit: limit)
      if value != text {
        losses.add(field, of: entry, .changed("loses line breaks, doubled bars or its end"))
      }
      return "\"\(value)\""
    }
    let shelfmark = item.shelfmark
    if let title = item.title {
      let text = item.isTitleSupplied ? "[\(title.text)]" : title.text
      lines.append("LAST\tL\(item.language)\t\(string(text, .title, limit: longestLabel))")
      if !item.isTitleSupplied {
        let value = string(text, .title, limit: longestText)
        lines.append("LAST\tP1476\t\(item.language):\(value)")
      }
    } else {
      let label = value(of: item.fullShelfmark, limit: longestLabel)
      lines.append("LAST\tL\(item.language)\t\"\(label)\"")
    }
    if !shelfmark.isEmpty {
      lines.append("LAST\tP217\t\(string(shelfmark, .reference, limit: longestText))")
    }
    for name in item.authors {
      let direct = (name.given.map { "\($0.text) " } ?? "") + name.family.text
      lines.append("LAST\tP2093\t\(string(direct, .author, limit: longestText))")
    }
    if let date = item.date {
      if let time = time(date, entry, &losses) { lines.append("LAST\tP571\t\(time)") }
      if date.printed != nil {
        losses.add(.date, of: entry, .changed("is not written as printed"))
      }
    }
    if item.isUnit, item.shifr.delo == nil { losses.add(.unit, of: entry, .noPlace) }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// In Unicode scalars: the longest label, and the longest text of a statement.
  private static let longestLabel = 250
  private static let longestText = 1500

  /// A text on one line without `||`, which QuickStatements takes for the end of a line, and
  /// without white space at its ends, which Wikibase refuses.
  private static func value(of text: String, limit: Int) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace && scalar != "\u{A0}"
      if scalar == "|", scalars.last == "|" { continue }
      let isControl = scalar.value < 0x20 || scalar.value == 0x7F
      scalars.append(isSpace || isControl ? " " : scalar)
    }
    let start = scalars.drop { $0 == " " }.prefix(limit)
    var view = String.UnicodeScalarView(start)
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  /// `+1932-11-05T00:00:00Z/11`: precision 9 is a year, 10 a month, 11 a day. Of a day before
  /// 14 February 1918 it is not known here whether it is of the old style or of the new.
  private static func time(
    _ date: ItemDate, _ entry: Entry, _ losses: inout LossReport
  ) -> String? {
    guard let iso = date.iso else {
      losses.addOddDate(of: entry)
      return nil
    }
    guard iso.utf8.count < 10 || !iso.utf8.lexicographicallyPrecedes(newStyle.utf8) else {
      losses.add(.date, of: entry, .changed("is not written, as its calendar is not known,"))
      return nil
    }
    losses.addOddDate(of: entry)
    let (padding, precision) =
      iso.utf8.count == 4 ? ("-00-00", 9) : iso.utf8.count == 7 ? ("-00", 10) : ("", 11)
    return "+\(iso)\(padding)T00:00:00Z/\(precision)"
  }

  private static let newStyle = "1918-02-14"
}
