/// Says for each stretch of an extracted text which bytes of the file it stands for.
///
/// A text is cut into segments. A *verbatim* one has the same bytes in the file; any other
/// stands for a stretch of the file as a whole, as U+00A0 does for `&nbsp;`. What lies in the
/// file between two segments, such as a tag, is no part of the text.
public struct SourceMap: Sendable, Equatable {
  /// A stretch of the text, up to the next segment.
  struct Segment: Sendable, Equatable {
    /// Byte offset in the text.
    var text: Int
    /// Byte offsets in the file.
    var source: Range<Int>
    var isVerbatim: Bool
    /// Whether the file has nothing for it.
    var isPutIn: Bool { !isVerbatim && source.isEmpty }
  }

  /// In the order of the text; none in a map of a text that is the file itself.
  var segments: [Segment]

  /// The map of a text that is the file itself.
  public static let identity = SourceMap(segments: [])

  /// Whether the text is the file itself.
  public var isIdentity: Bool { segments.isEmpty }

  /// The bytes of the file that a stretch of the text was read from: from the first byte of
  /// what any byte of it stands for to the last, with all that lies in between. An empty
  /// stretch is the place before the byte behind it.
  ///
  /// - Parameter range: Byte offsets in the text.
  public func source(of range: Range<Int>) -> Range<Int> {
    guard !isIdentity else { return range }
    var start = sourceStart(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    var end = sourceEnd(of: range.upperBound)
    // Cells of a row and members of an object may lie in any order in the file.
    var index = segment(at: range.lowerBound)
    while index + 1 < segments.count, segments[index + 1].text < range.upperBound {
      end = max(end, segments[index].source.upperBound)
      index += 1
      start = min(start, segments[index].source.lowerBound)
    }
    return start..<end
  }

  /// As ``source(of:)``, where the file has the very bytes of the text, in one piece; nil where
  /// it has them otherwise. An empty stretch must touch verbatim text, and is the place right
  /// behind the text before it: what is put there stands before a tag or a comment that follows.
  public func verbatimSource(of range: Range<Int>) -> Range<Int>? {
    guard !isIdentity else { return range }
    var index = segment(at: range.lowerBound)
    if range.isEmpty, index > 0, segments[index].text == range.lowerBound,
      segments[index - 1].isVerbatim
    {
      let end = segments[index - 1].source.upperBound
      return end..<end
    }
    guard segments[index].isVerbatim else { return nil }
    let start = sourceStart(of: range.lowerBound)
    var end = segments[index].source.upperBound
    while index + 1 < segments.count, segments[index + 1].text < range.upperBound {
      index += 1
      guard segments[index].isVerbatim, segments[index].source.lowerBound == end else { return nil }
      end = segments[index].source.upperBound
    }
    return start + range.count <= end ? start..<start + range.count : nil
  }

  /// Whether the file has something for each part of a stretch of the text; marks and periods
  /// that are put between the fields of a shifr it has not.
  ///
  /// - Parameter range: Byte offsets in the text.
  public func isPrinted(_ range: Range<Int>) -> Bool {
    guard !isIdentity, !range.isEmpty else { return true }
    var index = segment(at: range.lowerBound)
    repeat {
      if segments[index].isPutIn { return false }
      index += 1
    } while index < segments.count && segments[index].text < range.upperBound
    return true
  }

  /// The part of a stretch of the text that lies around an offset, between such marks and
  /// periods: what one field of a shifr says.
  ///
  /// - Parameters:
  ///   - range: Byte offsets in the text.
  ///   - offset: One of them.
  public func field(of range: Range<Int>, around offset: Int) -> Range<Int> {
    guard !isIdentity else { return range }
    var first = segment(at: offset)
    var next = first + 1
    while first > 0, segments[first].text > range.lowerBound, !segments[first - 1].isPutIn {
      first -= 1
    }
    while next < segments.count, segments[next].text < range.upperBound, !segments[next].isPutIn {
      next += 1
    }
    let end = next < segments.count ? segments[next].text : range.upperBound
    return max(segments[first].text, range.lowerBound)..<min(end, range.upperBound)
  }

  /// Gives the stretches of the file that hold the bytes of a range of text that stands in the
  /// file as it is, in the order of the text.
  func verbatim(_ range: Range<Int>, _ take: (Range<Int>) -> Void) {
    guard !isIdentity else { return take(range) }
    var index = segment(at: range.lowerBound)
    var start = range.lowerBound
    while start < range.upperBound {
      let next = index + 1 < segments.count ? segments[index + 1].text : range.upperBound
      let end = min(next, range.upperBound)
      let source = segments[index].source.lowerBound + (start - segments[index].text)
      take(source..<source + (end - start))
      start = end
      index += 1
    }
  }

  private func sourceStart(of offset: Int) -> Int {
    let segment = segments[segment(at: offset)]
    guard segment.isVerbatim else { return segment.source.lowerBound }
    return min(segment.source.lowerBound + (offset - segment.text), segment.source.upperBound)
  }

  private func sourceEnd(of offset: Int) -> Int {
    let segment = segments[segment(at: offset - 1)]
    guard segment.isVerbatim else { return segment.source.upperBound }
    return min(segment.source.lowerBound + (offset - segment.text), segment.source.upperBound)
  }

  /// The index of the last segment that begins at or before an offset.
  private func segment(at offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].text <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
