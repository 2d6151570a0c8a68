internal import CanonicalJSON
import Citing
import Interchange
internal import Yams

/// Items of YAML 1.2: a list of mappings, a mapping alone, or several documents of these. The
/// keys are the columns of ``ItemField``; the levels of the shifr may have keys of their own.
/// A mapping with the key `references` is read as pandoc's metadata, CSL-JSON in YAML.
enum YAMLItems {
  /// Whether the first line that is no comment begins a document, a list or a mapping.
  static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    func isEnd(_ byte: UInt8?) -> Bool { byte == nil || byte == 0x20 || byte == 0x0D }
    for line in bytes.split(separator: 0x0A) {
      let text = line.drop { $0 == 0x20 || $0 == 0x0D }
      guard let first = text.first, first != 0x23 else { continue }
      let heads = ["%YAML", "---", "-"]
      if heads.contains(where: {
        text.starts(with: $0.utf8) && isEnd(text.dropFirst($0.utf8.count).first)
      }) {
        return true
      }
      // A header of CSV has no colon behind its first word.
      let key = text.prefix { $0 == 0x5F || ($0 | 0x20) &- 0x61 < 26 }
      return !key.isEmpty && text.dropFirst(key.count).first == 0x3A
        && isEnd(text.dropFirst(key.count + 1).first)
    }
    return false
  }

  /// Whether a line begins with a key that is known here, of an item or of pandoc's metadata.
  static func hasKnownKey(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: 0x0A).contains { line in
      let text = line.drop { $0 == 0x20 || $0 == 0x2D }
      let key = text.prefix { $0 == 0x5F || $0 &- 0x61 < 26 }
      guard !key.isEmpty, text.dropFirst(key.count).first == 0x3A else { return false }
      let name = String(decoding: key, as: UTF8.self)
      return ItemField(rawValue: name) != nil || levels.contains(name) || name == "references"
    }
  }

  /// The levels, for which a CSV file has `reference` alone.
  private static let levels = ["fond", "opis", "delo", "lists"]

  static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [ReadItem] {
    var items: [ReadItem] = []
    let document = document(name)
    for root in try document.roots(bytes) {
      switch root {
      case .sequence(let entries):
        for entry in entries { items.append(ReadItem(try item(entry, name))) }
      case .mapping(let mapping):
        if let references = mapping["references"] {
          let json = try document.json(references)
          items += try cslItems(json, name)
        } else {
          items.append(ReadItem(try item(root, name)))
        }
      case .scalar(let scalar) where scalar.string.isEmpty: continue
      case .scalar, .alias: throw malformed(root, name, "expected a list of items")
      }
    }
    return items
  }

  private static func cslItems(_ json: JSON, _ name: String) throws(RegestError) -> [ReadItem] {
    do {
      return try InterchangeFormat.cslJSON.reader?.read(json.lineBytes()) ?? []
    } catch {
      throw RegestError(.itemMalformed, error.text(file: name), underlying: error)
    }
  }

  private static func item(_ node: Node, _ name: String) throws(RegestError) -> Item {
    guard case .mapping(let mapping) = node else {
      throw malformed(node, name, "expected an item, a line “key: value” a field")
    }
    let names = ItemField.allCases.map(\.rawValue) + levels
    var values: [ItemField: String] = [:]
    var parts: [String: String] = [:]
    var places: [String: Node] = [:]
    for (key, value) in mapping {
      guard case .scalar(let field) = key, names.contains(field.string) else {
        throw malformed(key, name, "expected one of the keys \(names.joined(separator: ", "))")
      }
      let text = try text(value, of: field.string, name)
      if let known = ItemField(rawValue: field.string) {
        values[known] = text
      } else {
        parts[field.string] = text
      }
      places[field.string] = value
    }
    if let level = levels.first(where: { parts[$0] != nil }) {
      guard values[.reference] == nil else {
        throw malformed(
          places[level] ?? node, name, "\(level): the levels stand in “reference” already")
      }
      values[.reference] = shelfmark(parts, values).text
    }
    do {
      return try ItemFields(values).item()
    } catch {
      if error.field == ItemField.reference.rawValue, !parts.isEmpty,
        let (level, value) = shelfmark(parts, values).misread
      {
        throw malformed(
          places[level] ?? node, name,
          "\(level): “\(value)” is not read as \(level == "lists" ? "lists" : "a number")")
      }
      throw malformed(places[error.field] ?? node, name, "\(error.field): \(error.message)")
    }
  }

  private static func shelfmark(
    _ parts: [String: String], _ values: [ItemField: String]
  ) -> LevelFields {
    LevelFields(
      fond: parts["fond"], opis: parts["opis"], delo: parts["delo"], lists: parts["lists"],
      isUnit: values[.unit] == "yes")
  }

  /// The text of a value; nil where nothing is given. A list is the several of a field.
  private static func text(
    _ node: Node, of field: String, _ name: String
  ) throws(RegestError) -> String? {
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      if isPlain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return nil }
      if isPlain, field == "unit" {
        switch scalar.string {
        case "true", "True", "TRUE": return "yes"
        case "false", "False", "FALSE": return "no"
        default: break
        }
      }
      return scalar.string.isEmpty ? nil : folded(scalar.string)
    case .sequence(let values):
      guard let divider = dividers[field] else {
        throw malformed(node, name, "\(field): expected one value, found a list")
      }
      var texts: [String] = []
      for value in values {
        if let text = try person(value, field, name) { texts.append(text) }
      }
      return texts.isEmpty ? nil : texts.joined(separator: divider)
    case .mapping where field.hasPrefix("author") || field.hasPrefix("recipient"):
      return try person(node, field, name)
    case .mapping, .alias:
      throw malformed(node, name, "\(field): expected a value, found a mapping")
    }
  }

  /// What stands between the several of a field in a line of CSV.
  private static let dividers = [
    "author": "; ", "author_latin": "; ", "recipient": "; ", "recipient_latin": "; ",
    "lists": ", ",
  ]

  /// `Каганович, Л. М.`, also from `family` and `given`.
  private static func person(
    _ node: Node, _ field: String, _ name: String
  ) throws(RegestError) -> String? {
    guard case .mapping(let parts) = node else {
      guard case .scalar = node else {
        throw malformed(node, name, "\(field): expected a value")
      }
      return try text(node, of: field, name)
    }
    guard let family = parts["family"]?.string, dividers[field] != "; " || !family.isEmpty,
      parts.count == (parts["given"] == nil ? 1 : 2)
    else {
      throw malformed(node, name, "\(field): expected the keys family and given")
    }
    return family + (parts["given"]?.string.map { ", \($0)" } ?? "")
  }

  /// A block of several lines is one field, and a field is one line.
  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func malformed(_ node: Node, _ name: String, _ message: String) -> RegestError {
    document(name).malformed(node.mark, message)
  }

  private static func document(_ name: String) -> YAMLDocument {
    YAMLDocument(name: name, code: .itemMalformed)
  }
}
