/// The characters of one block of Markdown, without the marks of what it stands in: bytes
/// of the file, or a copy where `>` or the like lies between its lines.
struct MarkdownText {
  /// What ``range`` lies in.
  let bytes: [UInt8]
  /// Offsets in ``bytes``.
  var range: Range<Int>
  /// Where in ``bytes`` a piece begins, and where in the file; none where the two are the same.
  private var pieces: [(text: Int, source: Int)] = []

  /// A block of lines of a file.
  init(_ source: [UInt8], pieces lines: ArraySlice<Range<Int>>) {
    guard lines.count != 1, let last = lines.last else {
      bytes = source
      range = lines.first ?? 0..<0
      return
    }
    var copy: [UInt8] = []
    pieces.reserveCapacity(lines.count)
    for line in lines {
      pieces.append((copy.count, line.lowerBound))
      copy += source[line]
    }
    pieces.append((copy.count, last.upperBound))
    bytes = copy
    range = 0..<copy.count
  }

  /// The place in the file of the byte at an offset, or of what follows the last one.
  func source(of offset: Int) -> Int {
    guard !pieces.isEmpty else { return offset }
    let piece = pieces[piece(at: offset)]
    return piece.source + (offset - piece.text)
  }

  /// The stretch of the file from the first to the last byte of a range.
  func source(of range: Range<Int>) -> Range<Int> {
    guard !pieces.isEmpty else { return range }
    let start = source(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<source(of: range.upperBound - 1) + 1
  }

  /// The stretches of the file that hold the bytes of a range, in order.
  func verbatim(_ range: Range<Int>, _ take: (Range<Int>) -> Void) {
    guard !pieces.isEmpty else { return take(range) }
    var index = piece(at: range.lowerBound)
    var start = range.lowerBound
    while start < range.upperBound {
      let next = index + 1 < pieces.count ? pieces[index + 1].text : range.upperBound
      let end = min(next, range.upperBound)
      let source = pieces[index].source + (start - pieces[index].text)
      take(source..<source + (end - start))
      start = end
      index += 1
    }
  }

  private func piece(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].text <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A block of Markdown that holds text: a paragraph, a heading, a cell, a stretch of HTML.
struct MarkdownLeaf {
  /// The note it belongs to; nil for the text that runs on.
  var note: Int?
  /// Its lines, as indices of ``MarkdownBlocks/pieces``.
  var pieces: Range<Int>
  /// Whether nothing but tags and character references count in it.
  var isHTML = false
}
