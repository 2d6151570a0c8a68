/// The columns of a table that hold a shifr level by level, told by their heads: archive and
/// fond, with opis, delo and lists as far as they are there.
///
/// A row in which they hold numbers is one reference, `РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5`,
/// with the marks put in. Without an archive nothing could be said of it, so that such a table
/// is read like any other.
struct ShifrColumns: Equatable {
  /// A cell of a row, and what stands before it in the reference.
  struct Part {
    /// Byte offsets in the file.
    var cell: Range<Int>
    var lead: [UInt8]
  }

  private struct Level {
    /// The heads that columns have, in small letters.
    var heads: Set<String>
    var cyrillic: String
    var latin: String
    /// The bytes that a cell may have.
    var longest: Int

    init(_ cyrillic: String, _ latin: String, longest: Int, _ heads: Set<String>) {
      self.heads = heads
      self.cyrillic = cyrillic
      self.latin = latin
      self.longest = longest
    }
  }

  private static let levels = [
    Level(
      "", "", longest: 200,
      [
        "архив", "архів", "хранилище", "место хранения", "archive", "archiv", "archives",
        "repository",
      ]),
    Level(
      "Ф. ", "F. ", longest: 40, ["фонд", "ф", "№ фонда", "номер фонда", "fond", "fonds", "f"]),
    Level(
      "Оп. ", "Op. ", longest: 40,
      ["опись", "опис", "оп", "№ описи", "номер описи", "opis", "op", "inventory"]),
    Level(
      "Д. ", "D. ", longest: 40,
      [
        "дело", "д", "№ дела", "номер дела", "ед. хр", "ед.хр", "единица хранения", "справа", "спр",
        "delo", "d", "file", "unit",
      ]),
    Level(
      "Л. ", "L. ", longest: 200,
      [
        "лист", "листы", "л", "лл", "аркуш", "аркуші", "арк", "list", "lists", "listy", "l", "ll",
        "folio", "folios",
      ]),
  ]

  /// The column of each level; nil for one that the table does not have.
  private let columns: [Int?]
  private let count: Int

  /// The columns of a table; nil where its heads do not name an archive, a fond and a level
  /// below, each once.
  ///
  /// - Parameter heads: The cells of the first row, as byte offsets in the file.
  init?(heads: [Range<Int>], in source: [UInt8]) {
    var columns = [Int?](repeating: nil, count: Self.levels.count)
    for (column, head) in heads.enumerated() where (1...64).contains(head.count) {
      let words = source[head].split { $0 <= 0x20 }
      var name = String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
        .lowercased()
      while name.hasSuffix(".") || name.hasSuffix(":") { name.removeLast() }
      guard let level = Self.levels.firstIndex(where: { $0.heads.contains(name) }) else { continue }
      guard columns[level] == nil else { return nil }
      columns[level] = column
    }
    guard columns[0] != nil, columns[1] != nil, columns[2] != nil || columns[3] != nil else {
      return nil
    }
    self.columns = columns
    count = heads.count
  }

  /// The parts of the reference that a row is, by level; nil for a row that is none.
  ///
  /// - Parameter row: The cells as byte offsets in the file, without white space around; nil
  ///   for one that is more than a word or a number.
  func parts(of row: [Range<Int>?], in source: [UInt8]) -> [Part]? {
    guard row.count == count else { return nil }
    var parts: [Part] = []
    var isCyrillic = false
    for (depth, column) in columns.enumerated() {
      guard let column else { continue }
      let level = Self.levels[depth]
      guard let cell = row[column], cell.count <= level.longest else { return nil }
      guard let first = source[cell].first else {
        if depth < 2 { return nil } else { continue }
      }
      if depth == 0 {
        isCyrillic = first >= 0x80
        parts.append(Part(cell: cell, lead: []))
      } else {
        guard let hasMark = Self.hasMark(source[cell]) else { return nil }
        let mark = hasMark ? "" : isCyrillic ? level.cyrillic : level.latin
        let end = source[parts[parts.count - 1].cell].last == 0x2E ? " " : ". "
        parts.append(Part(cell: cell, lead: Array((end + mark).utf8)))
      }
    }
    return parts.count > 2 ? parts : nil
  }

  /// Whether a number has a mark of its own before it, as `Ф. 17`, and not only a letter, as
  /// `Р-5446`; nil where there is no number.
  private static func hasMark(_ cell: ArraySlice<UInt8>) -> Bool? {
    guard let digit = cell.firstIndex(where: { (0x30...0x39).contains($0) }) else { return nil }
    let prefix = cell[..<digit]
    if prefix.contains(0x2E) { return true }
    return prefix.count <= 5 && !prefix.contains(0x20) ? false : nil
  }
}
