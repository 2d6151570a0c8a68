public import Fingerprint

/// An algorithm as lists and their names name it: one that is computed here, or one that
/// is known only by name.
public enum NamedAlgorithm: Sendable, Hashable {
  /// One that is computed, where libcrypto offers it.
  case known(DigestKind)
  /// The name as people write it, such as `BLAKE3`.
  case unknown(String)

  /// The algorithm of a name, such as `SHA256`, `sha-256`, `SHA2-256` (as OpenSSL prints it)
  /// or `whirlpool`; nil for a word that names none.
  public init?(name: some Collection<UInt8>) {
    if let kind = DigestKind(name: name) {
      self = .known(kind)
      return
    }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    if word.hasPrefix("sha2-"), let kind = DigestKind(name: "sha\(word.dropFirst(5))".utf8) {
      self = .known(kind)
      return
    }
    guard let known = Self.others[word] else { return nil }
    self = .unknown(known)
  }

  /// What other tools write and libcrypto does not compute.
  private static let others: [String: String] = [
    "b3": "BLAKE3", "blake3": "BLAKE3", "b3sum": "BLAKE3", "tiger": "Tiger",
    "whirlpool": "Whirlpool", "crc32": "CRC-32", "sfv": "CRC-32", "crc32c": "CRC-32C",
    "xxh32": "XXH32", "xxh64": "XXH64", "xxh128": "XXH128", "md4": "MD4", "ed2k": "ED2K",
    "tth": "TTH", "aich": "AICH", "btih": "BTIH", "gost": "GOST", "sm3": "SM3",
    "blake2b-128": "BLAKE2b-128", "blake2b-160": "BLAKE2b-160", "blake2b-224": "BLAKE2b-224",
    "blake2b-256": "BLAKE2b-256", "blake2b-384": "BLAKE2b-384", "snefru-256": "Snefru-256",
    "has-160": "HAS-160", "edon-r512": "EDON-R512", "edon-r256": "EDON-R256",
  ]

  /// How many hex digits its digests have; nil for one that has any number, or that no
  /// list is named after.
  var digits: Int? {
    switch self {
    case .known(let kind): kind.byteCount * 2
    case .unknown(let name): ["BLAKE3": 64, "Tiger": 48, "Whirlpool": 128][name]
    }
  }

  /// The algorithm that a checksum file names in its own name: `SHA512SUMS`, `photos.md5`,
  /// `manifest-sha1.txt`, `disk.iso.b3`; nil where it names none, or several.
  public init?(ofFileNamed path: PathBytes) {
    var found: Set<NamedAlgorithm> = []
    let isMark = { (byte: UInt8) in byte == 0x2E || byte == 0x5F || byte == 0x20 }
    for piece in (path.lastComponent?.bytes ?? []).split(whereSeparator: isMark) {
      found.formUnion(Self.algorithms(in: piece))
    }
    guard found.count == 1, let algorithm = found.first else { return nil }
    self = algorithm
  }

  /// The algorithms that hyphens part, the longest names first: `list-sha512-256` names
  /// SHA-512/256 alone.
  private static func algorithms(in piece: ArraySlice<UInt8>) -> Set<NamedAlgorithm> {
    let parts = piece.split(separator: 0x2D)
    var found: Set<NamedAlgorithm> = []
    var start = 0
    while start < parts.count {
      var next = start + 1
      for end in (start..<parts.count).reversed() {
        let word = piece[parts[start].startIndex..<parts[end].endIndex]
        guard let algorithm = algorithm(of: word) else { continue }
        found.insert(algorithm)
        next = end + 1
        break
      }
      start = next
    }
    return found
  }

  /// The algorithm of a word, which may end in `sum`, `sums` or `deep`.
  private static func algorithm(of word: ArraySlice<UInt8>) -> NamedAlgorithm? {
    if let algorithm = NamedAlgorithm(name: word) { return algorithm }
    for ending in ["sums", "sum", "deep"] where word.count > ending.utf8.count {
      if word.suffix(ending.utf8.count).map({ $0 | 0x20 }).elementsEqual(ending.utf8) {
        return NamedAlgorithm(name: word.dropLast(ending.utf8.count))
      }
    }
    return nil
  }
}
