public import Citing
import Interchange

/// Reads the items of a file: CSV with the columns of ``ItemField``, or one of the formats of
/// ``InterchangeFormat`` as other programs write them.
public enum ItemFile {
  /// The items in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: The file. What is like none of the interchange formats is CSV.
  ///   - name: What messages call it.
  /// - Throws: `item-malformed`, with the place.
  public static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    guard first != nil else { throw RegestError(.itemMalformed, "\(name): there are no items") }
    guard let reader = InterchangeFormat.format(of: bytes[start...])?.reader else {
      return try CSVItems.items(bytes, name: name)
    }
    do {
      return try reader.items(Array(bytes[start...]))
    } catch {
      throw RegestError(.itemMalformed, error.text(file: name), underlying: error)
    }
  }
}
