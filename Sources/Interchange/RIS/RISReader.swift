import Citing

/// Items of RIS as Zotero writes it: the shelfmark in `AN` (or `AV`, the location in
/// archives), the archive in `DB`, its town in `CY`, the kind of copy in `M3`.
enum RISReader {
  /// The field that a tag gives; tags that are not here say nothing that is printed.
  private static let fields: [String: ItemField] = [
    "AU": .author, "A1": .author, "A2": .recipient, "TI": .title, "T1": .title, "TT": .titleLatin,
    "DA": .date, "PY": .date, "DB": .archive, "AN": .reference, "AV": .reference,
    "CY": .place, "M3": .witness, "ID": .id,
  ]

  @Sendable static func read(_ bytes: [UInt8]) throws(ItemReadError) -> [ReadItem] {
    var items: [ReadItem] = []
    var fields: [ItemField: String]?
    var passedOver: [String] = []
    var start = 0
    for (index, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let line = raw.last == 0x0D ? raw.dropLast() : raw
      if line.allSatisfy({ $0 == 0x20 }) { continue }
      func malformed(_ message: String, line: Int = index + 1) -> ItemReadError {
        ItemReadError(line: line, message)
      }
      guard let text = String(validating: line, as: UTF8.self) else {
        throw malformed("the line is not UTF-8")
      }
      guard let (tag, value) = tagged(text) else {
        throw malformed("expected a tag, two spaces and a hyphen, as in “AU  - ”")
      }
      switch (tag, fields) {
      case ("TY", nil):
        fields = value == "PCOMM" ? [.genre: "letter"] : [:]
        passedOver = []
        start = index + 1
      case ("TY", _): throw malformed("the item of line \(start) has no end; “ER  - ” ends it")
      case (_, nil): throw malformed("“\(tag)” stands outside of an item; “TY  - ” begins one")
      case ("ER", let known?):
        do {
          items.append(ReadItem(try ItemFields(known).item(), passedOver: passedOver))
        } catch {
          throw malformed("\(error.field): \(error.message)", line: start)
        }
        fields = nil
      case ("LA", var known?):
        Languages.read(value.isEmpty ? nil : value, into: &known, passedOver: &passedOver)
        fields = known
      case (_, var known?):
        if let field = Self.fields[tag], Self.isOne(field), !value.isEmpty,
          let earlier = known[field], earlier != value
        {
          if field == .archive {
            throw malformed("archive: “\(value)” is not “\(earlier)”, which the item named before")
          }
          passedOver.append("\(field.words) “\(earlier)”")
        }
        add(value, tag, to: &known)
        fields = known
      }
    }
    if fields != nil {
      throw ItemReadError(line: start, "the item has no end; “ER  - ” ends it")
    }
    return items
  }

  /// Whether an item has one of it, of which the last counts.
  private static func isOne(_ field: ItemField) -> Bool {
    // There are two tags for a date, and the witness is not kept as it stands.
    ![.author, .recipient, .date, .witness].contains(field)
  }

  private static func tagged(_ line: String) -> (tag: String, value: String)? {
    let scalars = Array(line.unicodeScalars)
    guard scalars.count >= 5, scalars[2] == " ", scalars[3] == " ", scalars[4] == "-" else {
      return nil
    }
    let value = Self.value(of: String(String.UnicodeScalarView(scalars[5...])))
    return (String(String.UnicodeScalarView(scalars[..<2])), value)
  }

  /// What is kept of a value: it stands on one line, without spaces at its ends.
  static func value(of text: String) -> String {
    var value = String.UnicodeScalarView(
      text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 })
    while value.first == " " { value.removeFirst() }
    while value.last == " " { value.removeLast() }
    return String(value)
  }

  private static func add(_ value: String, _ tag: String, to fields: inout [ItemField: String]) {
    guard let field = Self.fields[tag], !value.isEmpty else { return }
    switch (field, fields[field]) {
    case (.author, let known?), (.recipient, let known?): fields[field] = "\(known); \(value)"
    // The date in full counts before the year alone.
    case (.date, _?) where tag == "PY": break
    case (.date, _): fields[field] = date(value)
    case (.witness, _): fields[field] = value.prefix(1).uppercased() + value.dropFirst()
    default: fields[field] = value
    }
  }

  /// `1932/11/05/` as `1932-11-05`; what has no such form is a date as printed.
  static func date(_ value: String) -> String {
    let parts = value.split(separator: "/")
    guard parts.count > 1 || value.hasSuffix("/"),
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } })
    else { return value }
    return parts.joined(separator: "-")
  }
}
