/// A citation of a printed work between two references: after it, «Там же» may
/// mean the work.
struct BookCitation {
  let text: [UInt8]
  let archives: ArchiveTable

  /// Whether a page mark with a number (`С. 193–196`, `pp. 3`) stands in a gap.
  func stands(in gap: Range<Int>) -> Bool {
    guard !gap.isEmpty else { return false }
    let tokens = Lexer(text: text, archives: archives.matcher).tokens(in: gap)
    return tokens.indices.dropLast(2).contains { index in
      tokens[index].kind == .mark(.page)
        && tokens[index + 1].kind == .punctuation(ASCII.period)
        && tokens[index + 2].kind == .number
    }
  }
}
