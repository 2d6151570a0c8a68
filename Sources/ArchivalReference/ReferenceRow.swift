/// A stretch of one of the arrays that ``References`` shares among its elements: where it
/// begins and how long it is, in eight bytes.
struct Held: Equatable, Sendable {
  private var packed: UInt64

  /// Fewer than 2³⁰ elements, of more the first ones, behind 2³⁴ others.
  private static let countBits: UInt64 = 30

  /// Nothing.
  init() { packed = 0 }

  init(_ range: Range<Int>) {
    let count = min(UInt64(range.count), 1 << Self.countBits - 1)
    packed = UInt64(range.lowerBound) << Self.countBits | count
  }

  var isEmpty: Bool { packed & (1 << Self.countBits - 1) == 0 }

  var range: Range<Int> {
    let start = Int(packed >> Self.countBits)
    return start..<start + Int(packed & (1 << Self.countBits - 1))
  }
}

/// A reference as ``References`` holds it, without a pointer: what an inheriting reference
/// takes over is where it lies and no copy.
struct ReferenceRow: Sendable {
  /// What is known of the archive.
  enum Archive: Equatable, Sendable {
    case none
    case named(ArchiveIndex)
    /// The one that the document names.
    case inferred
  }

  private let start: Int
  private let length: UInt32
  /// How far all reaches that belongs to the reference, counted from its beginning.
  private let reach: UInt32
  /// Where the witness begins, counted likewise.
  private var witnessDistance: UInt32 = 0
  /// The index of its first issue, plus one; 0 for none.
  var firstIssue: UInt32 = 0
  var fond = Held()
  var opis = Held()
  var karton = Held()
  var delo = Held()
  var lists = Held()
  private(set) var witness = Held()
  var resolution = Resolution()
  let opening: ReferenceSyntax.Opening
  var archive = Archive.none
  /// The widest level below the archive that is printed.
  let firstLevel: Level?
  /// Whether a carton is printed.
  let hasOwnKarton: Bool

  /// A reference with nothing but its place.
  init(_ syntax: borrowing ReferenceSyntax, at base: Int) {
    let range = syntax.range
    start = range.lowerBound + base
    length = UInt32(range.count)
    reach = UInt32(syntax.end - range.lowerBound)
    opening = syntax.opening
    firstLevel = syntax.firstLevel
    hasOwnKarton = syntax.karton != nil
  }

  /// Its place in the text.
  var range: Range<Int> { start..<start + Int(length) }

  /// The end of all that belongs to it, its witness included.
  var end: Int { start + Int(reach) }

  /// The place of its witness in the text.
  var witnessRange: Range<Int>? {
    guard !witness.isEmpty else { return nil }
    let first = start + Int(witnessDistance)
    return first..<first + witness.range.count
  }

  /// Takes down a witness and where its text is held.
  mutating func setWitness(_ range: Range<Int>, _ text: Held) {
    witnessDistance = UInt32(range.lowerBound - start)
    witness = text
  }

  /// Whether it is «Там же» and nothing else, and cites all that the one before does.
  var isBareIbid: Bool { opening == .ibid && firstLevel == nil }

  /// The levels above the first one that is printed, by their raw values. Lists behind a
  /// carton are of a delo in it, and of none that was cited before.
  var levelsAbove: Range<Int> {
    let first = firstLevel ?? (isBareIbid ? .list : .fond)
    return 0..<(hasOwnKarton ? min(first, .delo) : first).rawValue
  }

  /// Whether a level is known, printed or not.
  func has(_ level: Level) -> Bool {
    switch level {
    case .archive: archive != .none
    case .fond: !fond.isEmpty
    case .opis: !opis.isEmpty
    case .delo: !delo.isEmpty
    case .list: !lists.isEmpty
    }
  }

  /// Takes a level over from another reference.
  mutating func take(_ level: Level, from other: ReferenceRow) {
    switch level {
    case .archive: archive = other.archive
    case .fond: fond = other.fond
    case .opis: opis = other.opis
    case .delo: delo = other.delo
    case .list: lists = other.lists
    }
    resolution.setInherited(level)
  }
}
