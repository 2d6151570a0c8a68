import ArchivalReference
import CanonicalJSON
import Citing

/// The levels of a reference one by one, in JSON: `{"fond":"558","list":[["177","180"]]}`.
enum ArchivalLevels {
  /// The levels of an item; nil where it has none.
  static func json(_ item: Item) -> JSON? {
    var json = Members()
    json["archive"] = item.shifr.archive.map { .string($0) }
    json["fond"] = item.shifr.fond.map { .string($0) }
    json["opis"] = item.shifr.opis.map { .string($0) }
    json["delo"] = item.shifr.delo.map { .string($0) }
    if item.isUnit { json["unit"] = true }
    if !item.lists.isEmpty {
      json["list"] = .array(
        item.lists.map { span in
          let bounds = span.first == span.last ? [span.first] : [span.first, span.last]
          return .array(bounds.map { .string($0.text) })
        })
    }
    return json.members.isEmpty ? nil : .object(json.members)
  }

  /// The item that levels give; nil where they are of another form.
  static func item(_ json: JSON?) -> Item? {
    guard let json, json.members != nil else { return nil }
    var item = Item(
      shifr: Shifr(
        archive: CSLReader.text(json, "archive"), fond: CSLReader.text(json, "fond"),
        opis: CSLReader.text(json, "opis"), delo: CSLReader.text(json, "delo")))
    item.isUnit = json["unit"]?.boolValue ?? false
    for span in json["list"]?.arrayValue ?? [] {
      let texts = (span.arrayValue ?? [span]).map(\.stringValue)
      let bounds = texts.compactMap { $0.flatMap(bound) }
      guard bounds.count == texts.count, 1...2 ~= bounds.count else { return nil }
      item.lists.append(ListSpan(bounds[0], through: bounds.count > 1 ? bounds[1] : nil))
    }
    return item
  }

  /// Reads ``ListSpan/Bound/text``.
  private static func bound(_ text: String) -> ListSpan.Bound? {
    var scalars = Substring(text).unicodeScalars
    let isVerso = scalars.last == "v"
    if isVerso { scalars.removeLast() }
    let digits = scalars.prefix { 0x30...0x39 ~= $0.value }.map { UInt8($0.value) }
    let rest = scalars.dropFirst(digits.count)
    guard 1...ListSpan.Bound.mostDigits ~= digits.count, rest.count < 2 else { return nil }
    return ListSpan.Bound(digits: digits, letter: rest.first, isVerso: isVerso)
  }
}
