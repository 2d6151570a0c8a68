/// The characters of one block of Markdown, without the marks of what it stands in: bytes
/// of the file, or a copy where `>` or the like lies between its lines.
struct MarkdownText {
  /// What ``range`` lies in.
  let bytes: [UInt8]
  /// Offsets in ``bytes``.
  var range: Range<Int>
  /// Where ``bytes`` stand in the file.
  private let map: SourceMap

  /// A block of lines of a file.
  init(_ source: [UInt8], pieces lines: ArraySlice<Range<Int>>) {
    guard lines.count > 1 else {
      bytes = source
      range = lines.first ?? 0..<0
      map = .identity
      return
    }
    var copy: [UInt8] = []
    var segments: [SourceMap.Segment] = []
    segments.reserveCapacity(lines.count)
    for line in lines {
      segments.append(SourceMap.Segment(text: copy.count, source: line, isVerbatim: true))
      copy += source[line]
    }
    bytes = copy
    range = 0..<copy.count
    map = SourceMap(segments: segments)
  }

  /// The place in the file of the byte at an offset, or of what follows the last one.
  func source(of offset: Int) -> Int { map.source(of: offset..<offset).lowerBound }

  /// The stretch of the file from the first to the last byte of a range.
  func source(of range: Range<Int>) -> Range<Int> { map.source(of: range) }

  /// The stretches of the file that hold the bytes of a range, in order.
  func verbatim(_ range: Range<Int>, _ take: (Range<Int>) -> Void) { map.verbatim(range, take) }
}

/// A block of Markdown that holds text: a paragraph, a heading, a cell, a stretch of HTML.
struct MarkdownLeaf {
  /// The note it belongs to; nil for the text that runs on.
  var note: Int?
  /// Its lines, as indices of ``MarkdownBlocks/pieces``.
  var pieces: Range<Int>
  /// Whether nothing but tags and character references count in it.
  var isHTML = false
  /// What the cell of a table is read behind: the archive of its row.
  var lead: [UInt8] = []
}
