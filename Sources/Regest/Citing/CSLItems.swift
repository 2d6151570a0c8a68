import CanonicalJSON
import Citing

/// Items of CSL-JSON, the format of Zotero and pandoc. The shelfmark is taken from
/// `archive_location`, or `call-number`, or from the levels in `custom.archref`; the fond's
/// name from `archive_collection`, the kind of copy from `medium`.
enum CSLItems {
  static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw RegestError(
        .itemMalformed, "\(name):\(error.line):\(error.column): \(error.reason)",
        underlying: error)
    }
    var items: [Item] = []
    for (index, entry) in (json.arrayValue ?? [json]).enumerated() {
      let label = "\(name): item \(index + 1)" + (text(entry, "id").map { " (\($0))" } ?? "")
      guard entry.members != nil else {
        throw RegestError(.itemMalformed, "\(label): expected an object")
      }
      do {
        items.append(try item(entry))
      } catch {
        throw RegestError(.itemMalformed, "\(label): \(error.field): \(error.message)")
      }
    }
    return items
  }

  private static func item(_ json: JSON) throws(ItemFields.Fault) -> Item {
    var fields: [String: String] = [:]
    fields["reference"] = text(json, "archive_location") ?? text(json, "call-number")
    fields["reference"] = fields["reference"] ?? reference(json["custom"]?["archref"])
    fields["archive"] = text(json, "archive")
    fields["author"] = try names(json, "author")
    fields["recipient"] = try names(json, "recipient")
    fields["title"] = text(json, "title")
    fields["fond_name"] = text(json, "archive_collection")
    fields["place"] = text(json, "archive-place")
    fields["witness"] = text(json, "medium").map(sentence)
    fields["language"] = text(json, "language")
    fields["date"] = try date(json["issued"])
    // CSL's genre is any word; what is none of ours says nothing that is printed.
    if let genre = text(json, "genre"), Item.Genre(rawValue: genre) != nil {
      fields["genre"] = genre
    } else if text(json, "type") == "personal_communication", text(json, "genre") == nil {
      fields["genre"] = Item.Genre.letter.rawValue
    }
    return try ItemFields(fields).item()
  }

  private static func text(_ json: JSON, _ name: String) -> String? {
    switch json[name] {
    case .string(let text)?: text.isEmpty ? nil : text
    case .integer(let number)?: String(number)
    default: nil
    }
  }

  private static func names(
    _ json: JSON, _ field: String
  ) throws(ItemFields.Fault) -> String? {
    guard let list = json[field] else { return nil }
    guard let people = list.arrayValue else {
      throw ItemFields.Fault(field: field, message: "expected an array of names")
    }
    var names: [String] = []
    for person in people {
      guard let family = text(person, "family") ?? text(person, "literal") else {
        throw ItemFields.Fault(field: field, message: "a name has neither “family” nor “literal”")
      }
      let particle = text(person, "non-dropping-particle").map { $0 + " " } ?? ""
      names.append(particle + family + (text(person, "given").map { ", \($0)" } ?? ""))
    }
    return names.isEmpty ? nil : names.joined(separator: "; ")
  }

  private static func date(_ json: JSON?) throws(ItemFields.Fault) -> String? {
    guard let json else { return nil }
    if let printed = text(json, "literal") ?? text(json, "raw") { return printed }
    guard let parts = json["date-parts"]?.arrayValue?.first?.arrayValue else {
      throw ItemFields.Fault(
        field: "issued", message: "expected “date-parts”, “raw” or “literal”")
    }
    let numbers = parts.compactMap { part in
      part.integerValue ?? part.stringValue.flatMap { Int64($0) }
    }
    guard numbers.count == parts.count, 1...3 ~= numbers.count, 1000...9999 ~= numbers[0],
      numbers.count < 2 || 1...12 ~= numbers[1], numbers.count < 3 || 1...31 ~= numbers[2]
    else {
      throw ItemFields.Fault(
        field: "issued", message: "“date-parts” are no year, month and day")
    }
    return numbers.enumerated().map { index, number in
      (index > 0 && number < 10 ? "0" : "") + String(number)
    }.joined(separator: "-")
  }

  /// The levels that Regest writes where one string would lose them.
  private static func reference(_ json: JSON?) -> String? {
    guard let json else { return nil }
    var parts: [String] = []
    for (name, mark) in [("fond", "Ф."), ("opis", "Оп."), ("delo", "Д.")] {
      if let value = text(json, name) { parts.append("\(mark) \(value)") }
    }
    let spans = (json["list"]?.arrayValue ?? []).map { span in
      let ends = (span.arrayValue ?? [span]).compactMap { $0.stringValue }
      return ends.map { $0.hasSuffix("v") ? $0.dropLast() + " об." : $0 }.joined(separator: "–")
    }
    if !spans.isEmpty { parts.append("Л. " + spans.joined(separator: ", ")) }
    return parts.isEmpty ? nil : parts.joined(separator: ". ")
  }

  /// CSL has the medium in small letters; a note begins with a capital one.
  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
