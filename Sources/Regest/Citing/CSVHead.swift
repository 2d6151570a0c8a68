/// The line of names that a table begins with, as far as it tells how the table is to be read.
/// What ends the first name divides the columns: a comma, or what spreadsheets have for it, a
/// semicolon or a tab. A line `sep=;` may stand before that, as Excel has it.
struct CSVHead {
  /// What stands between two columns.
  let divider: UInt8
  /// The name of the first column.
  let first: String
  /// Whether a line that names the divider stands before the names.
  let isDeclared: Bool
  private let bytes: [UInt8]

  private static let dividers = [CSVByte.comma, CSVByte.semicolon, CSVByte.tab]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let declared = Self.declared(bytes)
    let rest = bytes.dropFirst(declared?.length ?? 0)
    let cell = rest.prefix { !Self.dividers.contains($0) && $0 != 0x0A && $0 != 0x0D }
    let end = rest.dropFirst(cell.count).first
    first = String(decoding: cell.filter { $0 != 0x22 }, as: UTF8.self)
    divider = declared?.divider ?? Self.dividers.first { $0 == end } ?? CSVByte.comma
    isDeclared = declared != nil
  }

  /// A reader that stands before the line of names.
  func reader(file name: String) throws(RegestError) -> CSVReader {
    var reader = try CSVReader(file: name, bytes: bytes, divider: divider)
    if isDeclared { _ = try reader.next() }
    return reader
  }

  /// What the line `sep=;` tells of the divider, and the bytes of that line; nil without one.
  private static func declared(_ bytes: [UInt8]) -> (divider: UInt8, length: Int)? {
    let line = bytes.prefix { $0 != 0x0A }.filter { $0 != 0x22 && $0 != 0x0D }
    guard line.count == 5, let divider = line.last, dividers.contains(divider),
      String(decoding: line.dropLast(), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return (divider, bytes.prefix { $0 != 0x0A }.count + 1)
  }
}
