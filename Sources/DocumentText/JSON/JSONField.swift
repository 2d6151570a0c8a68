/// A value in an object of JSON that may be of a shifr.
struct JSONField {
  var role: FieldRole
  /// What stands between its quotation marks, or the number.
  var inside: Range<Int>
  /// Where it is written.
  var flow: TextBuilder.Flow
  /// Whether it is a string; a number is text in a shifr only.
  var isText: Bool

  /// What it says, without white space around it.
  func shifrField(in source: [UInt8]) -> ShifrRecord.Field {
    let range = source.trimmed(inside)
    guard isText, source[range].contains(0x5C) else {
      return ShifrRecord.Field(role: role, text: source[range])
    }
    var text: [UInt8] = []
    JSONString.read(range, of: source) { piece in
      switch piece {
      case .verbatim(let range): text += source[range]
      case .escape(let scalar, _): text += String(scalar).utf8
      }
    }
    return ShifrRecord.Field(role: role, text: text[...])
  }
}

extension TextBuilder {
  /// Appends what the inside of a string of JSON says.
  mutating func append(_ inside: Range<Int>, ofJSON source: [UInt8], to flow: Flow) {
    JSONString.read(inside, of: source) { piece in
      switch piece {
      case .verbatim(let range): append(range, to: flow)
      case .escape(let scalar, let range): append(String(scalar).utf8, for: range, to: flow)
      }
    }
  }
}
