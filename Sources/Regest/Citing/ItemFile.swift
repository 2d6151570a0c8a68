public import Citing

/// Reads the items of a file: CSV with the columns of ``ItemFields/names``, CSL-JSON or RIS as
/// Zotero and pandoc write them.
public enum ItemFile {
  /// The items in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: The file. What begins with `[` or `{` is CSL-JSON, what begins with `TY  -`
  ///     is RIS, all else CSV.
  ///   - name: What messages call it.
  /// - Throws: `item-malformed`, with the place.
  public static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    switch first {
    case nil: throw RegestError(.itemMalformed, "\(name): there are no items")
    case 0x5B, 0x7B: return try CSLItems.items(Array(bytes[start...]), name: name)
    case _ where bytes[start...].starts(with: "TY  -".utf8):
      return try RISItems.items(Array(bytes[start...]), name: name)
    default: return try CSVItems.items(bytes, name: name)
    }
  }
}
