import ArchivalReference

/// A template in wikitext: `{{name|value|key=value}}`, with its place.
struct WikiTemplate {
  /// A parameter; one without a name has its number, counted from 1.
  struct Parameter {
    var name: String
    /// As it stands, without white space at its ends.
    var value: ArraySlice<UInt8>
  }

  /// In small letters, with spaces for underscores and without the name of the namespace.
  var name: String
  var parameters: [Parameter]
  /// Where its first brace stands: a byte offset.
  var start: Int
  /// The offset behind its last brace; nil where it has none.
  var end: Int?

  /// The templates of a text whose names a caller wants, in order; those inside of others are
  /// found too, but not those inside of one that is wanted. What stands in comments and in
  /// `nowiki` is passed over.
  static func all(
    in text: ArraySlice<UInt8>, atMost limit: Int = .max, where isWanted: (String) -> Bool
  ) -> [WikiTemplate] {
    var found: [WikiTemplate] = []
    var index = text.startIndex
    while index < text.endIndex, found.count < limit {
      if let end = WikiText.endOfSilence(in: text, at: index) {
        index = end
      } else if WikiText.stands("{{", in: text, at: index) {
        var name = index + 2
        // Three braces are a parameter of a template's own page.
        while name < text.endIndex, text[name] == WikiText.openBrace { name += 1 }
        if isWanted(Self.name(in: text[name...])) {
          let template = WikiTemplate(in: text, at: name - 2)
          found.append(template)
          guard let end = template.end else { break }
          index = end
        } else {
          index = name
        }
      } else {
        index += 1
      }
    }
    return found
  }

  /// Reads the template whose first brace stands at an offset.
  init(in text: ArraySlice<UInt8>, at start: Int) {
    self.start = start
    name = Self.name(in: text[(start + 2)...])
    parameters = []
    var notes = WikiNotes()
    var braces = 1
    var brackets = 0
    var part = start + 2
    var equals: Int?
    var isName = true
    var index = part
    func trimmed(_ range: Range<Int>) -> ArraySlice<UInt8> { WikiText.trimmed(text[range]) }
    var positional = 0
    var parameters: [Parameter] = []
    func endPart(at end: Int) {
      defer { (isName, equals, part) = (false, nil, end + 1) }
      guard !isName else { return }
      if let equals {
        let key = WikiText.plain(trimmed(part..<equals)).lowercased()
        parameters.append(Parameter(name: key, value: trimmed(equals + 1..<end)))
      } else {
        positional += 1
        parameters.append(Parameter(name: String(positional), value: trimmed(part..<end)))
      }
    }
    while index < text.endIndex {
      if let end = WikiText.endOfSilence(in: text, at: index)
        ?? notes.end(in: text, at: index)
      {
        index = end
        continue
      }
      switch text[index] {
      case WikiText.openBrace where WikiText.stands("{{", in: text, at: index):
        braces += 1
        index += 1
      case WikiText.closeBrace where WikiText.stands("}}", in: text, at: index):
        braces -= 1
        if braces == 0 {
          endPart(at: index)
          self.parameters = parameters
          end = index + 2
          return
        }
        index += 1
      case WikiText.openBracket where WikiText.stands("[[", in: text, at: index):
        brackets += 1
        index += 1
      case WikiText.closeBracket where WikiText.stands("]]", in: text, at: index):
        brackets = max(0, brackets - 1)
        index += 1
      case WikiText.pipe where braces == 1 && brackets == 0: endPart(at: index)
      case WikiText.equals where braces == 1 && brackets == 0 && !isName:
        equals = equals ?? index
      default: break
      }
      index += 1
    }
    self.parameters = parameters
  }

  /// The name that begins a template, up to its first parameter.
  private static func name(in text: ArraySlice<UInt8>) -> String {
    let end = text.prefix(longestName).firstIndex { byte in
      byte == WikiText.pipe || byte == WikiText.closeBrace || byte == WikiText.openBrace
    }
    guard let end else { return "" }
    var bytes = text[..<end]
    if let comment = bytes.firstRange(of: "<!--".utf8) { bytes = bytes[..<comment.lowerBound] }
    let name = String(decoding: WikiText.trimmed(bytes), as: UTF8.self)
      .lowercased().split { $0 == " " || $0 == "_" || $0 == "\n" }.joined(separator: " ")
    for space in ["template:", "шаблон:"] where name.hasPrefix(space) {
      return String(name.dropFirst(space.count)).split(separator: " ").joined(separator: " ")
    }
    return name
  }

  /// A name longer than this many bytes is none that anybody wants.
  private static let longestName = 200
}
