internal import CanonicalJSON
import Interchange

/// The table that Zotero exports as CSV: a column a field, of all types of items at once. It
/// holds what Zotero's JSON holds, and is read as that.
enum ZoteroTable {
  /// Whether the columns are Zotero's: its key and the type of the item come first.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    let head = CSVHead(bytes)
    guard head.first == "Key", var reader = try? head.reader(file: ""),
      let names = try? reader.next()
    else { return false }
    return names.contains { $0.value == "Item Type" }
  }

  /// What each line gives, in their order.
  static func entries(_ bytes: [UInt8], name: String) throws(RegestError) -> [ReadEntry] {
    do {
      var reader = try CSVHead(bytes).reader(file: name)
      return try entries(&reader)
    } catch {
      throw RegestError(.itemMalformed, error.message, hint: error.hint)
    }
  }

  private static func entries(_ reader: inout CSVReader) throws(RegestError) -> [ReadEntry] {
    let names = (try reader.next() ?? []).map(\.value)
    var entries: [ReadEntry] = []
    var number = 0
    while let row = try reader.next() {
      if row.count == 1, row[0].value.isEmpty { continue }
      number += 1
      let place = reader.text(row[0].place)
      guard row.count == names.count else {
        entries.append(
          ReadEntry(fault: "expected \(names.count) fields, found \(row.count)", place: place))
        continue
      }
      let pairs = zip(names, row.map(\.value)).filter { !$1.isEmpty }
      let values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
      entries.append(entry(values, number: number, place: place, name: reader.file))
    }
    return entries
  }

  private static func entry(
    _ values: [String: String], number: Int, place: String, name: String
  ) -> ReadEntry {
    let json = JSON.array([.object(members(values))])
    do {
      let read = try InterchangeFormat.zotero.reader?.read(json.lineBytes()) ?? []
      guard let item = read.first else { return ReadEntry(fault: "expected an item", place: place) }
      guard case .failure(let error) = item.item else {
        return ReadEntry(item, number: number, name: name)
      }
      let key = values["Key"].map { "\($0): " } ?? ""
      return ReadEntry(fault: key + error.message, place: place)
    } catch {
      return ReadEntry(fault: error.message, place: place)
    }
  }

  /// The members that hold one text each.
  private static let fields: KeyValuePairs<String, String> = [
    "itemType": "Item Type", "title": "Title", "language": "Language", "archive": "Archive",
    "archiveLocation": "Archive Location", "callNumber": "Call Number", "letterType": "Type",
    "manuscriptType": "Type",
  ]

  private static func members(_ values: [String: String]) -> [JSON.Member] {
    var members: [JSON.Member] = []
    func add(_ name: String, _ value: JSON?) {
      if let value { members.append(JSON.Member(name: name, value: value)) }
    }
    for (name, column) in fields { add(name, values[column].map { .string($0) }) }
    add("date", (values["Date"] ?? values["Publication Year"]).map { .string($0) })
    // Of several lines the table makes one.
    add("extra", values["Extra"].map { .string(InterchangeFormat.zoteroExtra(ofOneLine: $0)) })
    let creators = [("Author", "author"), ("Recipient", "recipient")].flatMap { column, role in
      (values[column] ?? "").split(separator: ";").compactMap { creator($0, role) }
    }
    add("creators", .array(creators))
    return members
  }

  /// `Каганович, Л. М.`, or a name in one part.
  private static func creator(_ text: Substring, _ role: String) -> JSON? {
    let parts = text.split(separator: ",", maxSplits: 1).map { part in
      String(Substring(part.unicodeScalars.drop { $0 == " " }))
    }
    guard let family = parts.first, !family.isEmpty else { return nil }
    guard parts.count > 1, !parts[1].isEmpty else {
      return ["creatorType": .string(role), "name": .string(family)]
    }
    return [
      "creatorType": .string(role), "lastName": .string(family), "firstName": .string(parts[1]),
    ]
  }
}
