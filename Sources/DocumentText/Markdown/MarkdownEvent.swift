/// A stretch of a block that is not text as it stands.
struct MarkdownEvent {
  enum Kind {
    /// Cut but for ``MarkdownEvent/kept``.
    case mark
    /// One character stands for it.
    case character(Unicode.Scalar)
    /// A paragraph ends.
    case paragraph
    /// The mark of the note with an index.
    case note(Int)
    /// A note in its place begins; the event of its end has the index.
    case inlineNote(end: Int)
  }

  var range: Range<Int>
  /// What of the range is text after all.
  var kept: Range<Int>
  var kind = Kind.mark

  /// Something that is cut, or stands for something else.
  init(_ range: Range<Int>, _ kind: Kind = .mark) {
    self.range = range
    self.kind = kind
    kept = range.upperBound..<range.upperBound
  }

  /// Something that may turn out to be a mark.
  init(undecided range: Range<Int>) {
    self.range = range
    kept = range
  }

  /// What is shown and is no text: a reference does not run over it.
  static let object: Unicode.Scalar = "\u{FFFC}"
}
