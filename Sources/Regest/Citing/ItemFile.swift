public import Citing
import Interchange

/// Reads the items of a file: CSV with the columns of ``ItemField``, YAML with the same keys,
/// one of the formats of ``InterchangeFormat`` as other programs write them, or Zotero's table.
public enum ItemFile {
  /// The items in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: The file; its format is told from what is in it.
  ///   - name: What messages call it.
  /// - Throws: `item-malformed`, with the place of the first thing that cannot be read.
  public static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    var items: [Item] = []
    for entry in try entries(bytes, name: name) { items += try entry.items.get() }
    return items
  }

  /// What each entry of a file gives, in its order. One that cannot be read stands among the
  /// others with why it cannot; of CSV and YAML each of its faults stands there. An entry of
  /// another program without an archival reference gives no item, and says so.
  ///
  /// - Throws: `item-malformed` for a file that is of no format or of none that is read, has a
  ///   fault in its syntax, or no items.
  public static func entries(_ bytes: [UInt8], name: String) throws(RegestError) -> [ReadEntry] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let isEmpty = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard !isEmpty else { throw noItems(name) }
    if let kind = ForeignFile(bytes) { throw kind.refusal(of: name) }
    do {
      if isWikiPage(bytes) {
        return try WikiPage.citations(bytes).map { ReadEntry($0, name: name) }
      }
      let entries = try read(bytes, name: name)
      guard entries.contains(where: { !$0.isEmpty || !$0.passedOver.isEmpty }) else {
        throw noItems(name)
      }
      guard entries.contains(where: { !$0.isEmpty }) else {
        throw RegestError(.itemMalformed, "\(name): none of its items has an archival reference")
      }
      return entries
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
    guard !CSVItems.recognizes(bytes), !ZoteroTable.recognizes(bytes),
      !YAMLItems.recognizes(bytes[...]) || !YAMLItems.hasKnownKey(bytes[...])
    else { return false }
    let wiki = [InterchangeFormat.russianArchive.name, InterchangeFormat.citeArchive.name]
    return InterchangeFormat.format(of: bytes[...]).map { wiki.contains($0.name) } ?? false
  }

  private static func noItems(_ name: String) -> RegestError {
    RegestError(.itemMalformed, "\(name): there are no items")
  }

  private static func read(_ bytes: [UInt8], name: String) throws -> [ReadEntry] {
    // Before the others: «%YAML» would be a comment of BibLaTeX. What stands before the first
    // record of another format can look like a key: “Provider: …”.
    if YAMLItems.recognizes(bytes[...]), !InterchangeFormat.hasRecords(bytes[...]) {
      return try YAMLItems.entries(bytes, name: name)
    }
    if ZoteroTable.recognizes(bytes) { return try ZoteroTable.entries(bytes, name: name) }
    guard !CSVItems.recognizes(bytes),
      let reader = InterchangeFormat.format(of: bytes[...])?.reader
    else {
      return try CSVItems.entries(bytes, name: name)
    }
    return try reader.read(bytes).enumerated().map { index, item in
      ReadEntry(item, number: index + 1, name: name)
    }
  }
}

extension ReadEntry {
  /// What the entry of a number, counted from 1, gives.
  init(_ read: ReadItem, number: Int, name: String) {
    self.init(
      place: "\(name): item \(number)",
      items: read.item.map { $0.map { [$0] } ?? [] }.mapError { error in
        RegestError(.itemMalformed, error.text(file: name), underlying: error)
      }, passedOver: read.passedOver)
    if case .failure(let error) = read.item { place = error.place(file: name) }
  }

  /// Whether it neither gives an item nor says why it cannot.
  fileprivate var isEmpty: Bool {
    if case .success(let items) = items { items.isEmpty } else { false }
  }

  fileprivate init(_ citation: WikiPage.Citation, name: String) {
    self.init(
      place: "\(name):\(citation.line):\(citation.column)",
      items: citation.items.mapError { error in
        RegestError(.itemMalformed, error.text(file: name), underlying: error)
      }, passedOver: citation.passedOver)
  }
}
