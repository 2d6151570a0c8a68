/// The keys and values of a style's file with their places.
///
/// One `key: value` a line; a line that begins with white space continues the value of the
/// line before; one that begins with `#` is a comment. A value in quotes keeps its spaces.
struct StyleLines {
  /// A value, scalar by scalar, with the place of each.
  struct Value: Sendable {
    var scalars: [Unicode.Scalar] = []
    var places: [(line: Int, column: Int)] = []
    var line = 0
    var column = 0

    var text: String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }

    /// The place of a scalar, or of the end.
    func place(_ index: Int) -> (line: Int, column: Int) {
      if index < places.count { return places[index] }
      guard let last = places.last else { return (line, column) }
      return (last.line, last.column + 1)
    }
  }

  struct Entry {
    var key: String
    var line: Int
    var value: Value
  }

  let file: String
  private(set) var entries: [Entry] = []

  init(_ bytes: [UInt8], file: String) throws(StyleError) {
    self.file = file
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for (index, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let line = raw.last == 0x0D ? raw.dropLast() : raw
      guard let text = String(validating: line, as: UTF8.self) else {
        throw StyleError(file: file, line: index + 1, column: 1, message: "the line is not UTF-8")
      }
      try add(Array(text.unicodeScalars), number: index + 1)
    }
    for index in entries.indices { entries[index].value.removeQuotes() }
  }

  private mutating func add(_ line: [Unicode.Scalar], number: Int) throws(StyleError) {
    guard let first = line.first, first != "#", !line.allSatisfy({ $0 == " " || $0 == "\t" })
    else { return }
    if first == " " || first == "\t" {
      guard !entries.isEmpty else {
        throw error(
          number, 1,
          "a line that begins with a space continues the one before; "
            + "there is none")
      }
      let last = entries.count - 1
      entries[last].value.append(line, from: 0, line: number, spaced: true)
      return
    }
    guard let colon = line.firstIndex(of: ":") else {
      throw error(number, 1, "expected “key: value”")
    }
    var key = String.UnicodeScalarView()
    key.append(contentsOf: line[..<colon])
    var value = Value(line: number, column: colon + 2)
    value.append(line, from: colon + 1, line: number, spaced: false)
    let name = String(key)
    if let earlier = entries.first(where: { $0.key == name }) {
      throw error(number, 1, "“\(name)” is given in line \(earlier.line) already")
    }
    entries.append(Entry(key: name, line: number, value: value))
  }

  func error(_ line: Int, _ column: Int, _ message: String) -> StyleError {
    StyleError(file: file, line: line, column: column, message: message)
  }
}

extension StyleLines.Value {
  /// Adds a line without the white space around it.
  fileprivate mutating func append(
    _ line: [Unicode.Scalar], from start: Int, line number: Int, spaced: Bool
  ) {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
    var from = start
    var to = line.count
    while from < to, isSpace(line[from]) { from += 1 }
    while to > from, isSpace(line[to - 1]) { to -= 1 }
    if spaced, !scalars.isEmpty {
      scalars.append(" ")
      places.append((number, 1))
    }
    for index in from..<to {
      scalars.append(line[index])
      places.append((number, index + 1))
    }
  }

  fileprivate mutating func removeQuotes() {
    guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return }
    scalars = Array(scalars.dropFirst().dropLast())
    places = Array(places.dropFirst().dropLast())
  }
}
