import Testing

@testable import Regest

@Suite struct RegisterCSVTests {
  @Test func fieldsKeepTheirPlaces() throws {
    let records = try read("\u{FEFF}а,\"б\"\"в\nг\",д\r\n,\n")
    #expect(records.map { $0.map(\.value) } == [["а", "б\"в\nг", "д"], ["", ""]])
    let places = records.map { $0.map { [$0.place.line, $0.place.column] } }
    #expect(places == [[[1, 1], [1, 3], [2, 4]], [[3, 1], [3, 2]]])
  }

  @Test(arguments: [
    ("a,b\nc,\"d", "t.csv:2:3: expected a closing quote, found the end of the file"),
    (
      "a,\"b\"я\n",
      "t.csv:1:6: expected a comma or the end of the line after the closing quote, found \"я\""
    ),
    ("ж b\"c\n", "t.csv:1:4: expected quotes around the whole field, found a quote inside it"),
    ("a\rb\n", "t.csv:1:2: expected a line end of LF or CRLF, found a lone carriage return"),
  ])
  func brokenFileIsNamed(text: String, message: String) {
    let error = #expect(throws: RegestError.self) { try read(text) }
    #expect(error?.message == message)
  }

  @Test(
    arguments: [
      ([0xD0, 0x96, 0x0A, 0xD0, 0x96, 0xFF], "t.csv:2:2: expected UTF-8, found byte 0xFF"),
      ([0x61, 0xD0], "t.csv:1:2: expected UTF-8, found byte 0xD0"),
      ([0xEF, 0xBB, 0xBF, 0xC0, 0x80], "t.csv:1:1: expected UTF-8, found byte 0xC0"),
    ] as [([UInt8], String)])
  func invalidUTF8IsNamed(bytes: [UInt8], message: String) {
    let error = #expect(throws: RegestError.self) {
      try CSVReader(file: "t.csv", bytes: bytes)
    }
    #expect(error?.message == message)
  }

  @Test func writtenRecordsReadBack() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let alphabet: [Unicode.Scalar] = [
      "a", "я", "й", "\u{0306}", "\"", ",", "\n", "\r", " ", "\u{FEFF}", "𝔸", "\t",
    ]
    for _ in 0..<500 {
      let records = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          var text = ""
          for _ in 0..<Int.random(in: 0...6, using: &random) {
            text.unicodeScalars.append(alphabet[Int.random(in: 0..<12, using: &random)])
          }
          return text
        }
      }
      var writer = CSVWriter()
      for record in records { writer.append(record) }
      var reader = try CSVReader(file: "t.csv", bytes: writer.bytes)
      var found: [[[UInt8]]] = []
      while let record = try reader.next() { found.append(record.map { Array($0.value.utf8) }) }
      // By bytes: composed and decomposed й would be equal as strings.
      #expect(found == records.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }
  }

  @Test func anyBytesAreReadOrRefused() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let likely: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xD0, 0x96, 0xEF, 0xBB, 0xBF, 0, 0xFF]
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        Bool.random(using: &random)
          ? likely[Int.random(in: 0..<likely.count, using: &random)]
          : UInt8.random(in: 0...127, using: &random)
      }
      do {
        var reader = try CSVReader(file: "t.csv", bytes: bytes)
        var last = CSVPlace(line: 1, column: 0)
        while let record = try reader.next() {
          for field in record {
            #expect(
              (field.place.line, field.place.column) > (last.line, last.column), "seed \(seed)")
            last = field.place
          }
        }
      } catch {
        #expect(error.code == .registerMalformed, "seed \(seed)")
      }
    }
  }

  @discardableResult
  private func read(_ text: String) throws -> [[CSVField]] {
    var reader = try CSVReader(file: "t.csv", bytes: Array(text.utf8))
    var records: [[CSVField]] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }
}
