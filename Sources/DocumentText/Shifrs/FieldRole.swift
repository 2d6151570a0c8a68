/// What a field of a record has to do with a shifr, as its name tells: a member of an object of
/// JSON, a field of BibTeX, a column of a table.
enum FieldRole: Equatable {
  /// The archive, by a name that means nothing else.
  case archive
  /// The archive, by a name that may mean a publisher or a library of books.
  case institution
  /// A number of one level, with its mark or without.
  case fond, opis, delo, lists
  /// What may hold the fond or its name.
  case collection
  /// The shifr without its archive, or with it.
  case shifr
  /// What may hold a shifr, and most often does not.
  case remark
  /// Pages, or lists where their mark says so.
  case pages
  /// The name of the record among others; in tables of some archives it is the whole shifr.
  case key
  /// Another key or an address for programs, which is no text.
  case identifier

  /// The role of a field; nil where its name tells none.
  ///
  /// Case, spaces, periods, hyphens and low lines do not count, nor does a prefix with its colon.
  init?(name: ArraySlice<UInt8>) {
    guard name.count <= Self.longestName, let role = Self.roles[Self.plain(name)] else {
      return nil
    }
    self = role
  }

  /// The role of a member of an object that is itself the value of a field: the archive of
  /// schema.org has a `name`, its identifier a `value`.
  init?(name: ArraySlice<UInt8>, within outer: FieldRole?) {
    switch outer {
    case .identifier?, .key?:
      self = outer ?? .identifier
      return
    case .archive?, .institution?, .shifr?, .remark?:
      let words = outer?.isArchive == true ? Self.names : Self.values
      if let outer, words.contains(Self.plain(name.prefix(Self.longestName))) {
        self = outer
        return
      }
    default: break
    }
    self.init(name: name)
  }

  /// Whether it is for programs, and so no text.
  var isForPrograms: Bool { self == .key || self == .identifier }

  /// Whether it is the name of an archive.
  var isArchive: Bool { self == .archive || self == .institution }

  /// The depth of a bare number: 1 for a fond, 4 for lists; nil for what is no number of a level.
  var level: Int? {
    switch self {
    case .fond: 1
    case .opis: 2
    case .delo: 3
    case .lists: 4
    default: nil
    }
  }

  private static let longestName = 64

  private static let names: Set = [
    "name", "value", "@value", "title", "label", "legalname", "literal",
  ]
  private static let values: Set = ["value", "@value", "name", "label"]

  private static func plain(_ name: ArraySlice<UInt8>) -> String {
    var words = name.split(separator: 0x3A)
    while words.count > 1, words[words.count - 1].allSatisfy({ $0 <= 0x20 }) { words.removeLast() }
    let kept = (words.last.map(Array.init) ?? []).filter { byte in
      byte > 0x20 && byte != 0x2D && byte != 0x2E && byte != 0x5F
    }
    return String(decoding: kept, as: UTF8.self).lowercased()
  }

  private static let roles: [String: FieldRole] = {
    let rows: [(FieldRole, String)] = [
      (
        .archive,
        """
        archive archives archiv архив архів хранилище местохранения repository holdingarchive \
        archivename
        """
      ),
      (.institution, "institution organization library librarycatalog holdinginstitution"),
      (.fond, "фонд ф №фонда номерфонда fond fonds f"),
      (.opis, "опись опис оп №описи номерописи opis op inventory"),
      (
        .delo,
        """
        дело д №дела номердела едхр единицахранения справа спр delo d file unit
        """
      ),
      (
        .lists,
        "лист листы л лл аркуш аркуші арк list lists listy l ll folio folios itemlocation"
      ),
      (.collection, "archivecollection collection"),
      (
        .shifr,
        """
        archivelocation archiveid callnumber callno shelfmark shelflocator signature signatur \
        unitid referencecode shifr шифр архивныйшифр архівнийшифр сигнатура поисковыеданные \
        locationinarchive
        """
      ),
      (.remark, "identifier location howpublished note addendum number"),
      (.pages, "pages page locator"),
      (.key, "id key"),
      (
        .identifier,
        """
        @id citationkey citekey itemkey parentitem parentkey uuid url uri doi isbn issn pmid \
        pmcid href @context sameas propertyid archref
        """
      ),
    ]
    var roles: [String: FieldRole] = [:]
    for (role, names) in rows {
      for name in names.split(separator: " ") { roles[String(name)] = role }
    }
    return roles
  }()
}
