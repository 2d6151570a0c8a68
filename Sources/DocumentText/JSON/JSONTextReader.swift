/// Reads the strings of JSON, or of one JSON value a line: those under the same keys are one
/// flow, whatever their places in arrays; keys themselves are no text, nor are identifiers. An
/// archive and a shifr in two members of an object are one text, in the flow of the shifr.
///
/// Strings and keys are told apart by the colon behind them alone, so that broken JSON is
/// read as far as its strings can be found; a string that is not closed ends with its line.
struct JSONTextReader {
  private struct Key: Hashable {
    var parent: Int
    var name: [UInt8]
  }

  private struct Level {
    /// The path of the object or array.
    var path: Int
    /// The path of the value that comes next.
    var next: Int
    /// Whether that value was read.
    var isTaken = false
    /// The record that the level is, or lies in; nil for none.
    var record: Int?
    /// Whether the record ends with the level.
    var isRecord = false
  }

  private let source: [UInt8]
  private var builder: TextBuilder
  private var offset = 0
  private var paths: [Key: Int] = [:]
  /// What the members of each path have to do with a shifr; the first path is that of the file.
  private var roles: [FieldRole?] = [nil]
  private var flows: [Int: TextBuilder.Flow] = [:]
  private var levels = [Level(path: 0, next: 0)]
  /// The objects that are open, for the fields in them that may be of a shifr.
  private var records: [[JSONField]] = []

  /// The text of a file.
  static func read(_ source: [UInt8]) -> DocumentText {
    var reader = JSONTextReader(source)
    while reader.offset < source.count { reader.step() }
    while !reader.records.isEmpty { reader.endRecord() }
    return reader.builder.finish()
  }

  private init(_ source: [UInt8]) {
    self.source = source
    builder = TextBuilder(source)
  }

  private mutating func step() {
    let top = levels.count - 1
    switch source[offset] {
    case 0x22:
      let string = JSONString(source, at: offset)
      offset = string.end
      if string.isKey {
        levels[top].next = path(of: string.inside, in: levels[top].path)
        levels[top].isTaken = false
      } else {
        take(string.inside, isText: true)
      }
      return
    case 0x7B, 0x5B:
      begin(isObject: source[offset] == 0x7B)
    case 0x7D, 0x5D:
      if top > 0, levels.removeLast().isRecord { endRecord() }
    case 0x2C:
      levels[top].next = levels[top].path
      levels[top].isTaken = false
    case 0x2D, 0x30...0x39:
      let start = offset
      while offset < source.count, !Self.endsNumber(source[offset]) { offset += 1 }
      if roles[levels[top].next]?.level != nil { take(start..<offset, isText: false) }
      return
    default:
      break
    }
    offset += 1
  }

  /// What stands in no number.
  private static func endsNumber(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x2C || byte == 0x7D || byte == 0x5D || byte == 0x22 || byte == 0x7B
      || byte == 0x5B
  }

  private mutating func path(of name: Range<Int>, in parent: Int) -> Int {
    let key = Key(parent: parent, name: Array(source[name]))
    if let known = paths[key] { return known }
    roles.append(FieldRole(name: source[name], within: roles[parent]))
    paths[key] = roles.count - 1
    return roles.count - 1
  }

  /// Begins an object or an array. An object that tells an archive or a shifr belongs to the one
  /// that it is a member of; one that follows a value stands behind something broken, and is
  /// taken for the next value of the file.
  private mutating func begin(isObject: Bool) {
    if isObject, levels.count > 1, levels[levels.count - 1].isTaken {
      levels.removeLast(levels.count - 1)
      while !records.isEmpty { endRecord() }
    }
    let outer = levels[levels.count - 1]
    levels[levels.count - 1].isTaken = true
    var level = Level(path: outer.next, next: outer.next, record: outer.record)
    if isObject, roles[outer.next] == nil || outer.record == nil {
      records.append([])
      level.record = records.count - 1
      level.isRecord = true
    }
    levels.append(level)
  }

  /// Takes a value: what may be of a shifr is kept for the end of its object.
  private mutating func take(_ inside: Range<Int>, isText: Bool) {
    let level = levels[levels.count - 1]
    levels[levels.count - 1].isTaken = true
    let role = roles[level.next]
    guard !inside.isEmpty, role?.isForPrograms != true else { return }
    let flow = flows[level.next] ?? builder.addFlow()
    flows[level.next] = flow
    if let role, let record = level.record {
      records[record].append(JSONField(role: role, inside: inside, flow: flow, isText: isText))
    } else if isText {
      builder.append(inside, ofJSON: source, to: flow)
      builder.endParagraph(at: inside.upperBound, in: flow)
    }
  }

  private mutating func endRecord() {
    let fields = records.removeLast()
    let references = ShifrRecord.references(of: fields.map { $0.shifrField(in: source) })
    let taken = Set(references.flatMap { $0.parts.map(\.field) })
    for (index, field) in fields.enumerated() {
      for reference in references where reference.place == index {
        for part in reference.parts {
          let range = source.trimmed(fields[part.field].inside)
          builder.append(part.lead, for: range.lowerBound..<range.lowerBound, to: field.flow)
          builder.append(range, ofJSON: source, to: field.flow)
        }
        builder.endParagraph(at: field.inside.upperBound, in: field.flow)
      }
      guard !taken.contains(index), field.isText else { continue }
      builder.append(field.inside, ofJSON: source, to: field.flow)
      builder.endParagraph(at: field.inside.upperBound, in: field.flow)
    }
  }
}
