/// One run of sheets: `177-180`, `11`, `3-3v`.
///
/// Bounds are text with an optional letter and verso: sheet 5а is another sheet
/// than 5, and `5v` is the back of 5.
public struct ListSpan: Hashable, Sendable {
  /// One side of one sheet.
  public struct Bound: Hashable, Sendable {
    /// The digits as printed, leading zeros kept.
    public var digits: String
    /// The letter after the number, lower-case Cyrillic; empty where there is none.
    public var letter: String
    /// Whether the verso (оборот) is meant.
    public var isVerso: Bool

    /// A bound of digits, a letter in canonical form, and a side.
    public init(digits: String, letter: String = "", isVerso: Bool = false) {
      self.digits = digits
      self.letter = letter
      self.isVerso = isVerso
    }

    /// The sheet's number, or nil where it does not fit a machine word.
    public var number: Int? { Int(digits) }

    /// The canonical form: `67`, `67а`, `67v`.
    public var text: String { digits + letter + (isVerso ? "v" : "") }
  }

  /// The first sheet.
  public var first: Bound
  /// The last sheet of a range; equal to ``first`` for a single one.
  public var last: Bound

  /// A run of sheets, or one sheet where there is no last.
  public init(_ first: Bound, through last: Bound? = nil) {
    self.first = first
    self.last = last ?? first
  }

  /// The canonical form: `177-180`, `11`, `3-3v`.
  public var text: String {
    first == last ? first.text : "\(first.text)-\(last.text)"
  }

  /// Whether the range ends before it begins.
  public var isDescending: Bool {
    guard let from = first.number, let to = last.number else { return false }
    return to < from || (to == from && first.isVerso && !last.isVerso)
  }
}
