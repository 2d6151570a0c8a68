import ArchivalReference
import Citing

/// What one record of RIS says, from its `TY` to its `ER`.
struct RISRecord {
  /// The field that a tag gives; tags that are not here say nothing that is printed. Dates and
  /// shelfmarks are told apart by their tags.
  private static let fields: [String: ItemField] = [
    "AU": .author, "A1": .author, "A2": .recipient, "TI": .title, "T1": .title, "TT": .titleLatin,
    "DB": .archive, "CY": .place, "M3": .witness, "LA": .language, "ID": .id,
  ]
  private static let dates = ["DA", "Y1", "PY"]
  /// Where a shelfmark stands: the place in an archive, the number there (which EndNote has
  /// of its own), the call number.
  private static let shelfmarks = ["AV", "AN", "CN"]

  /// The line of its `TY`, from 1.
  let line: Int
  /// Whether its tags need not have two spaces, as its `TY` has not.
  let isLoose: Bool
  private let isLetter: Bool
  private var values: [(tag: String, value: String)] = []

  /// A record that begins with a line.
  init(_ start: RISLine, line: Int) {
    self.line = line
    isLoose = start.form == .loose
    isLetter = start.value == "PCOMM"
  }

  /// Its name, for messages: `k: `; empty where it has none.
  var head: String { self["ID"].map { "\($0): " } ?? "" }

  /// Whether a tag says something that is read, or ends a record.
  static func isRead(_ tag: String) -> Bool {
    fields[tag] != nil || dates.contains(tag) || shelfmarks.contains(tag) || tag == "ER"
  }

  /// Adds a line.
  mutating func add(_ line: RISLine) { values.append((line.tag, line.value)) }

  /// Goes on with the value of the last line.
  mutating func goOn(with text: String) {
    guard !text.isEmpty, let last = values.indices.last else { return }
    values[last].value += (values[last].value.isEmpty ? "" : " ") + text
  }

  /// The last value of a tag that says something.
  private subscript(tag: String) -> String? {
    values.last { $0.tag == tag && !$0.value.isEmpty }?.value
  }

  /// The item. Of two values of a field that has one the last counts, and the other is told.
  func item() throws(ItemFields.Fault) -> ReadItem {
    // Numbers in databases and libraries are none of an archive.
    let isCited = self["AV"] != nil || Self.shelfmarks.contains(where: holdsReference)
    guard isCited else { return .withoutReference }
    var fields: [ItemField: String] = isLetter ? [.genre: "letter"] : [:]
    var passedOver: [String] = []
    for (tag, text) in values where !text.isEmpty {
      guard let field = Self.fields[tag] else { continue }
      let value =
        switch field {
        case .title: TitleTags.text(text)
        case .witness: KindOfCopy.inItem(Wording(text), language: "ru").text
        default: text
        }
      guard let earlier = fields[field] else {
        fields[field] = value
        continue
      }
      switch field {
      case .author, .recipient: fields[field] = "\(earlier); \(value)"
      case _ where earlier == value: continue
      case .archive:
        throw ItemFields.Fault(
          field: "archive", message: "“\(value)” is not “\(earlier)”, which the item named before")
      default:
        passedOver.append("\(field.words) “\(earlier)”")
        fields[field] = value
      }
    }
    for (tag, field) in Self.dates.map({ ($0, ItemField.date) })
      + Self.shelfmarks.map({ ($0, .reference) })
    {
      let all = values.filter { $0.tag == tag && !$0.value.isEmpty }.map(\.value)
      passedOver += all.filter { $0 != all.last }.map { "\(field.words) “\($0)”" }
    }
    let language = fields.removeValue(forKey: .language)
    Languages.read(language, into: &fields, passedOver: &passedOver)
    fields[.date] = RISDate.text(da: self["DA"], y1: self["Y1"], py: self["PY"])
    let (item, cited) = try item(fields)
    for tag in Self.shelfmarks where tag != cited && holdsReference(tag) && self[tag] != self[cited]
    {
      passedOver.append("reference “\(self[tag] ?? "")”")
    }
    return ReadItem(item, passedOver: passedOver)
  }

  private func holdsReference(_ tag: String) -> Bool {
    ItemFields.archival(self[tag], archive: self["DB"]) != nil
  }

  /// The item with the first shelfmark that is one, and the tag of that. `AV` can also name the
  /// archive alone.
  private func item(
    _ fields: [ItemField: String]
  ) throws(ItemFields.Fault) -> (Item, tag: String) {
    var fields = fields
    var fault: ItemFields.Fault?
    var archive: String?
    for tag in Self.shelfmarks {
      guard let shelfmark = self[tag] else { continue }
      fields[.reference] = shelfmark
      do {
        let item = try ItemFields(fields).item()
        guard item.shifr.archive == nil, let archive else { return (item, tag) }
        fields[.archive] = archive
        return (try ItemFields(fields).item(), tag)
      } catch {
        fault = fault ?? error.calling(.reference, tag)
      }
      if tag == "AV", fields[.archive] == nil { archive = shelfmark }
    }
    throw fault ?? ItemFields.Fault(field: "reference", message: "nothing is cited")
  }
}
