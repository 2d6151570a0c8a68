/// A file of BibLaTeX as its syntax has it: entries and their fields, strings put in.
struct BibFile {
  /// One entry: `@letter{key, field = {value}}`.
  struct Entry {
    /// In small letters: `letter`.
    var type: String
    var key: String
    var fields: [Field]
    /// Where `@` stands, an offset in bytes.
    var offset: Int

    /// The field with a name in small letters.
    subscript(name: String) -> Field? { fields.first { $0.name == name } }
  }

  /// One field.
  struct Field {
    /// In small letters, with an annotation's name: `author+an:latin`.
    var name: String
    /// Where the name stands.
    var offset: Int
    var value: BibText
  }

  var entries: [Entry]
}

/// A value in TeX: its bytes without the braces or quotes around it, and where they stand.
struct BibText {
  private(set) var bytes: [UInt8] = []
  /// Where each piece begins, in the value and in the file.
  private var pieces: [(start: Int, offset: Int)] = []

  /// Adds a piece that stands at an offset in bytes of the file.
  mutating func append(_ piece: ArraySlice<UInt8>, at offset: Int) {
    pieces.append((bytes.count, offset))
    bytes += piece
  }

  /// Adds another value, as `#` does.
  mutating func append(_ other: BibText) {
    pieces += other.pieces.map { ($0.start + bytes.count, $0.offset) }
    bytes += other.bytes
  }

  /// A part of the value.
  subscript(range: Range<Int>) -> BibText {
    var part = BibText()
    part.append(bytes[range], at: offset(of: range.lowerBound))
    return part
  }

  /// Where a byte of the value stands in the file.
  func offset(of index: Int) -> Int {
    guard let piece = pieces.last(where: { $0.start <= index }) else { return 0 }
    return piece.offset + index - piece.start
  }
}

/// What is wrong at a byte of the file.
struct BibFault: Error {
  var offset: Int
  var message: String
}
