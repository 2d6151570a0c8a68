/// One line of a file in the format of gitignore(5).
struct IgnorePattern: Sendable {
  /// Whether it takes back what an earlier line leaves out.
  let isNegative: Bool
  /// Whether it is about folders only.
  private let needsFolder: Bool
  /// Whether it is about the path from the file's folder, and not about a name at any depth.
  private let isPath: Bool
  private let manner: Manner

  private enum Manner {
    case literal(ArraySlice<UInt8>)
    /// `*` and then no wildcard: the end of a name.
    case ending(ArraySlice<UInt8>)
    case wildcard(Wildcard)
  }

  /// The patterns of a file, in its order.
  static func patterns(in file: [UInt8]) -> [IgnorePattern] {
    var text = file[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    return text.split(separator: 0x0A).compactMap { IgnorePattern($0) }
  }

  /// The pattern of a line without its end; nil for one that says nothing.
  private init?(_ line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    // What follows a zero byte does not exist for Git.
    var text = line.prefix { $0 != 0 }
    if text.count == line.count, text.last == 0x0D { text.removeLast() }
    text = Self.withoutSpacesBehind(text)
    isNegative = text.first == UInt8(ascii: "!")
    if isNegative { text.removeFirst() }
    needsFolder = text.last == UInt8(ascii: "/")
    if needsFolder { text.removeLast() }
    isPath = text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    let start = text.prefix { !Self.isWild($0) }.count
    if start == text.count {
      guard !text.isEmpty else { return nil }
      manner = .literal(text)
    } else if !isPath, text.first == UInt8(ascii: "*"),
      !text.dropFirst().contains(where: Self.isWild)
    {
      manner = .ending(text.dropFirst())
    } else if let wildcard = Wildcard(text, start: start) {
      manner = .wildcard(wildcard)
    } else {
      return nil
    }
  }

  /// Whether it is about this entry.
  ///
  /// - Parameters:
  ///   - path: from the folder of the pattern's file.
  ///   - name: the last part of the path.
  func matches(_ path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if needsFolder, !isFolder { return false }
    let subject = isPath ? path : name
    return switch manner {
    case .literal(let text): subject.elementsEqual(text)
    case .ending(let text): subject.count >= text.count && subject.suffix(text.count) == text
    case .wildcard(let wildcard): wildcard.matches(subject)
    }
  }

  private static func isWild(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }

  /// Spaces at the end do not count unless a backslash stands before them.
  private static func withoutSpacesBehind(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte != UInt8(ascii: " ") { end = min(index, line.endIndex) }
    }
    return line[..<end]
  }
}
