/// Writes RFC 4180 records with LF line ends, quoting only where it must.
///
/// LF, not the CRLF of the RFC: the files live in git and are edited on Unix.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ record: [String]) {
    // A lone empty field would be an empty line, which is not a record.
    if record == [""] { bytes.append(contentsOf: [CSVByte.quote, CSVByte.quote]) }
    for (position, field) in record.enumerated() {
      if position > 0 { bytes.append(CSVByte.comma) }
      append(field)
    }
    bytes.append(CSVByte.lineFeed)
  }

  private mutating func append(_ field: String) {
    guard needsQuotes(field) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(CSVByte.quote)
    for byte in field.utf8 {
      if byte == CSVByte.quote { bytes.append(CSVByte.quote) }
      bytes.append(byte)
    }
    bytes.append(CSVByte.quote)
  }

  private func needsQuotes(_ field: String) -> Bool {
    // A BOM at the start of an unquoted first field would be taken for the file's own.
    field.utf8.contains { $0 < 0x20 || $0 == CSVByte.quote || $0 == CSVByte.comma }
      || field.unicodeScalars.first == "\u{FEFF}"
  }
}
