/// A reference as the grammar reads it: places in the text, nothing resolved and
/// nothing rewritten. A missing level is an explicit nil.
struct ReferenceSyntax: ~Copyable {
  /// What the reference begins with, and so what it may inherit.
  enum Opening: Equatable {
    /// The name of the archive with this index in the table.
    case archive(ArchiveIndex)
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
  /// The digits and the letters of the carton that holds the delo.
  @PackedOptional var karton: Range<Int>?
  @PackedOptional var kartonLetters: Range<Int>?
  /// Dela cited together, each one or a range of them.
  var dela = Runs<NumberSyntax>()
  /// Which runs of sheets the reader of the grammar is given with it.
  @Packed var lists = 0..<0
  var witness: Range<Int>?
  /// The end of a closing parenthesis that belongs to the reference.
  var closing: Int?
  /// The archive that stands behind the shifr, as an index in the table.
  var trailingArchive: ArchiveIndex?
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
    if fond != nil { return .fond }
    if opis != nil { return .opis }
    if !dela.isEmpty { return .delo }
    return lists.isEmpty ? nil : .list
  }

  /// The narrowest level that is given.
  var lowestLevel: Level? {
    if !lists.isEmpty { return .list }
    if !dela.isEmpty { return .delo }
    return opis != nil ? .opis : fond != nil ? .fond : nil
  }

  mutating func note(_ kind: ReferenceIssue.Kind, _ range: Range<Int>) {
    issues.append(ReferenceIssue(kind, range))
  }
}

/// The number of a fond, opis or delo: `Р-5446`, `65а`, `641/1`, `4С/П`.
struct NumberSyntax {
  @Packed var range: Range<Int>
  /// The letters before the digits: `Р` in `Р-5446`.
  @PackedOptional var prefix: Range<Int>?
  @Packed var digits: Range<Int>
  /// A second number behind a slash or hyphen, the sign included: `/1`, `-5`.
  @PackedOptional var subnumber: Range<Int>?
  /// The letters after the digits: `а`, `сс`.
  @PackedOptional var letters: Range<Int>?
  /// Letters behind a slash: `П` in `4С/П`.
  @PackedOptional var slashLetters: Range<Int>?
  /// The number that letters stand for (11 for `П`); nil for real digits.
  var reading: UInt8?

  init(
    range: Range<Int>, prefix: Range<Int>? = nil, digits: Range<Int>, reading: UInt8? = nil
  ) {
    _range = Packed(wrappedValue: range)
    _prefix = PackedOptional(wrappedValue: prefix)
    _digits = Packed(wrappedValue: digits)
    self.reading = reading
  }
}

/// One side of one sheet: `67 об.`
struct SheetSyntax {
  @Packed var digits: Range<Int>
  /// The number that a letter stands for (3 for `З`); nil for real digits.
  var reading: UInt8?
  @PackedOptional var letter: Range<Int>?
  var isVerso = false

  init(digits: Range<Int>, reading: UInt8? = nil) {
    _digits = Packed(wrappedValue: digits)
    self.reading = reading
  }
}

/// A byte range of a piece in half the room: syntaxes are made for each attempt, and
/// a piece is shorter than 4 GiB.
@propertyWrapper
struct Packed {
  private var start: UInt32
  private var end: UInt32

  init(wrappedValue range: Range<Int>) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  var wrappedValue: Range<Int> {
    get { Int(start)..<Int(end) }
    set { self = Packed(wrappedValue: newValue) }
  }
}

/// As ``Packed``, of a range that may not be there; one that is holds a byte at least.
@propertyWrapper
struct PackedOptional {
  private var range = Packed(wrappedValue: 0..<0)

  init() {}

  init(wrappedValue: Range<Int>?) {
    if let wrappedValue { range = Packed(wrappedValue: wrappedValue) }
  }

  var wrappedValue: Range<Int>? {
    get { range.wrappedValue.isEmpty ? nil : range.wrappedValue }
    set { self = PackedOptional(wrappedValue: newValue) }
  }
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

  func forEach(_ body: (RunSyntax<Element>) -> Void) {
    guard let first else { return }
    body(first)
    for run in others { body(run) }
  }
}
