internal import ArchivalReference
internal import CanonicalJSON
public import Citing
public import Fingerprint

extension FoundRecord {
  /// The item that the record cites: its canonical reference with its witness.
  ///
  /// - Throws: `item-malformed` where the record's reference names no place on a shelf, as
  ///   that of a «Там же» without an antecedent.
  public func item() throws(RegestError) -> Item { try RecordItems.item(of: json, name: "\(id)") }
}

/// Items of citation records.
public enum RecordItems {
  /// The notes that the records of an issued folder, or of a file such as `records.jsonl`,
  /// cite: a note for each record, those of short references in one with the record before.
  ///
  /// - Throws: `unreadable`, or what is wrong with a line.
  public static func entries(of path: PathBytes) throws(RegestError) -> [ReadEntry] {
    let isFolder = FileStore.kind(of: path) == .directory
    let file = isFolder ? try IssuedFolder(path).path(of: .records) : path
    var entries: [ReadEntry] = []
    var forms = PrintedForms()
    var number = 0
    var lines = try lines(of: file)
    while let line = try next(&lines) {
      number += 1
      guard !line.bytes.isEmpty else { continue }
      let place = "\(file.display):\(number)"
      let record = try record(line, place: place)
      var item: Result<Item, RegestError>
      do {
        item = .success(forms.mended(try self.item(of: record, name: place), record))
      } catch {
        item = .failure(error)
      }
      if record["form"]?.stringValue == "short", case .success(let new) = item,
        case .success(let items)? = entries.last?.items, forms.goesOn
      {
        entries[entries.count - 1].items = .success(items + [new])
      } else {
        entries.append(ReadEntry(place: place, items: item.map { [$0] }))
      }
    }
    return entries
  }

  /// Whether a file begins with a citation record, whole or damaged.
  public static func areIn(_ path: PathBytes) throws(RegestError) -> Bool {
    do {
      return begin(try FileStore.head(path, count: 1 << 10))
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }

  /// Whether bytes begin as the canonical bytes of a record do: members are in the order of
  /// their names, and no name is before `canonical`. A line that is cut short, or stands
  /// behind a mark of byte order, is told of as a record and not read as a text.
  static func begin(_ bytes: [UInt8]) -> Bool {
    let text = (bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...])
      .drop { $0 == 0x0A }
    return text.starts(with: #"{"canonical":""#.utf8)
  }

  /// The mark of byte order of UTF-8.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The record of a line.
  private static func record(_ line: FileLine, place: String) throws(RegestError) -> JSON {
    let hint = "`regest build` writes records.jsonl; take it from there, unchanged"
    guard !line.bytes.starts(with: mark) else {
      throw RegestError(
        .recordNotFound, "\(place): a mark of byte order stands before the record", hint: hint)
    }
    do {
      return try FoundRecord(bytes: line.bytes, name: place).json
    } catch {
      guard line.isEnded else {
        throw RegestError(
          .recordNotFound, "\(place): the record is cut short", hint: hint, underlying: error)
      }
      throw error
    }
  }

  /// A line without its end, and whether the end is there.
  private typealias FileLine = (bytes: [UInt8], isEnded: Bool)

  private static func lines(of path: PathBytes) throws(RegestError) -> FileLines {
    do {
      return try FileLines(of: path, longestLine: 1 << 24)
    } catch {
      throw RegestError(error)
    }
  }

  private static func next(_ lines: inout FileLines) throws(RegestError) -> FileLine? {
    do {
      return try lines.next().map { (Array($0.bytes), $0.isEnded) }
    } catch {
      throw RegestError(error)
    }
  }

  static func item(of record: JSON, name: String) throws(RegestError) -> Item {
    let canonical = record["canonical"]?.stringValue ?? ""
    let bytes = Array(canonical.utf8)
    let references = ReferenceParser().references(in: bytes)
    guard references.count == 1, let reference = references.first else {
      throw RegestError(
        .itemMalformed, "\(name): the record names no place on a shelf: “\(canonical)”")
    }
    // A citation without it would be one of another file.
    if let karton = reference.karton {
      throw RegestError(
        .itemMalformed, "\(name): no style prints the carton that the file lies in, К. \(karton)")
    }
    let printed = Array((record["text"]?.stringValue ?? "").utf8)
    var item = Item(reference, printed: printed)
    // The canonical form calls the archive as it is called today, the text as it was then.
    let own = ReferenceParser().references(in: printed).first
    if let own, own.shifr.archive == reference.shifr.archive {
      item.shifr.archive = own.namedArchive
    }
    item.witness = record["witness"]?["text"]?.stringValue.map { Wording($0) }
    return item
  }
}

/// What the references of a source print and their canonical form does not say, for those that
/// inherit it: the name of the archive, and that the file is a unit of storage.
private struct PrintedForms {
  private var source = ""
  /// Where references to units of storage begin: byte offsets in the source.
  private var units: Set<Int64> = []
  /// The archives by the offsets of the references.
  private var archives: [Int64: String] = [:]
  /// Whether the last record is of the same source as the one before.
  private(set) var goesOn = false

  mutating func mended(_ item: Item, _ record: JSON) -> Item {
    let source = record["source"]?["sha256"]?.stringValue ?? ""
    goesOn = source == self.source
    if !goesOn { (self.source, units, archives) = (source, [], [:]) }
    var item = item
    if let delo = record["resolution"]?["delo"], delo["from"]?.stringValue == "reference" {
      item.isUnit = delo["start"]?.integerValue.map(units.contains) ?? false
    }
    if let archive = record["resolution"]?["archive"], archive["from"]?.stringValue == "reference",
      let start = archive["start"]?.integerValue, let named = archives[start]
    {
      item.shifr.archive = named
    }
    if let start = record["place"]?["start"]?.integerValue {
      if item.isUnit { units.insert(start) }
      archives[start] = item.shifr.archive
    }
    return item
  }
}
