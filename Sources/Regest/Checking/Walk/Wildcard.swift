/// A wildcard pattern of Git, as gitignore(5) and Git's own `wildmatch` have it.
///
/// The pattern becomes a row of tokens, and matching goes through all places that the row
/// can be in at once, so that it takes time in proportion to pattern × text whatever
/// somebody has written.
struct Wildcard: Sendable {
  private enum Token {
    case byte(UInt8)
    /// `?`: any byte but a slash.
    case one
    /// `[…]`
    case set(ByteSet)
    /// `*`: any bytes but slashes.
    case many
    /// `**` at the end: any bytes.
    case all
    /// `**/`: nothing, or anything that ends in a slash.
    case folders
  }

  private let tokens: [Token]

  /// A pattern; nil for one that matches nothing, such as one with an open bracket.
  ///
  /// - Parameter start: how many bytes at the beginning have no wildcard. Git compares them
  ///   first and takes the rest for a pattern of its own, so that `**` is at a beginning
  ///   there too.
  init?(_ pattern: ArraySlice<UInt8>, start: Int) {
    var tokens: [Token] = []
    var rest = pattern
    let head = pattern.startIndex + start
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let literal = rest.popFirst() else { return nil }
        tokens.append(.byte(literal))
      case UInt8(ascii: "?"): tokens.append(.one)
      case UInt8(ascii: "["):
        guard let set = ByteSet(&rest) else { return nil }
        tokens.append(.set(set))
      case UInt8(ascii: "*"):
        let first = rest.startIndex - 1
        while rest.first == UInt8(ascii: "*") { rest.removeFirst() }
        let isAlone = first == head || pattern[first - 1] == UInt8(ascii: "/")
        guard rest.startIndex - first > 1, isAlone else {
          tokens.append(.many)
          break
        }
        if rest.first == UInt8(ascii: "/") {
          rest.removeFirst()
          tokens.append(.folders)
        } else if rest.isEmpty || rest.starts(with: Array("\\/".utf8)) {
          tokens.append(.all)
        } else {
          tokens.append(.many)
        }
      default: tokens.append(.byte(byte))
      }
    }
    self.tokens = tokens
  }

  /// Whether the whole text is one that the pattern describes.
  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    var places = [Bool](repeating: false, count: tokens.count + 1)
    enter(0, &places)
    for byte in text {
      var next = [Bool](repeating: false, count: places.count)
      var isLost = true
      for index in tokens.indices where places[index] {
        switch tokens[index] {
        case .byte(byte),
          .one where byte != UInt8(ascii: "/"):
          enter(index + 1, &next)
        case .set(let set) where set.contains(byte) && byte != UInt8(ascii: "/"):
          enter(index + 1, &next)
        case .many where byte != UInt8(ascii: "/"), .all:
          enter(index, &next)
        case .folders:
          next[index] = true
          if byte == UInt8(ascii: "/") { enter(index + 1, &next) }
        case .byte, .one, .set, .many:
          continue
        }
        isLost = false
      }
      if isLost { return false }
      places = next
    }
    return places[tokens.count]
  }

  /// Marks a place, and those behind tokens that need no byte.
  private func enter(_ index: Int, _ places: inout [Bool]) {
    var index = index
    while !places[index] {
      places[index] = true
      guard index < tokens.count else { return }
      switch tokens[index] {
      case .many, .all, .folders: index += 1
      case .byte, .one, .set: return
      }
    }
  }
}
