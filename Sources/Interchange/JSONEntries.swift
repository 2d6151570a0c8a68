import CanonicalJSON

/// A file of JSON with an array of items, alone or as the member `items` that Better BibTeX has,
/// or with one item.
enum JSONEntries {
  /// Its items.
  static func read(_ bytes: [UInt8]) throws(ItemReadError) -> [JSON] {
    do {
      let json = try JSON.parse(bytes)
      return json.arrayValue ?? json["items"]?.arrayValue ?? [json]
    } catch {
      throw ItemReadError(line: error.line, column: error.column, error.reason)
    }
  }

  /// Whether a file can be JSON of items.
  static func begin(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    // Two braces begin a template of a wiki, two brackets a link.
    guard let first = start.first, start.dropFirst().first != first else { return false }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  /// Whether the items are Zotero's: no other format has the name. Within a string its quotes
  /// would be escaped.
  static func areZotero(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.firstRange(of: "\"itemType\"".utf8) != nil
  }
}
