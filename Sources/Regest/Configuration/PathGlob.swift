public import Fingerprint

/// A pattern of paths as in a `.gitignore`.
///
/// `*` stands for any bytes but `/`, `?` for one character, `**` as a whole component for any
/// components; `\` takes the next character as it is. A pattern with a `/` before its end
/// begins at the root, any other fits at any depth. What fits a folder fits all that lies in
/// it, and with a `/` at its end a pattern fits nothing else.
public struct PathGlob: Sendable, Hashable {
  /// Why a text is no pattern: one sentence, lower case, without a final period.
  public struct Malformed: Error, Sendable {
    /// The reason.
    public let reason: String
  }

  /// The pattern as written.
  public let text: String
  private let components: [Component]
  /// Whether a path itself does not count, but only what lies below it.
  private let isFolder: Bool

  private enum Component: Hashable {
    case anyDepth
    case name([Piece])
  }

  private enum Piece: Hashable {
    case byte(UInt8)
    case anyCharacter
    case anyBytes
  }

  /// Reads a pattern.
  ///
  /// - Throws: ``Malformed`` for an empty pattern or component, `.` and `..`, `!` in the
  ///   beginning, sets of characters in brackets, and `\` at the end.
  public init(_ text: String) throws(Malformed) {
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "!") {
      throw Malformed(reason: "a pattern cannot be turned round by “!”; write “\\!” for the sign")
    }
    isFolder = bytes.count > 1 && bytes.last == UInt8(ascii: "/")
    if isFolder { bytes.removeLast() }
    var isAnchored = bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") {
      bytes.removeFirst()
      isAnchored = true
    }
    var components: [Component] = []
    for component in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      components.append(try Self.component(component))
    }
    self.text = text
    self.components = isAnchored ? components : [.anyDepth] + components
  }

  private static func component(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> Component {
    switch Array(bytes) {
    case []: throw Malformed(reason: "a pattern names something between its slashes")
    case [UInt8(ascii: ".")], [UInt8(ascii: "."), UInt8(ascii: ".")]:
      throw Malformed(reason: "a pattern has no “.” and “..”; it begins at the root")
    case [UInt8(ascii: "*"), UInt8(ascii: "*")]: return .anyDepth
    default: break
    }
    var pieces: [Piece] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"):
        if pieces.last != .anyBytes { pieces.append(.anyBytes) }
      case UInt8(ascii: "?"): pieces.append(.anyCharacter)
      case UInt8(ascii: "["):
        throw Malformed(reason: "a pattern has no sets in brackets; write “\\[” for the sign")
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst() else {
          throw Malformed(reason: "nothing stands behind “\\”; write “\\\\” for the sign")
        }
        pieces.append(.byte(next))
      default: pieces.append(.byte(byte))
      }
    }
    return .name(pieces)
  }

  /// Whether a path from the root, normalized, fits.
  ///
  /// - Complexity: the product of both lengths at most.
  public func matches(_ path: PathBytes) -> Bool {
    let names = path.components
    var places = start
    for (index, name) in names.enumerated() {
      places = step(places, name)
      if isAtEnd(places), !isFolder || index < names.count - 1 { return true }
    }
    return false
  }

  /// Whether everything that may lie in a folder fits.
  ///
  /// - Parameter folder: seen from the root, normalized.
  public func takesAll(in folder: PathBytes) -> Bool {
    guard let places = places(in: folder) else { return true }
    guard !isFolder else { return false }
    return places[components.count - 1]
      && [.anyDepth, .name([.anyBytes])].contains(components[components.count - 1])
  }

  /// Whether something that may lie in a folder fits.
  ///
  /// - Parameter folder: seen from the root, normalized.
  public func mayTake(in folder: PathBytes) -> Bool {
    places(in: folder)?.contains(true) ?? true
  }

  /// How far the pattern has come at a folder; nil where it fits the folder or one above it.
  private func places(in folder: PathBytes) -> [Bool]? {
    var places = start
    for name in folder.normalized == "." ? [] : folder.components {
      places = step(places, name)
      if isAtEnd(places) { return nil }
    }
    return places
  }

  private var start: [Bool] {
    passed([true] + [Bool](repeating: false, count: components.count))
  }

  private func isAtEnd(_ places: [Bool]) -> Bool { places[components.count] }

  private func step(_ places: [Bool], _ name: PathBytes) -> [Bool] {
    var next = [Bool](repeating: false, count: components.count + 1)
    for place in components.indices where places[place] {
      switch components[place] {
      case .anyDepth:
        next[place] = true
        if place == components.count - 1 { next[place + 1] = true }
      case .name(let pieces):
        if Self.matches(pieces, name.bytes) { next[place + 1] = true }
      }
    }
    return passed(next)
  }

  /// The places, and those that are reached where `**` stands for nothing; at the end it
  /// stands for something.
  private func passed(_ places: [Bool]) -> [Bool] {
    var places = places
    for place in components.indices.dropLast()
    where places[place] && components[place] == .anyDepth {
      places[place + 1] = true
    }
    return places
  }

  private static func matches(_ pieces: [Piece], _ name: [UInt8]) -> Bool {
    var (piece, byte) = (0, 0)
    // Where to go on if what follows the last `*` does not fit.
    var retry: (piece: Int, byte: Int)?
    while byte < name.count {
      if piece < pieces.count, pieces[piece] == .anyBytes {
        retry = (piece + 1, byte)
        piece += 1
      } else if piece < pieces.count, let end = end(of: pieces[piece], in: name, at: byte) {
        (piece, byte) = (piece + 1, end)
      } else if let last = retry {
        retry = (last.piece, last.byte + 1)
        (piece, byte) = (last.piece, last.byte + 1)
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .anyBytes }
  }

  private static func end(of piece: Piece, in name: [UInt8], at start: Int) -> Int? {
    switch piece {
    case .byte(let byte): return name[start] == byte ? start + 1 : nil
    case .anyBytes: return nil
    case .anyCharacter:
      var end = start + 1
      // A byte that continues no scalar is a character of its own.
      guard name[start] >= 0xC0 else { return end }
      while end < name.count, end - start < 4, name[end] & 0xC0 == 0x80 { end += 1 }
      return end
    }
  }
}
