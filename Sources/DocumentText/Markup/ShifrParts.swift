/// The levels of shifrs that XML gives one by one.
///
/// A finding aid (EAD) says the fond once, and below it the opisi, dela and sheets. They are
/// gathered in a flow of their own, `Ф. 558. РГАСПИ. Оп. 11. Д. 740. л. 5; л. 7; Д. 741`, in
/// which each step inherits what stands above it.
struct ShifrParts {
  /// What stands before a level.
  enum Separator {
    /// A new shifr begins.
    case shifr
    /// It lies below the one before it.
    case level
    /// It lies beside the one before it, or above.
    case step
  }

  /// The name of an archive in a flow.
  struct Name {
    var flow: TextBuilder.Flow
    /// The byte offset in the flow.
    var start: Int
  }

  /// The flow of what is gathered; nil before the first part.
  var destination: MarkupText.Destination?
  /// The depth of the component that is being read, and of what was gathered last.
  private var depth = 0
  private var last = 0

  /// The archive of the components that the one lies in, or its own.
  var archive: [UInt8]?
  /// The archive of the component, where it stands before the number.
  var ownArchive: TextBuilder.Flow?
  /// Whether the component's number was read.
  private(set) var hasNumber = false

  private static let listDepth = 4

  /// Takes the beginning of what is said of a component.
  mutating func beginDescription() {
    ownArchive = nil
    hasNumber = false
  }

  /// Takes the number of the component, and tells whether it stands under an archive of its own,
  /// or says the whole shifr below it.
  mutating func takeNumber(isWhole: Bool) -> (isOwn: Bool, isWhole: Bool) {
    hasNumber = true
    let isOwn = ownArchive != nil && (isWhole || depth <= 1)
    return (isOwn, isWhole && depth != 1)
  }

  /// Takes the level that a component has (EAD3, `@level`).
  mutating func enter(_ level: [UInt8]) {
    depth = Self.levels[String(decoding: level, as: UTF8.self)]?.depth ?? 0
  }

  /// What stands before the number of the component.
  mutating func separator(of label: ArraySlice<UInt8>?) -> Separator {
    guard depth > 0 else { return .shifr }
    defer { last = depth }
    if depth == 1 || last == 0 { return .shifr }
    return depth > last ? .level : .step
  }

  /// What stands before the sheets of a component.
  mutating func listSeparator() -> Separator {
    defer { last = Self.listDepth }
    return last == Self.listDepth ? .step : .level
  }

  /// The mark of a bare number by the type of its element, or by the level of its component.
  func mark(type: ArraySlice<UInt8>?, subtype: ArraySlice<UInt8>?) -> [UInt8]? {
    if let subtype, subtype.elementsEqual("unit".utf8) { return Self.unit }
    if let type { return Self.levels[String(decoding: type, as: UTF8.self)]?.mark }
    return depth > 0 ? Self.rows.first { $0.depth == depth }?.mark : nil
  }

  /// Whether an element holds a number and no mark: no space and no period.
  static func isBareNumber(from start: Int, in text: Span<UInt8>) -> Bool {
    var offset = start
    var hasDigit = false
    while offset < text.count, offset - start < 64, text[offset] != 0x3C {
      switch text[offset] {
      case 0x20, 0x2E, 0x26, 0x09, 0x0A, 0x0D: return false
      case 0x30...0x39: hasDigit = true
      default: break
      }
      offset += 1
    }
    return hasDigit
  }

  /// The offset behind the mark of sheets, `л.`, with which an element begins; where it begins
  /// without one.
  static func endOfListMark(from start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    while offset < text.count, MarkupScanner.isSpace(text[offset]) { offset += 1 }
    guard offset + 2 < text.count, text[offset] == 0xD0,
      text[offset + 1] == 0xBB || text[offset + 1] == 0x9B, text[offset + 2] == 0x2E
    else { return start }
    offset += 3
    while offset < text.count, MarkupScanner.isSpace(text[offset]) { offset += 1 }
    return offset
  }

  private static let unit = Array("Ед. хр. ".utf8)

  private struct Row {
    var depth: Int
    var mark: [UInt8]
    /// The words that files have for the level.
    var words: String

    init(_ depth: Int, _ mark: String, _ words: String) {
      self.depth = depth
      self.mark = Array(mark.utf8)
      self.words = words
    }
  }

  private static let rows = [
    Row(1, "Ф. ", "fond fonds collection recordgrp"), Row(2, "Оп. ", "opis series inventory"),
    Row(3, "Д. ", "delo file"), Row(3, "Ед. хр. ", "unit"), Row(4, "Л. ", "list folio"),
  ]

  private static let levels: [String: Row] = {
    var levels: [String: Row] = [:]
    for row in rows {
      for word in row.words.split(separator: " ") { levels[String(word)] = row }
    }
    return levels
  }()
}
