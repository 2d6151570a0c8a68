internal import Fingerprint

/// One line of a checksum file without header, by itself.
enum ListLine: Equatable {
  case claim(ListClaim)
  /// Empty, or a comment.
  case nothing
  case malformed(String)

  /// No digest that is read has fewer digits: that of MD5.
  private static let fewestDigits = 32

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - named: the algorithm that the list's name tells, which decides where the number of
  ///     digits leaves several.
  ///   - asked: the algorithm that a line without a name for it must have, whatever the
  ///     list's name.
  init(_ line: ArraySlice<UInt8>, named: NamedAlgorithm?, asked: DigestKind? = nil) {
    guard !line.contains(0) else {
      self = .malformed(
        "it holds a zero byte, which no path can; lists ended by zeros (-z) are not read")
      return
    }
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    switch rest.first {
    case nil, UInt8(ascii: "#"), UInt8(ascii: ";"):
      self = .nothing
      return
    default: break
    }
    let isEscaped = rest.first == EscapedPath.backslash
    if isEscaped { rest = rest.dropFirst() }
    let digits = rest.prefix { Hex.isDigit($0) }.count
    if digits >= Self.fewestDigits {
      self = Self.gnu(rest, digits, named, asked, isEscaped: isEscaped, size: nil)
    } else if let (size, behind) = Self.size(rest) {
      let digits = behind.prefix { Hex.isDigit($0) }.count
      self = Self.gnu(behind, digits, named, asked, isEscaped: isEscaped, size: size)
    } else {
      self = Self.bsd(rest, isEscaped: isEscaped) ?? Self.other(rest)
    }
  }

  /// The size before the digest that md5deep and its kin write with `-z`.
  private static func size(
    _ line: ArraySlice<UInt8>
  ) -> (UInt64, ArraySlice<UInt8>)? {
    let number = line.prefix { $0 &- 0x30 < 10 }
    let behind = line[number.endIndex...]
    guard !number.isEmpty, behind.first == 0x20,
      let size = UInt64(String(decoding: number, as: UTF8.self))
    else { return nil }
    let rest = behind.drop { $0 == 0x20 }
    let digits = rest.prefix { Hex.isDigit($0) }.count
    return digits >= fewestDigits ? (size, rest) : nil
  }

  /// `DIGEST  PATH`, `DIGEST *PATH`, and `DIGEST PATH` as BSD's `md5 -r` writes it.
  private static func gnu(
    _ line: ArraySlice<UInt8>, _ digits: Int, _ named: NamedAlgorithm?, _ asked: DigestKind?,
    isEscaped: Bool, size: UInt64?
  ) -> ListLine {
    if let asked, asked.byteCount * 2 != digits {
      return .malformed(
        "\(digits) hex digits are no \(asked.name), which has \(asked.byteCount * 2)")
    }
    guard let algorithm = asked.map(NamedAlgorithm.known) ?? algorithm(digits, named) else {
      return .malformed("\(digits) hex digits are no digest that is known")
    }
    let hex = line.prefix(digits)
    var path = line.dropFirst(digits)
    guard path.first == 0x20 || path.first == 0x09 else {
      return .malformed("after the digest two spaces and a path are expected")
    }
    path = path.dropFirst()
    if path.first == 0x20 || path.first == UInt8(ascii: "*") { path = path.dropFirst() }
    guard let bytes = Hex.bytes(of: hex) else {
      return .malformed("the digest is not made of pairs of hex digits")
    }
    return claim(path, algorithm, bytes, isEscaped: isEscaped, size: size, form: .gnu)
  }

  /// What the list's name tells, if that has so many digits, or else what usually has.
  private static func algorithm(_ digits: Int, _ named: NamedAlgorithm?) -> NamedAlgorithm? {
    if let named, named.digits == digits { return named }
    let usual: [DigestKind] = [.md5, .sha1, .sha224, .sha256, .sha384, .sha512]
    return usual.first { $0.byteCount * 2 == digits }.map(NamedAlgorithm.known)
  }

  /// `NAME (PATH) = DIGEST`, and `NAME(PATH)= DIGEST` as `openssl dgst` writes it; nil for
  /// a line that is not of that form.
  private static func bsd(_ line: ArraySlice<UInt8>, isEscaped: Bool) -> ListLine? {
    guard let open = line.firstIndex(of: UInt8(ascii: "(")),
      let close = line.lastIndex(of: UInt8(ascii: ")")), open < close
    else { return nil }
    var name = line[..<open]
    // rhash brings the names to one width.
    while name.last == 0x20 { name = name.dropLast() }
    var rest = line[(close + 1)...].drop { $0 == 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 == 0x20 }
    while rest.last == 0x20 { rest = rest.dropLast() }
    guard !name.isEmpty, !name.contains(0x20) else { return nil }
    let algorithm =
      NamedAlgorithm(name: name) ?? .unknown(PathBytes(Array(name.prefix(40))).display)
    guard let bytes = Hex.bytes(of: rest) else {
      return .malformed("behind the equals sign no hex digits stand")
    }
    if case .known(let kind) = algorithm, bytes.count != kind.byteCount {
      return .malformed("a \(kind.name) has \(kind.byteCount * 2) hex digits, not \(rest.count)")
    }
    let path = line[(open + 1)..<close]
    return claim(path, algorithm, bytes, isEscaped: isEscaped, size: nil, form: .bsd)
  }

  private static func claim(
    _ path: ArraySlice<UInt8>, _ algorithm: NamedAlgorithm, _ bytes: [UInt8], isEscaped: Bool,
    size: UInt64?, form: ListForm
  ) -> ListLine {
    guard let path = isEscaped ? EscapedPath.plain(path) : Array(path) else {
      return .malformed("the line begins with a backslash, and its path has an escape that is none")
    }
    guard !path.isEmpty else { return .malformed("no path follows the digest") }
    var claim = ListClaim(path: PathBytes(path), digests: [], size: size, form: form)
    claim.isEscaped = isEscaped
    switch algorithm {
    case .known(let kind) where kind.isOffered:
      claim.digests = [ListClaim.Digest(kind: kind, bytes: bytes)]
    case .known(let kind): claim.unchecked = kind.name
    case .unknown(let name): claim.unchecked = name
    }
    return .claim(claim)
  }

  /// A line of none of the forms; one of an SFV list, which ends in eight digits, is told
  /// apart.
  private static func other(_ line: ArraySlice<UInt8>) -> ListLine {
    let digits = line.reversed().prefix { Hex.isDigit($0) }.count
    if digits == 8, line.count > 9, line[line.endIndex - 9] == 0x20 {
      let path = line.dropLast(8).reversed().drop { $0 == 0x20 }.reversed()
      return .claim(
        ListClaim(
          path: PathBytes(Array(path)), digests: [], size: nil, form: .sfv, unchecked: "CRC-32"))
    }
    let first = line.prefix { Hex.isDigit($0) }.count
    // Shorter words of these letters are words.
    if first >= 16, line.dropFirst(first).first == 0x20 {
      return .malformed("\(first) hex digits are no digest that is known")
    }
    return .malformed("neither `DIGEST  PATH` nor `NAME (PATH) = DIGEST`")
  }
}
