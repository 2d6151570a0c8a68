internal import ArchivalReference
import Citing
import Interchange
internal import Yams

/// One item of a YAML file, and all that is wrong in it.
struct YAMLItem {
  /// What messages call the file.
  let name: String
  private var values: [String: String] = [:]
  private var places: [String: Node] = [:]
  private var problems: [(mark: Mark?, message: String)] = []

  init(name: String) { self.name = name }

  /// What is wrong, in the order of the file.
  var faults: [ReadEntry] {
    func order(_ mark: Mark?) -> (Int, Int) { (mark?.line ?? 0, mark?.column ?? 0) }
    return problems.sorted { order($0.mark) < order($1.mark) }.map { problem in
      let place = problem.mark.map { "\(name):\($0.line):\($0.column)" } ?? name
      return ReadEntry(fault: problem.message, place: place)
    }
  }

  /// The item of a node; nil where anything is wrong in it.
  mutating func read(_ node: Node) -> Item? {
    guard case .mapping(let mapping) = node else {
      tell(node, "expected an item, a line “key: value” a field")
      return nil
    }
    for (key, value) in mapping {
      guard case .scalar(let field) = key, YAMLItems.keys.contains(field.string) else {
        tell(key, "expected one of the keys \(YAMLItems.keys.joined(separator: ", "))")
        continue
      }
      places[field.string] = value
      values[field.string] = text(value, of: field.string)
    }
    let isReferenceSound = problems.isEmpty
    let levels = LevelFields(
      fond: values["fond"], opis: values["opis"], delo: values["delo"], lists: values["lists"],
      isUnit: values["unit"] == "yes")
    if let level = YAMLItems.levels.first(where: { values[$0] != nil }) {
      if values["reference"] != nil {
        tell(places[level] ?? node, "\(level): the levels stand in “reference” already")
      } else {
        values["reference"] = levels.text
      }
    }
    let fields = ItemFields(named: values)
    // What is wrong in a value is not told again of the reference that it is missing in.
    let known = isReferenceSound || values["reference"] != nil ? nil : Item(shifr: Shifr())
    for fault in fields.faults(citing: known) {
      if fault.field == ItemField.reference.rawValue, places["reference"] == nil,
        let (level, value) = levels.misread
      {
        tell(
          places[level] ?? node,
          "\(level): “\(value)” is not read as \(level == "lists" ? "lists" : "a number")")
      } else {
        tell(places[fault.field] ?? node, "\(fault.field): \(fault.message)")
      }
    }
    return problems.isEmpty ? try? fields.item() : nil
  }

  private mutating func tell(_ node: Node, _ message: String) {
    problems.append((node.mark, message))
  }

  /// The text of a value; nil where nothing is given. A list is the several of a field.
  private mutating func text(_ node: Node, of field: String) -> String? {
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
      return scalar.string.isEmpty ? nil : Self.folded(scalar.string)
    case .sequence(let values):
      guard let divider = Self.dividers[field] else {
        tell(node, "\(field): expected one value, found a list")
        return nil
      }
      let texts = values.compactMap { person($0, field) }
      return texts.isEmpty ? nil : texts.joined(separator: divider)
    case .mapping where field.hasPrefix("author") || field.hasPrefix("recipient"):
      return person(node, field)
    case .mapping, .alias:
      tell(node, "\(field): expected a value, found a mapping")
      return nil
    }
  }

  /// What stands between the several of a field in a line of CSV.
  private static let dividers = [
    "author": "; ", "author_latin": "; ", "recipient": "; ", "recipient_latin": "; ",
    "lists": ", ",
  ]

  /// `Каганович, Л. М.`, also from `family` and `given`.
  private mutating func person(_ node: Node, _ field: String) -> String? {
    guard case .mapping(let parts) = node else {
      if case .scalar = node { return text(node, of: field) }
      tell(node, "\(field): expected a value")
      return nil
    }
    guard let family = parts["family"]?.string, Self.dividers[field] != "; " || !family.isEmpty,
      parts.count == (parts["given"] == nil ? 1 : 2)
    else {
      tell(node, "\(field): expected the keys family and given")
      return nil
    }
    return family + (parts["given"]?.string.map { ", \($0)" } ?? "")
  }

  /// A block of several lines is one field, and a field is one line.
  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
