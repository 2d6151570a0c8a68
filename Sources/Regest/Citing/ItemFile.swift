public import Citing
import Interchange

/// Reads the items of a file: CSV with the columns of ``ItemField``, YAML with the same keys,
/// or one of the formats of ``InterchangeFormat`` as other programs write them.
public enum ItemFile {
  /// The items in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: The file; its format is told from what is in it.
  ///   - name: What messages call it.
  /// - Throws: `item-malformed`, with the place.
  public static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    var items: [Item] = []
    for entry in try entries(bytes, name: name) { items += try entry.items.get() }
    return items
  }

  /// What each entry of a file gives, in its order. Of a page of Wikipedia an entry that
  /// cannot be read stands among the others; in any other format it is an error. An entry of
  /// another program without an archival reference gives no item, and says so.
  public static func entries(_ bytes: [UInt8], name: String) throws(RegestError) -> [ReadEntry] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let isEmpty = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard !isEmpty else { throw noItems(name) }
    if let kind = ForeignFile(bytes) { throw kind.refusal(of: name) }
    do {
      if isWikiPage(bytes) {
        return try WikiPage.citations(bytes).map { ReadEntry($0, name: name) }
      }
      let items = try read(bytes, name: name)
      guard items.contains(where: { $0.item != nil || !$0.passedOver.isEmpty }) else {
        throw noItems(name)
      }
      guard items.contains(where: { $0.item != nil }) else {
        throw RegestError(.itemMalformed, "\(name): none of its items has an archival reference")
      }
      return items.enumerated().map { index, read in
        ReadEntry(
          place: "\(name): item \(index + 1)", items: .success(read.item.map { [$0] } ?? []),
          passedOver: read.passedOver)
      }
    } catch let error as ItemReadError {
      throw RegestError(.itemMalformed, error.text(file: name), underlying: error)
    } catch let error as RegestError {
      throw error
    } catch {
      throw RegestError(.itemMalformed, "\(name): \(error)", underlying: error)
    }
  }

  /// Whether a file is a page of Wikipedia. A template may be named in a field of any other
  /// format, so that those which begin in a way of their own are asked first.
  private static func isWikiPage(_ bytes: [UInt8]) -> Bool {
    guard !CSVItems.recognizes(bytes),
      !YAMLItems.recognizes(bytes[...]) || !YAMLItems.hasKnownKey(bytes[...])
    else { return false }
    let wiki = [InterchangeFormat.russianArchive.name, InterchangeFormat.citeArchive.name]
    return InterchangeFormat.format(of: bytes[...]).map { wiki.contains($0.name) } ?? false
  }

  private static func noItems(_ name: String) -> RegestError {
    RegestError(.itemMalformed, "\(name): there are no items")
  }

  private static func read(_ bytes: [UInt8], name: String) throws -> [ReadItem] {
    // Before the others: «%YAML» would be a comment of BibLaTeX. What stands before the first
    // record of another format can look like a key: “Provider: …”.
    if YAMLItems.recognizes(bytes[...]), !InterchangeFormat.hasRecords(bytes[...]) {
      return try YAMLItems.items(bytes, name: name)
    }
    guard !CSVItems.recognizes(bytes),
      let reader = InterchangeFormat.format(of: bytes[...])?.reader
    else {
      return try CSVItems.items(bytes, name: name).map { ReadItem($0) }
    }
    return try reader.read(bytes)
  }
}

extension ReadEntry {
  fileprivate init(_ citation: WikiPage.Citation, name: String) {
    self.init(
      place: "\(name):\(citation.line):\(citation.column)",
      items: citation.items.mapError { error in
        RegestError(.itemMalformed, error.text(file: name), underlying: error)
      }, passedOver: citation.passedOver)
  }
}
