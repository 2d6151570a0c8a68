import Citing
import Interchange

/// Items as a table: a line of column names, which may be in capitals, then a line an item.
enum CSVItems {
  /// The columns that there can be.
  private static let columns = ItemField.allCases.map(\.rawValue) + [ItemFields.printedDate]

  /// Whether the first cell is the name of a column.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    columns.contains(CSVHead(bytes).first.lowercased())
  }

  /// What each line gives: an item, or all that is wrong in it, each at its cell.
  static func entries(_ bytes: [UInt8], name: String) throws(RegestError) -> [ReadEntry] {
    do {
      var reader = try CSVHead(bytes).reader(file: name)
      return try entries(&reader)
    } catch {
      let hint =
        "a table begins with the names of its columns; of other programs CSL-JSON, BibLaTeX, "
        + "RIS, Zotero JSON and Zotero's CSV are read"
      throw RegestError(
        .itemMalformed, error.message, hint: recognizes(bytes) ? error.hint : hint)
    }
  }

  private static func entries(_ reader: inout CSVReader) throws(RegestError) -> [ReadEntry] {
    let header = try reader.next() ?? []
    var names: [String] = []
    for column in header {
      let name = column.value.lowercased()
      guard columns.contains(name) else {
        throw reader.malformed(
          column.place, expected: "one of the columns \(columns.joined(separator: ", "))",
          value: column.value)
      }
      guard !names.contains(name) else {
        throw reader.malformed(column.place, expected: "each column once", value: column.value)
      }
      names.append(name)
    }
    var entries: [ReadEntry] = []
    var number = 0
    while let row = try reader.next() {
      if row.count == 1, row[0].value.isEmpty { continue }
      number += 1
      entries += self.entries(row, names, number: number, reader)
    }
    return entries
  }

  private static func entries(
    _ row: [CSVField], _ names: [String], number: Int, _ reader: CSVReader
  ) -> [ReadEntry] {
    guard row.count == names.count else {
      return [
        ReadEntry(
          fault: "expected \(names.count) fields, found \(row.count)",
          place: reader.text(row[0].place))
      ]
    }
    let values = Dictionary(zip(names, row.map(\.value)), uniquingKeysWith: { first, _ in first })
    let fields = ItemFields(named: values)
    do {
      let item = try fields.item()
      return [ReadEntry(place: "\(reader.file): item \(number)", items: .success([item]))]
    } catch {
      return fields.faults().map { fault in
        let index = names.firstIndex(of: fault.field) ?? 0
        return ReadEntry(
          fault: "\(fault.field): \(fault.message)", place: reader.text(row[index].place))
      }
    }
  }
}

extension CSVReader {
  /// A place as messages have it: `items.csv:3:5`.
  func text(_ place: CSVPlace) -> String { "\(file):\(place.line):\(place.column)" }
}
