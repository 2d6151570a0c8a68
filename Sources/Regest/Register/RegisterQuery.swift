/// What a person looks for in a register: a place, words, or both.
public struct RegisterQuery: Hashable, Sendable {
  /// An archive's key; entries are looked for in its whole lineage.
  public var archive: String?
  /// Numbers in canonical form. A level that is given must be equal; what lies below the
  /// deepest given level is found too.
  public var fond: String?
  /// The number of the opis.
  public var opis: String?
  /// The number of the delo.
  public var delo: String?
  /// Each must occur in the titles, names or note of an entry, as a part of a word too,
  /// whatever its case; е finds ё.
  public var words: [String]
  /// The largest number of entries to return.
  public var limit: Int

  /// A query of these parts.
  public init(
    archive: String? = nil, fond: String? = nil, opis: String? = nil, delo: String? = nil,
    words: [String] = [], limit: Int = 100
  ) {
    self.archive = archive
    self.fond = fond
    self.opis = opis
    self.delo = delo
    self.words = words
    self.limit = limit
  }
}

/// An entry of any table that describes a holding.
public enum RegisterEntry: Hashable, Sendable {
  case archive(ArchiveEntry)
  case fond(FondEntry)
  case opis(OpisEntry)
  case delo(DeloEntry)
  case deloRange(DeloRangeEntry)
}
