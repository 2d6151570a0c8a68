internal import CanonicalJSON
import Citing
internal import Yams

/// Items of YAML 1.2: a list of mappings, a mapping alone, or several documents of these. The
/// keys are the columns of ``ItemFields``; the levels of the shifr may have keys of their own.
/// A mapping with the key `references` is read as pandoc's metadata, CSL-JSON in YAML.
enum YAMLItems {
  /// The levels, for which a CSV file has `reference` alone.
  private static let levels = ["fond", "opis", "delo", "lists"]

  static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    var items: [Item] = []
    for root in try YAMLDocument.roots(bytes, name: name) {
      switch root {
      case .sequence(let entries):
        for entry in entries { items.append(try item(entry, name)) }
      case .mapping(let mapping):
        if let references = mapping["references"] {
          let json = try YAMLDocument.json(references, name: name)
          items += try CSLItems.items(json.lineBytes(), name: name)
        } else {
          items.append(try item(root, name))
        }
      case .scalar(let scalar) where scalar.string.isEmpty: continue
      case .scalar, .alias: throw malformed(root, name, "expected a list of items")
      }
    }
    guard !items.isEmpty else { throw RegestError(.itemMalformed, "\(name): there are no items") }
    return items
  }

  private static func item(_ node: Node, _ name: String) throws(RegestError) -> Item {
    guard case .mapping(let mapping) = node else {
      throw malformed(node, name, "expected an item, a line “key: value” a field")
    }
    var values: [String: String] = [:]
    var places: [String: Node] = [:]
    for (key, value) in mapping {
      let known = ItemFields.names + levels
      guard case .scalar(let field) = key, known.contains(field.string) else {
        throw malformed(key, name, "expected one of the keys \(known.joined(separator: ", "))")
      }
      values[field.string] = try text(value, of: field.string, name)
      places[field.string] = value
    }
    let given = levels.filter { values[$0] != nil }
    if let level = given.first, let place = places[level], values["reference"] != nil {
      throw malformed(place, name, "\(level): the levels stand in “reference” already")
    }
    if !given.isEmpty {
      values["reference"] =
        LevelFields(
          fond: values["fond"], opis: values["opis"], delo: values["delo"],
          lists: values["lists"], isUnit: values["unit"] == "yes"
        ).text
    }
    do {
      return try ItemFields(values).item()
    } catch {
      throw malformed(places[error.field] ?? node, name, "\(error.field): \(error.message)")
    }
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
        case "true": return "yes"
        case "false": return "no"
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
    YAMLDocument.malformed(node.mark, name, message)
  }
}
