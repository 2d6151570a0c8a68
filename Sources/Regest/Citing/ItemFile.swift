public import Citing

/// Reads the items of a file: CSV with the columns of ``ItemFields/names``, YAML with the same
/// keys, CSL-JSON or RIS as Zotero and pandoc write them, or a page of Wikipedia.
public enum ItemFile {
  /// The items in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: The file; its format is told from how it begins.
  ///   - name: What messages call it.
  /// - Throws: `item-malformed`, with the place.
  public static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    var items: [Item] = []
    for entry in try entries(bytes, name: name) { items += try entry.items.get() }
    return items
  }

  /// What each entry of a file gives, in its order. Of a page of Wikipedia an entry that
  /// cannot be read stands among the others; of any other format it is an error.
  public static func entries(_ bytes: [UInt8], name: String) throws(RegestError) -> [ReadEntry] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let items: [Item]
    switch ItemFormat(of: bytes) {
    case nil: throw RegestError(.itemMalformed, "\(name): there are no items")
    case .cslJSON: items = try CSLItems.items(bytes, name: name)
    case .ris: items = try RISItems.items(bytes, name: name)
    case .yaml: items = try YAMLItems.items(bytes, name: name)
    case .wikitext: return try WikiItems.entries(bytes, name: name)
    case .csv: items = try CSVItems.items(bytes, name: name)
    }
    return items.enumerated().map { index, item in
      ReadEntry(place: "\(name): item \(index + 1)", items: .success([item]))
    }
  }
}
