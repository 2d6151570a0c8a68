/// A row that obeys its table's columns, with the places of its fields in the file.
struct RegisterRecord {
  let row: RegisterRow
  /// Nil for a column that the file does not have.
  private let places: [CSVPlace?]
  private let start: CSVPlace

  func place(of column: String) -> CSVPlace {
    row.table.position(of: column).flatMap { places[$0] } ?? start
  }

  fileprivate init(row: RegisterRow, places: [CSVPlace?], start: CSVPlace) {
    self.row = row
    self.places = places
    self.start = start
  }
}

/// The first line of a file: which field holds which column.
struct RegisterHeader {
  private let table: RegisterTable
  private let fieldCount: Int
  /// For each column of the table its field in the file, nil if the file lacks it.
  private let fields: [Int?]

  init(_ table: RegisterTable, _ line: [CSVField]?, in reader: CSVReader) throws(RegestError) {
    self.table = table
    let names = table.columns.map(\.name)
    guard let line else {
      throw reader.malformed(
        CSVPlace(line: 1, column: 1), expected: "a header line", found: "an empty file")
    }
    fieldCount = line.count
    var fields = [Int?](repeating: nil, count: names.count)
    for (index, field) in line.enumerated() {
      guard let position = table.position(of: field.value) else {
        throw reader.malformed(
          field.place, expected: "one of the columns \(names.joined(separator: ", "))",
          value: field.value)
      }
      guard fields[position] == nil else {
        throw reader.malformed(
          field.place, expected: "each column once", found: "\"\(field.value)\" again")
      }
      fields[position] = index
    }
    for (position, column) in table.columns.enumerated()
    where column.isMandatory && fields[position] == nil {
      throw reader.malformed(
        CSVPlace(line: 1, column: 1), expected: "the column \(column.name)",
        found: "a header without it")
    }
    self.fields = fields
  }

  /// Checks one record against the columns of its table, without looking at other rows.
  func record(_ line: [CSVField], in reader: CSVReader) throws(RegestError) -> RegisterRecord {
    guard let start = line.first?.place, line.count == fieldCount else {
      let place = line.count > fieldCount ? line[fieldCount].place : line.last?.place
      throw reader.malformed(
        place ?? CSVPlace(line: 1, column: 1), expected: "\(fieldCount) fields",
        found: line.count == 1 && line[0].value.isEmpty ? "an empty line" : "\(line.count)")
    }
    var values: [String] = []
    values.reserveCapacity(fields.count)
    for (column, index) in zip(table.columns, fields) {
      let field = index.map { line[$0] }
      guard let value = column.accepted(field?.value ?? "") else {
        throw reader.malformed(
          field?.place ?? start, expected: column.expectation, value: field?.value ?? "")
      }
      values.append(value)
    }
    let row = RegisterRow(table: table, values: values)
    let record = RegisterRecord(
      row: row, places: fields.map { $0.map { line[$0].place } }, start: start)
    try checkSpans(record, in: reader)
    return record
  }

  /// Rules between the columns of one row.
  private func checkSpans(
    _ record: RegisterRecord, in reader: CSVReader
  ) throws(RegestError) {
    let row = record.row
    if let from = RegisterDate(row["date_from"]), let to = RegisterDate(row["date_to"]),
      !from.mayPrecede(to)
    {
      throw reader.malformed(
        record.place(of: "date_to"),
        expected: "a date not before \(row["date_from"]) as date_to", value: row["date_to"])
    }
    if let first = ShelfNumber(row["delo_first"]), let last = ShelfNumber(row["delo_last"]),
      first.digits > last.digits
        || table.name == RegisterTable.deloRanges.name && first.suffix != last.suffix
    {
      throw reader.malformed(
        record.place(of: "delo_last"),
        expected: "a number not before \(row["delo_first"]) and of its kind as delo_last",
        value: row["delo_last"])
    }
    for side in ["from", "to"] where row["\(side)_fond"].isEmpty {
      for below in ["\(side)_opis", "\(side)_delo"] where !row[below].isEmpty {
        throw reader.malformed(
          record.place(of: below), expected: "nothing as \(below) without \(side)_fond",
          value: row[below])
      }
    }
  }
}
