internal import ArchivalReference
public import Citing

extension Register {
  /// The item that an entry of the register is, with the name of its fond.
  ///
  /// - Parameter path: `RGASPI/558/11/740` as ``RegisterEntry/path`` has it; fewer levels
  ///   name an opis, a fond or an archive, and `-` stands for an absent opis. The archive may
  ///   be called by a name, РГАСПИ. A delo of which the register knows a range alone is
  ///   described by the range.
  /// - Throws: `record-not-found` where the register has no such entry.
  public func item(path: String) throws(RegestError) -> Item {
    var parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard 1...4 ~= parts.count, !parts.contains("") else {
      throw RegestError(
        .invalidRequest, "“\(path)” is no path of an entry",
        hint: "a path has the archive's key and the numbers of fond, opis and delo, as in "
          + "RGASPI/558/11/740; `regest register find` prints paths")
    }
    let archives = ArchiveTable.standard
    if archives[parts[0]] == nil,
      let named = archives.archives.first(where: { $0.names.contains(parts[0]) })
    {
      parts[0] = named.key
    }
    guard let entry = try entry(parts) else {
      let fond = parts.count > 2 ? " --fond \(parts[1])" : ""
      let isKnown = archives[parts[0]] != nil
      throw RegestError(
        .recordNotFound,
        isKnown ? "the register has no such entry" : "no archive is called \(parts[0])",
        hint: isKnown
          ? "`regest register find --archive \(parts[0])\(fond)` lists what it has"
          : "a path begins with an archive's name or key: РГАСПИ/558, RGASPI/558/11")
    }
    var item = try item(of: entry)
    // An entry of a lineage is cited under the name of the archive that was asked for, and a
    // delo of a range under its own number.
    item.shifr.archive = parts[0]
    if case .deloRange = entry { item.shifr.delo = parts[3] }
    return item
  }

  private func entry(_ parts: [String]) throws(RegestError) -> RegisterEntry? {
    let lineage = Self.lineage(of: parts[0])
    switch parts.count {
    case 1: return try archive(key: parts[0]).map { .archive($0) }
    case 2: return try fond(lineage, parts[1]).map { .fond($0) }
    case 3: return try opis(lineage, parts[1], parts[2]).map { .opis($0) }
    default:
      let opis = parts[2] == "-" ? nil : parts[2]
      if let delo = try delo(lineage, parts[1], opis, parts[3]) { return .delo(delo) }
      return try deloRange(containing: lineage, parts[1], opis, parts[3]).map { .deloRange($0) }
    }
  }

  /// The item that an entry is.
  public func item(of entry: RegisterEntry) throws(RegestError) -> Item {
    switch entry {
    case .archive(let archive):
      return Item(shifr: Shifr(archive: archive.key))
    case .fond(let fond):
      var item = Item(shifr: Shifr(archive: fond.archive, fond: fond.fond))
      item.fondName = Self.wording(fond.titleRu, fond.titleEn)
      item.date = Self.date(fond.dateFrom, fond.dateTo)
      return item
    case .opis(let opis):
      var item = Item(shifr: Shifr(archive: opis.archive, fond: opis.fond, opis: opis.opis))
      item.title = Self.wording(opis.titleRu, opis.titleEn)
      item.date = Self.date(opis.dateFrom, opis.dateTo)
      return try named(item)
    case .delo(let delo):
      var item = Item(
        shifr: Shifr(
          archive: delo.archive, fond: delo.fond, opis: delo.opis, delo: delo.delo))
      item.title = delo.titleRu.map { Wording($0) }
      item.date = Self.date(delo.dateFrom, delo.dateTo)
      return try named(item)
    case .deloRange(let range):
      var item = Item(
        shifr: Shifr(
          archive: range.archive, fond: range.fond, opis: range.opis,
          delo: "\(range.deloFirst)-\(range.deloLast)"))
      item.title = range.titleRu.map { Wording($0) }
      item.date = Self.date(range.dateFrom, range.dateTo)
      return try named(item)
    }
  }

  private func named(_ item: Item) throws(RegestError) -> Item {
    var item = item
    if let archive = item.shifr.archive, let number = item.shifr.fond,
      let fond = try fond(archive, number)
    {
      item.fondName = Self.wording(fond.titleRu, fond.titleEn)
    }
    return item
  }

  private static func wording(_ russian: String?, _ english: String?) -> Wording? {
    (russian ?? english).map { Wording($0, latin: english) }
  }

  /// One date, or the years of a span, as an opis prints them.
  private static func date(_ from: String?, _ to: String?) -> ItemDate? {
    guard let from, let to, from != to else { return (from ?? to).map { ItemDate($0) } }
    let years = (String(from.prefix(4)), String(to.prefix(4)))
    return years.0 == years.1 ? ItemDate(years.0) : ItemDate(printed: "\(years.0)–\(years.1)")
  }
}
