/// How a reference is printed: where its numbers stand, and what joins the ends of ranges.
///
/// What a reference says is in ``Reference``; this is for those who care for its type.
/// All ranges are half-open UTF-8 byte offsets in the text.
public struct PrintedReference: Hashable, Sendable {
  /// A number behind its mark, or the first of several that share one.
  public struct Number: Hashable, Sendable {
    /// The level it is the number of.
    public var level: Level
    /// Its digits and letters; of a list the digits alone.
    public var range: Range<Int>
  }

  /// A range of dela or lists.
  public struct Run: Hashable, Sendable {
    /// ``Level/delo`` or ``Level/list``.
    public var level: Level
    /// The digits of its first number.
    public var first: Range<Int>
    /// What stands between its numbers: letters, the word for the verso, spaces, the dash.
    public var joint: Range<Int>
    /// The digits of its last number.
    public var last: Range<Int>
  }

  /// The place of the reference, as ``Reference/range``.
  public var range: Range<Int>
  /// The first number of each level that is printed, in order of place.
  public var numbers: [Number] = []
  /// The ranges of dela and lists, in order of place.
  public var runs: [Run] = []
  /// Whether its numbers stand without marks: `558.11.729`.
  public var isBare: Bool
}

extension ReferenceParser {
  /// How the references of a text are printed, in order of place. There may be more of them
  /// than ``references(in:)-([UInt8])`` has: a «Там же» that turns out to mean a book has no
  /// reference.
  public func printedReferences(in text: Span<UInt8>) -> [PrintedReference] {
    var scanner = Scanner(leads: archives.leads)
    var reader = StretchReader(archives: archives)
    var printed: [PrintedReference] = []
    while let stretch = scanner.next(in: text) {
      reader.read(stretch, of: text) { syntax, lists, _, base in
        printed.append(PrintedReference(syntax, lists, at: base))
      }
    }
    return printed
  }
}

extension PrintedReference {
  init(
    _ syntax: borrowing ReferenceSyntax, _ lists: ArraySlice<RunSyntax<SheetSyntax>>,
    at base: Int
  ) {
    range = syntax.range.moved(by: base)
    isBare = syntax.isBare
    if let fond = syntax.fond { add(.fond, fond.range, base) }
    if let opis = syntax.opis { add(.opis, opis.range, base) }
    if let delo = syntax.dela.first { add(.delo, delo.first.range, base) }
    if let list = lists.first { add(.list, list.first.digits, base) }
    var runs: [Run] = []
    syntax.dela.forEach { run in
      guard let last = run.last else { return }
      runs.append(
        Run(
          level: .delo, first: run.first.digits,
          joint: run.first.range.upperBound..<last.range.lowerBound, last: last.digits))
    }
    for run in lists {
      // Of a sheet and its verso the digits are those of one number.
      guard let last = run.last, last.digits != run.first.digits else { continue }
      let end = run.first.letter?.upperBound ?? run.first.digits.upperBound
      runs.append(
        Run(
          level: .list, first: run.first.digits, joint: end..<last.digits.lowerBound,
          last: last.digits))
    }
    self.runs = runs.map { run in
      Run(
        level: run.level, first: run.first.moved(by: base), joint: run.joint.moved(by: base),
        last: run.last.moved(by: base))
    }.sorted { $0.first.lowerBound < $1.first.lowerBound }
  }

  private mutating func add(_ level: Level, _ range: Range<Int>, _ base: Int) {
    numbers.append(Number(level: level, range: range.moved(by: base)))
    numbers.sort { $0.range.lowerBound < $1.range.lowerBound }
  }
}
