internal import DocumentText
internal import Fingerprint

/// The one file of a cache: what files of known bytes gave, under one ``CacheKey``.
///
/// `regest-check-cache`, a zero byte and the key's digest; the number of entries and, for each,
/// the digest of the file's bytes, its format, the day of its last use and how long its value is;
/// the values, one after another; the SHA-256 of all that. Numbers are those of
/// ``CacheWriter``.
struct CachePack {
  /// Bytes of a file and how they are read.
  struct Content: Hashable {
    var digest: SHA256Digest
    var format: DocumentFormat
  }

  struct Entry {
    /// In days since 1970.
    var lastUse: Int
    var value: ArraySlice<UInt8>
  }

  var entries: [Content: Entry] = [:]

  private static let head = Array("regest-check-cache\0".utf8)

  /// An empty pack.
  init() {}

  /// Reads a pack; nil where it is damaged, or of another key.
  init?(_ bytes: [UInt8], key: CacheKey) {
    let length = bytes.count - SHA256Digest.byteCount
    guard length > 0, bytes.starts(with: Self.head + key.digest.bytes),
      let digest = try? SHA256Digest.of(pieces: [Array(bytes[..<length])]),
      digest.bytes == Array(bytes[length...])
    else { return nil }
    do throws(CacheDamage) {
      try read(bytes[(Self.head.count + SHA256Digest.byteCount)..<length])
    } catch {
      return nil
    }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>) throws(CacheDamage) {
    var reader = CacheReader(bytes)
    let index = try reader.list {
      (reader) throws(CacheDamage) -> (content: Content, lastUse: Int, length: Int) in
      guard let digest = SHA256Digest(bytes: Array(try reader.bytes())) else {
        throw CacheDamage()
      }
      let format = try reader.element(of: DocumentFormat.allCases)
      return (Content(digest: digest, format: format), try reader.number(), try reader.number())
    }
    entries.reserveCapacity(index.count)
    for entry in index {
      entries[entry.content] = Entry(
        lastUse: entry.lastUse, value: try reader.bytes(count: entry.length))
    }
    guard reader.isAtEnd else { throw CacheDamage() }
  }

  /// The pack as a file.
  func bytes(key: CacheKey) throws(FingerprintError) -> [UInt8] {
    var writer = CacheWriter()
    // In one order, so that equal packs are equal files.
    let entries = entries.sorted { one, other in
      one.key.digest == other.key.digest
        ? one.key.format.rawValue < other.key.format.rawValue : one.key.digest < other.key.digest
    }
    writer.add(entries) { writer, entry in
      writer.add(entry.key.digest.bytes)
      writer.add(DocumentFormat.allCases.firstIndex(of: entry.key.format) ?? 0)
      writer.add(entry.value.lastUse)
      writer.add(entry.value.value.count)
    }
    var bytes = Self.head + key.digest.bytes + writer.bytes
    for entry in entries { bytes += entry.value.value }
    return bytes + (try SHA256Digest.of(bytes).bytes)
  }
}
