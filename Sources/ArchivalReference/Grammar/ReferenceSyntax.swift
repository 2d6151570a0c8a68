/// A reference as the grammar reads it: places in the text, nothing resolved and
/// nothing rewritten. A missing level is an explicit nil.
struct ReferenceSyntax {
  /// What the reference begins with, and so what it may inherit.
  enum Opening: Equatable {
    /// The name of the archive with this index in the table.
    case archive(Int)
    /// A name that the table does not hold.
    case unknownArchive
    /// «Там же», Ibid.
    case ibid
    /// «Указ. дело»
    case cited
    /// It follows another reference after `;` or `,`.
    case step
    /// A list alone at the head of a paragraph, under a heading that names the delo.
    case lone
    /// Its first mark.
    case mark
  }

  var opening: Opening
  var range: Range<Int>
  var fond: NumberSyntax?
  var opis: NumberSyntax?
  /// Dela cited together, each one or a range of them.
  var dela = Runs<NumberSyntax>()
  var lists = Runs<SheetSyntax>()
  var witness: Range<Int>?
  /// The end of a closing parenthesis that belongs to the reference.
  var closing: Int?
  /// The archive that stands behind the shifr, as an index in the table.
  var trailingArchive: Int?
  /// Whether its numbers stand without marks: `558.11.729`.
  var isBare = false
  var issues: [ReferenceIssue] = []

  /// The end of all that belongs to the reference, its witness included.
  var end: Int { max(range.upperBound, witness?.upperBound ?? 0, closing ?? 0) }

  func has(_ level: Level) -> Bool {
    switch level {
    case .archive: if case .archive = opening { true } else { false }
    case .fond: fond != nil
    case .opis: opis != nil
    case .delo: !dela.isEmpty
    case .list: !lists.isEmpty
    }
  }

  /// The widest level below the archive that is given.
  var firstLevel: Level? {
    [.fond, .opis, .delo, .list].first(where: has)
  }

  mutating func note(_ kind: ReferenceIssue.Kind, _ range: Range<Int>) {
    issues.append(ReferenceIssue(kind, range))
  }
}

/// The number of a fond, opis or delo: `Р-5446`, `65а`, `641/1`, `4С/П`.
struct NumberSyntax {
  var range: Range<Int>
  /// The letters before the digits: `Р` in `Р-5446`.
  var prefix: Range<Int>?
  var digits: Range<Int>
  /// A second number behind a slash or hyphen, the sign included: `/1`, `-5`.
  var subnumber: Range<Int>?
  /// The letters after the digits: `а`, `сс`.
  var letters: Range<Int>?
  /// Letters behind a slash: `П` in `4С/П`.
  var slashLetters: Range<Int>?
  /// The digits that letters stand for (`П` read for 11); nil for real digits.
  var reading: String?
}

/// One side of one sheet: `67 об.`
struct SheetSyntax {
  var digits: Range<Int>
  /// The digits that a letter stands for (`З` for 3); nil for real digits.
  var reading: String?
  var letter: Range<Int>?
  var isVerso = false
}

/// A single thing or a range of two.
struct RunSyntax<Element> {
  var first: Element
  var last: Element?
}

/// Runs in the order printed. The first one, mostly the only one, needs no array.
struct Runs<Element> {
  private(set) var first: RunSyntax<Element>?
  private(set) var others: [RunSyntax<Element>] = []

  var isEmpty: Bool { first == nil }

  mutating func append(_ run: RunSyntax<Element>) {
    if first == nil { first = run } else { others.append(run) }
  }

  func map<Result>(_ transform: (RunSyntax<Element>) -> Result) -> [Result] {
    guard let first else { return [] }
    return CollectionOfOne(first).map(transform) + (others.isEmpty ? [] : others.map(transform))
  }
}
