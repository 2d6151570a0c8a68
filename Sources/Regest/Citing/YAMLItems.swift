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
      return keys.contains(name) || name == "references"
    }
  }

  /// The levels, for which a CSV file has `reference` alone.
  static let levels = ["fond", "opis", "delo", "lists"]

  /// The keys of an item.
  static let keys = ItemField.allCases.map(\.rawValue) + [ItemFields.printedDate] + levels

  /// What each item gives, or all that is wrong in it, each at its place.
  static func entries(_ bytes: [UInt8], name: String) throws(RegestError) -> [ReadEntry] {
    var entries: [ReadEntry] = []
    var number = 0
    func add(_ node: Node) {
      number += 1
      var item = YAMLItem(name: name)
      let read = item.read(node)
      entries +=
        read.map { [ReadEntry(place: "\(name): item \(number)", items: .success([$0]))] }
        ?? item.faults
    }
    let document = YAMLDocument(name: name, code: .itemMalformed)
    for root in try document.roots(bytes) {
      switch root {
      case .sequence(let nodes): for node in nodes { add(node) }
      case .mapping(let mapping):
        if let references = mapping["references"] {
          for item in try cslItems(try document.json(references), name) {
            number += 1
            entries.append(ReadEntry(item, number: number, name: name))
          }
        } else {
          add(root)
        }
      case .scalar(let scalar) where scalar.string.isEmpty: continue
      case .scalar, .alias: throw document.malformed(root.mark, "expected a list of items")
      }
    }
    return entries
  }

  private static func cslItems(_ json: JSON, _ name: String) throws(RegestError) -> [ReadItem] {
    do {
      return try InterchangeFormat.cslJSON.reader?.read(json.lineBytes()) ?? []
    } catch {
      throw RegestError(.itemMalformed, error.text(file: name), underlying: error)
    }
  }
}
