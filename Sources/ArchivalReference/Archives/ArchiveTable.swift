/// The archives a text can name: their keys, lineages and years, how their shifrs are
/// built, and their names as printed.
///
/// A *lineage* joins the successive names of one body of holdings: ЦПА ИМЛ, РЦХИДНИ and
/// РГАСПИ hold the same fonds under the same numbers. The table is data, and the one
/// source for all that reads or describes archives: `Archives/archives.csv`, whose
/// columns `CONTRIBUTING.md` explains.
public final class ArchiveTable: Sendable {
  /// The archives in the order of the table.
  public let archives: [Archive]
  let matcher: ArchiveMatcher
  let leads: LeadWords
  private let indexByKey: [String: Int]
  private let keysByLineage: [String: [String]]

  /// A table of these archives; of two with one key the first counts.
  public init(_ archives: [Archive]) {
    // Tokens hold an index of two bytes.
    let archives = Array(archives.prefix(Int(ArchiveIndex.max)))
    self.archives = archives
    indexByKey = Dictionary(
      archives.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    keysByLineage = Dictionary(grouping: archives, by: \.lineage).mapValues { $0.map(\.key) }
    var readNames = [[String]](repeating: [], count: archives.count)
    for (index, archive) in archives.enumerated() {
      guard let key = archive.readAs, let heir = indexByKey[key] else { continue }
      // A name that both have is the heir's: ЦГАОР.
      let taken = heir == index ? [] : archives[heir].names
      readNames[index] = archive.names.filter { !taken.contains($0) }
    }
    matcher = ArchiveMatcher(readNames)
    leads = LeadWords(matcher)
  }

  /// The table that ships with the parser.
  public static let standard = ArchiveTable(csv: standardSource)

  /// The bytes the standard table is read from: part of the identity of the rules.
  public static var standardSource: [UInt8] { PackageResources.archives_csv }

  /// The archive with a key.
  public subscript(key: String) -> Archive? {
    indexByKey[key].map { archives[$0] }
  }

  /// The key of the archive that a name of the one at an index is read as.
  func readKey(at index: ArchiveIndex) -> String {
    let archive = archives[Int(index)]
    return archive.readAs ?? archive.key
  }

  /// The keys of a lineage's archives, in the order of the table; empty for a key that
  /// names no lineage.
  public func keys(ofLineage lineage: String) -> [String] {
    keysByLineage[lineage] ?? []
  }

  /// Reads the table's own format: a header line that names the columns, then a line an
  /// archive. Lines that are not of the form are passed over; a test holds the shipped
  /// table to it.
  convenience init(csv: [UInt8]) {
    let rows = TableRows.read(csv)
    let header = rows.first ?? []
    let columns = Dictionary(
      header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.init(
      rows.dropFirst().compactMap { row in
        guard row.count == header.count else { return nil }
        return Archive { name in columns[name].map { row[$0] } ?? "" }
      })
  }
}
