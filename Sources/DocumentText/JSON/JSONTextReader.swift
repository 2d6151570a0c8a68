/// Reads the strings of JSON, or of one JSON value a line: those under the same keys are one
/// flow, whatever their places in arrays; keys themselves are no text.
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
  }

  private let source: [UInt8]
  private var builder: TextBuilder
  private var offset = 0
  private var paths: [Key: Int] = [:]
  private var flows: [Int: TextBuilder.Flow] = [:]
  private var levels = [Level(path: 0, next: 0)]

  /// The text of a file.
  static func read(_ source: [UInt8]) -> DocumentText {
    var reader = JSONTextReader(source)
    while reader.offset < source.count { reader.step() }
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
        let key = Key(parent: levels[top].path, name: Array(source[string.inside]))
        levels[top].next = paths[key] ?? paths.count + 1
        paths[key] = levels[top].next
      } else {
        append(string.inside)
      }
      return
    case 0x7B, 0x5B:
      levels.append(Level(path: levels[top].next, next: levels[top].next))
    case 0x7D, 0x5D:
      if top > 0 { levels.removeLast() }
    case 0x2C:
      levels[top].next = levels[top].path
    default:
      break
    }
    offset += 1
  }

  private mutating func append(_ inside: Range<Int>) {
    guard !inside.isEmpty else { return }
    let path = levels[levels.count - 1].next
    let flow = flows[path] ?? builder.addFlow()
    flows[path] = flow
    var run = inside.lowerBound
    var place = run
    while place < inside.upperBound {
      guard source[place] == 0x5C else {
        place += 1
        continue
      }
      builder.append(run..<place, to: flow)
      let escape = JSONString.escape(source, at: place, end: inside.upperBound)
      builder.append(String(escape.scalar).utf8, for: place..<escape.end, to: flow)
      place = escape.end
      run = place
    }
    builder.append(run..<place, to: flow)
    builder.endParagraph(at: inside.upperBound, in: flow)
  }
}
