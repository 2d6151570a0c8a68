/// A citation of a printed work between two references: after it, «Там же» may
/// mean the work.
struct BookCitation {
  let text: [UInt8]
  let archives: ArchiveTable

  /// Whether a page mark with a number (`С. 193–196`, `pp. 3`) or a place and year
  /// of printing (`М., 1994`) stands in a gap.
  func stands(in gap: Range<Int>) -> Bool {
    guard !gap.isEmpty else { return false }
    let tokens = Lexer(text: text, archives: archives.matcher).tokens(in: gap)
    // Pages right behind the reference are those of a book that the file holds.
    return tokens.indices.dropLast(2).contains { index in
      (index > 1 && isPage(tokens[index...])) || isImprint(tokens[index...])
    }
  }

  private func isPage(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.prefix(3).map(\.kind) == [
      .mark(.page), .punctuation(ASCII.period), .number,
    ]
  }

  /// An abbreviated place, a comma and a year: only books are cited so.
  private func isImprint(_ tokens: ArraySlice<Token>) -> Bool {
    let kinds = tokens.prefix(4)
    guard kinds.count == 4, let place = kinds.first, let year = kinds.last,
      kinds.dropFirst().map(\.kind) == [
        .punctuation(ASCII.period), .punctuation(ASCII.comma), .number,
      ], year.range.count == 4, place.range.count <= 6
    else { return false }
    return ScalarClass.isUpper(text.scalar(at: place.range.lowerBound).value)
  }
}
