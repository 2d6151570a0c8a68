public import Fingerprint

extension DigestKind {
  /// The algorithm that a checksum file names in its own name: `SHA512SUMS`, `photos.md5`,
  /// `manifest-sha1.txt`, `disk.iso.b2`; nil where it names none, or several.
  public init?(ofFileNamed name: PathBytes) {
    var found: Set<DigestKind> = []
    for word in Self.words(of: name.lastComponent?.bytes ?? []) {
      if let kind = Self.kind(of: word) { found.insert(kind) }
    }
    guard found.count == 1, let kind = found.first else { return nil }
    self = kind
  }

  /// What lies between points and other marks, once with hyphens kept: `sha512-256`.
  private static func words(of name: [UInt8]) -> Set<ArraySlice<UInt8>> {
    var words: Set<ArraySlice<UInt8>> = []
    let isMark = { (byte: UInt8) in byte == 0x2E || byte == 0x5F || byte == 0x20 }
    for piece in name.split(whereSeparator: isMark) {
      let parts = piece.split(separator: 0x2D)
      // `manifest-sha512-256`: the longest name counts.
      for start in parts.indices {
        for end in (start..<parts.count).reversed() {
          let joined = piece[parts[start].startIndex..<parts[end].endIndex]
          guard kind(of: joined) != nil else { continue }
          words.insert(joined)
          break
        }
        if !words.isEmpty { break }
      }
    }
    return words
  }

  /// The algorithm of a word, which may end in `sum`, `sums` or `deep`.
  private static func kind(of word: ArraySlice<UInt8>) -> DigestKind? {
    if let kind = DigestKind(name: word) { return kind }
    for ending in ["sums", "sum", "deep"] where word.count > ending.utf8.count {
      let stem = word.dropLast(ending.utf8.count)
      let rest = word.suffix(ending.utf8.count).map { $0 | 0x20 }
      if rest.elementsEqual(ending.utf8) { return DigestKind(name: stem) }
    }
    return nil
  }
}
