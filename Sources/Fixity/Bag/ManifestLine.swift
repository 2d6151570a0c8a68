internal import Fingerprint

/// A line of a manifest: a digest in hexadecimal digits of either case, white space, and a
/// path (RFC 8493 section 2.1.3), with what programs for checksums add to it (section 6.1.3).
struct ManifestLine {
  /// The digits, as written.
  var digits: ArraySlice<UInt8>
  /// What stands where the path should.
  var text: ArraySlice<UInt8>
  /// Whether a backslash before the line says that the path is escaped as GNU's programs do.
  var isEscaped: Bool

  /// Takes a line apart; nil where it has another form.
  init?(_ line: ArraySlice<UInt8>) {
    var rest = line
    isEscaped = rest.first == Self.backslash
    if isEscaped { rest = rest.dropFirst() }
    digits = rest.prefix { Self.isDigit($0) }
    let space = rest.dropFirst(digits.count)
    text = space.drop { BagText.isSpace($0) }
    guard !digits.isEmpty, text.startIndex > space.startIndex, !text.isEmpty, !text.contains(0)
    else { return nil }
  }

  static let backslash = UInt8(ascii: "\\")

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// The bytes of the digits; nil where there is one too many.
  var digest: [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8 = 0
    for (index, digit) in digits.enumerated() {
      let value = digit & 0x40 == 0 ? digit & 0xF : (digit & 0xF) + 9
      if index.isMultiple(of: 2) { high = value << 4 } else { bytes.append(high | value) }
    }
    return bytes
  }

  /// The digits in lower case, for people.
  static func text(of digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds a line as version 1.0 writes it, with its end.
  static func append(_ digest: [UInt8], _ path: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(contentsOf: text(of: digest).utf8)
    bytes.append(0x20)
    bytes.append(0x20)
    bytes.append(contentsOf: BagPath.encoded(path))
    bytes.append(0x0A)
  }
}

/// What a path is written with that the form does not have, and readers tolerate.
enum LooseMark: Hashable, CaseIterable {
  case asterisk, backslash, dotSlash, percent

  /// What it is, for people.
  var message: String {
    switch self {
    case .asterisk: "an asterisk before the path, as programs for checksums write it"
    case .backslash: "a backslash before the line, as GNU's programs for checksums write it"
    case .dotSlash: "“./” or “//” in the path"
    case .percent: "a percent sign in the path that is not encoded as its version has it"
    }
  }
}

/// The paths that a text in a manifest or `fetch.txt` may stand for, the likeliest first.
struct PathReading {
  /// A path and the marks that were overlooked to get it.
  struct Choice {
    var path: PathBytes
    var marks: Set<LooseMark> = []
  }

  private(set) var choices: [Choice] = []

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - isOne: whether the rules are those of version 1.0.
  ///   - isEscaped: whether GNU's escapes may be in it.
  init(_ text: ArraySlice<UInt8>, isOne: Bool, isEscaped: Bool = false) {
    let asWritten = text
    var rest = text
    var marks: Set<LooseMark> = []
    var bytes: [UInt8]?
    if isEscaped, let plain = Self.unescaped(rest) {
      marks.insert(.backslash)
      bytes = plain
    }
    if rest.first == UInt8(ascii: "*") {
      marks.insert(.asterisk)
      rest = rest.dropFirst()
      bytes = bytes.map { Array($0.dropFirst()) }
    }
    let path = bytes ?? Array(rest)
    let hasPercent = path.contains(BagPath.percent)
    if isOne {
      let (decoded, isStrict) = BagPath.decoded(path)
      add(decoded, isStrict ? marks : marks.union([.percent]))
      // A program that does not know the rule has written it as it is.
      if hasPercent, isStrict { add(path, marks.union([.percent])) }
    } else {
      add(path, marks)
      if hasPercent { add(BagPath.decoded(path).path, marks.union([.percent])) }
    }
    // A file may have the name of which the marks are a part.
    if !marks.isEmpty { add(Array(asWritten), []) }
  }

  private mutating func add(_ path: [UInt8], _ marks: Set<LooseMark>) {
    let written = PathBytes(path)
    // A folder's slash at the end is no mark: a manifest lists no folders.
    let plain = path.last == UInt8(ascii: "/") ? written : written.normalized
    guard plain != "." else { return }
    choices.append(
      Choice(path: plain, marks: plain == written ? marks : marks.union([.dotSlash])))
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == ManifestLine.backslash else {
        plain.append(byte)
        continue
      }
      switch rest.popFirst() {
      case ManifestLine.backslash: plain.append(ManifestLine.backslash)
      case UInt8(ascii: "n"): plain.append(0x0A)
      case UInt8(ascii: "r"): plain.append(0x0D)
      default: return nil
      }
    }
    return plain
  }
}
