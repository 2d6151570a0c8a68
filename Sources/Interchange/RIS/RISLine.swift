/// A line of RIS: a tag of two signs, two spaces, a hyphen and a value.
struct RISLine {
  /// How the tag is written.
  enum Form {
    /// As the format has it.
    case strict
    /// With another number of spaces before the hyphen, but one at least.
    case loose
    /// Without a space before the hyphen: `AU- `.
    case tight
  }

  let tag: String
  let value: String
  let form: Form

  /// Whether a record begins with it.
  var beginsRecord: Bool { tag == "TY" && form != .tight }

  /// Nil for a line without a tag, which goes on with the value before.
  init?(_ line: ArraySlice<UInt8>) {
    let tag = line.prefix(2)
    guard tag.count == 2, let first = tag.first, first &- 0x41 < 26, let last = tag.last,
      last &- 0x41 < 26 || last &- 0x30 < 10
    else { return nil }
    let spaces = line.dropFirst(2).prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(2 + spaces)
    guard rest.first == UInt8(ascii: "-") else { return nil }
    let value = rest.dropFirst()
    if spaces != 2 {
      guard value.isEmpty || value.first == 0x20 else { return nil }
    }
    self.tag = String(decoding: tag, as: UTF8.self)
    self.value = Self.value(of: String(decoding: value, as: UTF8.self))
    form = spaces == 2 ? .strict : spaces == 0 ? .tight : .loose
  }

  /// What is kept of a value: it stands on one line, without spaces at its ends.
  static func value(of text: String) -> String {
    var value = String.UnicodeScalarView(
      text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 })
    while value.first == " " { value.removeFirst() }
    while value.last == " " { value.removeLast() }
    return String(value)
  }

  /// The lines of a file without their ends: LF, CR LF, or CR where there is no LF, as
  /// programs of the old Macintosh wrote.
  static func lines(of bytes: ArraySlice<UInt8>) -> some Sequence<ArraySlice<UInt8>> {
    let end: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
    return bytes.split(separator: end, omittingEmptySubsequences: false).lazy.map { line in
      line.last == 0x0D ? line.dropLast() : line
    }
  }
}
