/// Reads the references of a text's stretches, a piece of bounded size at a time, so
/// that tokens take no more room than a piece needs, however long a text is.
///
/// The grammar looks back and ahead by a bounded number of tokens. A piece therefore
/// begins some tokens before the place where it goes on, and a reference that comes too
/// near to its end is read again in the next, longer one: the result is that of the
/// whole stretch as one piece.
struct StretchReader {
  private let archives: ArchiveTable
  private var bytes: [UInt8] = []
  private var tokens: [Token] = []
  /// The last reference; its end is an offset in the text.
  private var previous: ReferenceGrammar.Previous?

  /// How much of a stretch is cut into tokens at once, in bytes.
  private static let pieceSize = 1 << 14
  /// The longest piece: a reference that is longer still is read as far as it goes.
  private static let longestPiece = 1 << 30
  /// How far behind a piece's last token the text is seen, in bytes: a witness is the
  /// longest thing that is read there.
  private static let margin = 1 << 10
  /// How many tokens the rules look back and ahead at most.
  private static let lookback = 48
  private static let lookahead = 96

  /// A reader at the beginning of a text.
  init(archives: ArchiveTable) {
    self.archives = archives
  }

  /// Reads one stretch; they must come in order.
  ///
  /// - Parameter take: is given each reference, its lists, the piece its offsets are in,
  ///   and the offset of that piece in the text.
  mutating func read(
    _ stretch: Range<Int>, of text: Span<UInt8>,
    _ take: (
      borrowing ReferenceSyntax, ArraySlice<RunSyntax<SheetSyntax>>, _ piece: [UInt8], _ base: Int
    ) -> Void
  ) {
    var base = stretch.lowerBound
    var next = base
    var size = Self.pieceSize
    while true {
      let end = min(stretch.upperBound, next + size)
      let isLast = end == stretch.upperBound
      let isWhole = isLast || size > Self.longestPiece
      load(base..<end, of: text)
      var grammar = ReferenceGrammar(
        text: bytes, isTextStart: base == 0, tokens: tokens,
        position: tokens.firstIndex { $0.range.lowerBound >= next - base } ?? tokens.count,
        lookahead: isWhole ? 0 : Self.lookahead, previous: previous.map { moved($0, by: -base) },
        archives: archives)
      let first = grammar.position
      let piece = bytes
      grammar.read { take($0, $1, piece, base) }
      previous = grammar.previous.map { moved($0, by: base) }
      if isLast { return }
      // The grammar stops at the first token that it cannot read in this piece.
      let stop = min(grammar.position, max(first, tokens.count - Self.lookahead))
      size = stop > first + Self.lookback ? Self.pieceSize : 2 * size
      next = base + tokens[stop].range.lowerBound
      base += tokens[start(before: stop)].range.lowerBound
    }
  }

  /// Where a piece may begin that goes on at a token: at another one some tokens
  /// before it. The end of a paragraph is told by what stands before it.
  private func start(before stop: Int) -> Int {
    var index = max(0, stop - Self.lookback)
    while index > 0, tokens[index].kind == .paragraphEnd { index -= 1 }
    return index
  }

  private mutating func load(_ range: Range<Int>, of text: Span<UInt8>) {
    let end = min(text.count, range.upperBound + Self.margin)
    bytes.removeAll(keepingCapacity: true)
    ByteSearch.append(range.lowerBound..<end, of: text, to: &bytes)
    tokens.removeAll(keepingCapacity: true)
    Lexer(text: bytes, archives: archives.matcher).read(0..<range.count, into: &tokens)
  }

  private func moved(
    _ previous: ReferenceGrammar.Previous, by distance: Int
  ) -> ReferenceGrammar.Previous {
    ReferenceGrammar.Previous(
      end: previous.end + distance, bareArchive: previous.bareArchive,
      listsEnd: previous.listsEnd + distance)
  }
}
