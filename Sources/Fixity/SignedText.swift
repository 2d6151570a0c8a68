/// The frame of an OpenPGP cleartext signature (RFC 9580 section 7), of which only the text
/// is taken. The signature is not checked.
struct SignedText {
  private enum State {
    case before, headers, text, signature, after
  }

  private var state = State.before
  private static let begin = Array("-----BEGIN PGP SIGNED MESSAGE-----".utf8)
  private static let signature = Array("-----BEGIN PGP SIGNATURE-----".utf8)
  private static let end = Array("-----END PGP SIGNATURE-----".utf8)

  /// What a line is.
  enum Line: Equatable {
    /// A line of the text, or of a list without a frame.
    case text(ArraySlice<UInt8>)
    /// A line of the frame.
    case frame
    /// The line with which a frame begins.
    case begin
    /// Not covered by the signature although there is one.
    case outside
  }

  /// Takes the next line.
  ///
  /// - Parameter isFirst: whether no other line that says something came before.
  mutating func take(_ line: ArraySlice<UInt8>, isFirst: Bool) -> Line {
    var bare = line
    while let last = bare.last, last == 0x20 || last == 0x09 || last == 0x0D {
      bare = bare.dropLast()
    }
    switch state {
    case .before:
      guard bare.elementsEqual(Self.begin) else { return .text(line) }
      guard isFirst else { return .outside }
      state = .headers
      return .begin
    case .headers:
      if bare.isEmpty { state = .text }
      return .frame
    case .text:
      if bare.elementsEqual(Self.signature) {
        state = .signature
        return .frame
      }
      // A line that begins with a hyphen has one more and a space before it.
      return .text(line.starts(with: [0x2D, 0x20]) ? line.dropFirst(2) : line)
    case .signature:
      if bare.elementsEqual(Self.end) { state = .after }
      return .frame
    case .after: return bare.isEmpty ? .frame : .outside
    }
  }

  /// Whether a frame was begun.
  var isSigned: Bool { state != .before }

  /// Whether a frame was begun and not ended.
  var isCut: Bool { state != .before && state != .after }
}
