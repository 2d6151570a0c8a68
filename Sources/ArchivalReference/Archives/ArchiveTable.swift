/// The archives a text can name: their keys, lineages and names as printed.
///
/// A *lineage* joins the successive names of one body of holdings: ЦПА ИМЛ,
/// РЦХИДНИ and РГАСПИ hold the same fonds under the same numbers. The table is
/// data (`Archives/archives.csv`, columns `key,lineage,names`, names separated
/// by `|`, the first of them the one to print).
public final class ArchiveTable: Sendable {
  /// One archive under one of its historical identities.
  public struct Archive: Hashable, Sendable {
    /// The key, such as `RTSKHIDNI`.
    public var key: String
    /// The key of the lineage, such as `RGASPI`.
    public var lineage: String
    /// The names met in print, the first of them the one to print.
    public var names: [String]
  }

  /// The archives in the order of the table.
  public let archives: [Archive]
  let matcher: ArchiveMatcher
  let leads: LeadWords
  private let indexByKey: [String: Int]

  /// A table of these archives; of two with one key the first counts.
  public init(_ archives: [Archive]) {
    self.archives = archives
    matcher = ArchiveMatcher(archives.map(\.names))
    leads = LeadWords(matcher)
    indexByKey = Dictionary(
      archives.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The table that ships with the parser.
  public static let standard = ArchiveTable(csv: standardSource)

  /// The bytes the standard table is read from: part of the identity of the rules.
  public static var standardSource: [UInt8] { PackageResources.archives_csv }

  /// The archive with a key.
  public subscript(key: String) -> Archive? {
    indexByKey[key].map { archives[$0] }
  }

  /// Reads the table's own format: a header line, then `key,lineage,names`
  /// without quotes. Lines that are not of that form are passed over; a test
  /// holds the shipped table to it.
  convenience init(csv: [UInt8]) {
    let rows = csv.split(separator: 0x0A).dropFirst()
    self.init(
      rows.compactMap { row in
        let fields = row.split(separator: 0x2C, maxSplits: 2)
        guard fields.count == 3 else { return nil }
        let names = fields[2].split(separator: 0x7C)
        return Archive(
          key: String(decoding: fields[0], as: UTF8.self),
          lineage: String(decoding: fields[1], as: UTF8.self),
          names: names.map { String(decoding: $0, as: UTF8.self) })
      })
  }
}
