import ArchivalReference

/// Reads a template into a program.
///
/// ```
/// template = { text | "{" name "}" | "{?" fact "}" | "{!" fact "}" | "[" choice "]" | "~" | "\" sign }
/// choice   = template { "|" template }
/// ```
///
/// Of a choice the first branch is printed of which everything named is there; if there
/// is no such branch, nothing is. `{?fact}` and `{!fact}` print nothing: they ask.
struct TemplateParser {
  private let value: StyleLines.Value
  private let file: String
  private let level: Level?
  /// What literal text becomes: Latin letters, where the script is Latin.
  private let literal: (String) -> [UInt8]
  private var offset = 0
  private var depth = 0
  private var program = Program()

  private static let deepest = 16

  /// A parser of one value; in the template of a level, `{mark}` and `{number}` are its.
  private init(
    _ value: StyleLines.Value, file: String, level: Level?, literal: @escaping (String) -> [UInt8]
  ) {
    self.value = value
    self.file = file
    self.level = level
    self.literal = literal
  }

  static func program(
    _ value: StyleLines.Value, file: String, level: Level? = nil,
    literal: @escaping (String) -> [UInt8]
  ) throws(StyleError) -> Program {
    var parser = TemplateParser(value, file: file, level: level, literal: literal)
    let facts = try parser.branch()
    if parser.offset < value.scalars.count {
      throw parser.error(
        "“\(value.scalars[parser.offset])” stands outside of brackets; write “\\"
          + "\(value.scalars[parser.offset])” to print it")
    }
    guard facts.lacks.isEmpty else {
      throw parser.error("“{!…}” asks within brackets only", at: 0)
    }
    parser.program.needs = facts.holds
    return parser.program
  }

  /// Reads up to the end of a branch; returns what it needs and what must not be.
  private mutating func branch() throws(StyleError) -> (holds: Facts, lacks: Facts) {
    var holds: Facts = []
    var lacks: Facts = []
    var text = String.UnicodeScalarView()
    while offset < value.scalars.count {
      let scalar = value.scalars[offset]
      switch scalar {
      case "]", "|":
        flush(&text)
        return (holds, lacks)
      case "[":
        flush(&text)
        try choice()
      case "{":
        flush(&text)
        try brace(&holds, &lacks)
      case "}":
        throw error("“}” without “{” before it; write “\\}” to print it")
      case "~":
        flush(&text)
        program.steps.append(.tie)
        offset += 1
      case "\\":
        guard offset + 1 < value.scalars.count else {
          throw error("“\\” at the end; it prints the sign behind it")
        }
        text.append(value.scalars[offset + 1])
        offset += 2
      default:
        text.append(scalar)
        offset += 1
      }
    }
    flush(&text)
    return (holds, lacks)
  }

  private mutating func choice() throws(StyleError) {
    let start = offset
    depth += 1
    guard depth <= Self.deepest else {
      throw error("brackets lie more than \(Self.deepest) deep in one another")
    }
    var ends: [Int] = []
    repeat {
      offset += 1
      let test = program.steps.count
      program.steps.append(.jump(0))
      let facts = try branch()
      guard offset < value.scalars.count else {
        throw error("“[” is never closed; write “\\[” to print it", at: start)
      }
      ends.append(program.steps.count)
      program.steps.append(.jump(0))
      program.steps[test] = .unless(
        holds: facts.holds, lacks: facts.lacks, jump: program.steps.count)
    } while value.scalars[offset] == "|"
    for end in ends { program.steps[end] = .jump(program.steps.count) }
    offset += 1
    depth -= 1
  }

  private mutating func brace(_ holds: inout Facts, _ lacks: inout Facts) throws(StyleError) {
    let start = offset
    guard let end = value.scalars[offset...].firstIndex(of: "}") else {
      throw error("“{” is never closed; write “\\{” to print it")
    }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: value.scalars[(start + 1)..<end])
    offset = end + 1
    if name.first == "?" || name.first == "!" {
      let word = String(name.dropFirst())
      guard let fact = Facts.names.first(where: { $0.word == word })?.fact else {
        let words = Facts.names.map(\.word).joined(separator: ", ")
        throw error("no fact has the name “\(word)”; there are \(words)", at: start)
      }
      if name.first == "?" { holds.insert(fact) } else { lacks.insert(fact) }
      return
    }
    let text = String(name)
    let small = text.prefix(1).lowercased() + text.dropFirst()
    guard let field = Field(name: small, level: level) else {
      throw error(
        "no field has the name “\(text)”; there are \(Field.names.joined(separator: ", "))",
        at: start)
    }
    holds.formUnion(field.needs)
    program.steps.append(.field(field, capital: small != text))
  }

  private mutating func flush(_ text: inout String.UnicodeScalarView) {
    guard !text.isEmpty else { return }
    let start = program.literals.count
    program.literals += literal(String(text))
    program.steps.append(.text(start..<program.literals.count))
    text.removeAll()
  }

  private func error(_ message: String, at index: Int? = nil) -> StyleError {
    let place = value.place(index ?? offset)
    return StyleError(file: file, line: place.line, column: place.column, message: message)
  }
}
