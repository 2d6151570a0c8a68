/// A place in an office document, as a person finds it there.
///
/// Such a document has no lines: where they break is up to the program that shows it.
public enum OfficePart: Hashable, Sendable, CustomStringConvertible {
  /// A paragraph or a heading, counted from 1 through the text, without empty ones and those in
  /// tables, boxes and notes.
  case paragraph(Int)
  /// A row of a table, both counted from 1.
  case row(table: Int, row: Int)
  /// A text box, counted from 1.
  case box(Int)
  /// A footnote, by its number or mark.
  case footnote(String)
  /// An endnote, by its number or mark.
  case endnote(String)
  /// A comment, counted from 1 in the order of the text.
  case comment(Int)

  /// `footnote 12`, `table 2, row 5`.
  public var description: String {
    switch self {
    case .paragraph(let number): "paragraph \(number)"
    case .row(let table, let row): "table \(table), row \(row)"
    case .box(let number): "text box \(number)"
    case .footnote(let mark): "footnote \(mark)"
    case .endnote(let mark): "endnote \(mark)"
    case .comment(let number): "comment \(number)"
    }
  }

  /// The number or mark of a note; nil for anything else.
  public var note: String? {
    switch self {
    case .footnote(let mark), .endnote(let mark): mark
    default: nil
    }
  }
}
