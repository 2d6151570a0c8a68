public import Citing

/// A format in which other programs take items.
///
/// To add one: a file with a static value of this type, and a line in ``all``. What a format
/// says it carries in ``places`` it writes, or tells of each time it cannot; what is not in
/// ``places`` counts as lost wherever an item has it.
public struct InterchangeFormat: Sendable {
  /// Writes entries, and tells what becomes of those facts that it cannot carry as they are.
  public typealias Write = @Sendable (_ entries: [Entry], _ losses: inout LossReport) -> [UInt8]
  /// Reads what it writes, and what others write in it: what each entry gives, in their order.
  /// Thrown is only what makes a file none of the format, or leaves open where an entry ends.
  public typealias Read =
    @Sendable (_ bytes: [UInt8]) throws(ItemReadError) -> [ReadItem]

  /// What it is called on the command line: `csl-json`.
  public let name: String
  /// What it is called in sentences: `CSL-JSON`.
  public let title: String
  /// What each field is carried as, in Markdown, for the documentation.
  public let places: [ItemField: String]
  let write: Write
  /// Reads it; nil where Regest does not.
  public let reader: Reader?

  /// How a format is read.
  public struct Reader: Sendable {
    /// Whether a file is of the format, told by its bytes without a mark of byte order.
    let recognizes: @Sendable (_ bytes: ArraySlice<UInt8>) -> Bool
    /// Reads it.
    public let read: Read

    /// The items alone.
    ///
    /// - Throws: Also for the first entry that cannot be read.
    public func items(_ bytes: [UInt8]) throws(ItemReadError) -> [Item] {
      var items: [Item] = []
      for entry in try read(bytes) {
        if let item = try entry.item.get() { items.append(item) }
      }
      return items
    }
  }

  /// A format.
  init(
    name: String, title: String, places: [ItemField: String], reader: Reader? = nil,
    write: @escaping Write
  ) {
    self.name = name
    self.title = title
    self.places = places
    self.reader = reader
    self.write = write
  }

  /// The formats, in the order in which they are told of.
  public static let all: [InterchangeFormat] = [
    .cslJSON, .bibLaTeX, .ris, .zotero, .tei, .ead3, .schemaOrg, .wikidata, .russianArchive,
    .citeArchive,
  ]

  /// Zotero's field Extra as its JSON has it, a line a value, from one line as its CSV has it.
  public static func zoteroExtra(ofOneLine text: String) -> String {
    ExtraLines.lines(ofOne: text)
  }

  /// The format with a name.
  public static func named(_ name: String) -> InterchangeFormat? {
    all.first { $0.name == name }
  }

  /// The format of a file that one of the readers takes; nil for any other file.
  public static func format(of bytes: ArraySlice<UInt8>) -> InterchangeFormat? {
    all.first { $0.reader?.recognizes(bytes) == true }
  }

  /// Whether a record of RIS or an entry of BibLaTeX begins on a line of a file, behind words
  /// that other formats might begin with.
  public static func hasRecords(_ bytes: ArraySlice<UInt8>) -> Bool {
    RISReader.recognizes(bytes) || BibLaTeXReader.hasEntry(bytes)
  }

  /// Writes items.
  public func export(_ items: [Item]) -> Export {
    let entries = Entry.all(items)
    var report = LossReport(format: name)
    for entry in entries {
      for field in ItemField.allCases
      where places[field] == nil && !entry.item.facts(field).isEmpty {
        // What is not said is Russian.
        if field == .language, entry.item.language == "ru" { continue }
        report.add(field, of: entry, .noPlace)
      }
    }
    for entry in entries where places[.id] != nil {
      guard let key = entry.item.key, key != entry.key else { continue }
      report.add(.id, of: entry, .changed("is written in another way"))
    }
    let bytes = write(entries, &report)
    return Export(bytes: bytes, losses: report.inOrder)
  }
}

/// Items in a format, and what it did not carry.
public struct Export: Sendable {
  /// The file.
  public let bytes: [UInt8]
  /// In the order of the items.
  public let losses: [Loss]
}

/// The losses of one export, each field of an item once.
public struct LossReport: Sendable {
  private let format: String
  private(set) var losses: [Loss] = []
  private var known: Set<Place> = []

  private struct Place: Hashable {
    var item: Int
    var field: ItemField
  }

  init(format: String) { self.format = format }

  /// By item, then by field.
  var inOrder: [Loss] {
    let fields = ItemField.allCases.enumerated().map { ($1, $0) }
    let order = Dictionary(uniqueKeysWithValues: fields)
    return losses.sorted { left, right in
      (left.item, order[left.field] ?? 0) < (right.item, order[right.field] ?? 0)
    }
  }

  /// Tells of a loss; of two in one field the first counts.
  mutating func add(_ field: ItemField, of entry: Entry, _ reason: Loss.Reason) {
    guard known.insert(Place(item: entry.number, field: field)).inserted else { return }
    losses.append(
      Loss(
        item: entry.number, key: entry.key, field: field, reason: reason, format: format))
  }
}
