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
    isEscaped = rest.first == EscapedPath.backslash
    if isEscaped { rest = rest.dropFirst() }
    digits = rest.prefix { Hex.isDigit($0) }
    let space = rest.dropFirst(digits.count)
    text = space.drop { BagText.isSpace($0) }
    guard !digits.isEmpty, text.startIndex > space.startIndex, !text.isEmpty, !text.contains(0)
    else { return nil }
  }

  /// The bytes of the digits; nil where there is one too many.
  var digest: [UInt8]? { Hex.bytes(of: digits) }

  /// Adds a line as version 1.0 writes it, with its end.
  static func append(_ digest: [UInt8], _ path: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(contentsOf: Hex.digits(of: digest))
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
    if isEscaped, let plain = EscapedPath.plain(rest) {
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
}
