internal import DocumentText
internal import Fingerprint

/// The one file of a cache: what files of known bytes gave, under one ``CacheKey``.
///
/// `regest-check-cache 1`, a line feed and the key's digest; the length of the index in eight
/// bytes, the lowest first, and the SHA-256 of the index; the index; the values, one after
/// another. The index is the number of entries and, for each, the SHA-256 of the file's bytes,
/// its format, the day of the last use, and the length of the value and the first eight bytes
/// of its SHA-256. Its numbers are those of ``CacheWriter``. A run reads the index and of the
/// values those that it needs.
struct CachePack {
  /// Bytes of a file and how they are read.
  struct Content: Hashable {
    var digest: SHA256Digest
    var format: DocumentFormat
  }

  struct Entry {
    /// In days since 1970.
    var lastUse: Int
    var value: Value
  }

  /// What a file gave.
  enum Value {
    case fresh([UInt8])
    /// In the file, where its SHA-256 begins so.
    case stored(Range<Int>, check: [UInt8])

    /// The bytes; nil where the file does not hold them any more.
    func bytes(in storage: Storage?) -> [UInt8]? {
      switch self {
      case .fresh(let bytes): return bytes
      case .stored(let place, let check):
        guard let bytes = try? storage?.stretches.read(place), CachePack.check(bytes) == check
        else { return nil }
        return bytes
      }
    }
  }

  /// The open file of a pack; any thread may read values of it.
  final class Storage: Sendable {
    fileprivate let stretches: FileStretches

    fileprivate init(_ path: PathBytes) throws(FileSystemError) {
      stretches = try FileStretches(of: path)
    }
  }

  var entries: [Content: Entry] = [:]
  private(set) var storage: Storage?

  private static let head = Array("regest-check-cache 1\n".utf8)
  /// What the heads of all versions begin with.
  private static let mark = Array("regest-check-cache ".utf8)
  private static let namePrefix = Array("check-".utf8)
  private static let nameDigits = 32
  private static let checkLength = 8
  private static let largestIndex = 256 << 20
  private static let largestValue = 512 << 20

  /// An empty pack.
  init() {}

  /// Opens a pack and reads its index; nil where there is none, and for one that is damaged
  /// or of another key.
  init?(at path: PathBytes, key: CacheKey) {
    do {
      let storage = try Storage(path)
      let head = Self.head + key.digest.bytes
      let start = head.count + 8 + SHA256Digest.byteCount
      let front = try storage.stretches.read(0..<start)
      guard front.count == start, front.starts(with: head) else { return nil }
      let length = front[head.count..<head.count + 8].reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64($1)
      }
      guard length <= Self.largestIndex else { return nil }
      let index = try storage.stretches.read(start..<start + Int(length))
      guard try SHA256Digest.of(index).bytes == Array(front.suffix(SHA256Digest.byteCount)) else {
        return nil
      }
      self.storage = storage
      try read(index, valuesFrom: start + Int(length))
    } catch {
      return nil
    }
  }

  /// The name of the file for a digest of what it depends on.
  static func name(of digest: SHA256Digest) -> PathBytes {
    PathBytes(namePrefix + Array(digest.hex.utf8.prefix(nameDigits)))
  }

  /// Whether a name is one that ``name(of:)`` gives.
  static func isName(_ name: PathBytes) -> Bool {
    let digits = name.bytes.dropFirst(namePrefix.count)
    return name.bytes.starts(with: namePrefix) && digits.count == nameDigits
      && digits.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
  }

  /// Whether a file begins as a pack of any version.
  static func isPack(at path: PathBytes) -> Bool {
    FileStore.kind(of: path) == .file && (try? FileStore.head(path, count: mark.count)) == mark
  }

  private mutating func read(_ index: [UInt8], valuesFrom start: Int) throws(CacheDamage) {
    var reader = CacheReader(index[...])
    var end = start
    entries.reserveCapacity(index.count / 48)
    for _ in 0..<(try reader.number()) {
      guard let digest = SHA256Digest(bytes: Array(try reader.bytes(count: SHA256Digest.byteCount)))
      else { throw CacheDamage() }
      let format = try reader.element(of: DocumentFormat.allCases)
      let lastUse = try reader.number()
      let length = try reader.number()
      guard length <= Self.largestValue, end <= Int.max - length else { throw CacheDamage() }
      let check = Array(try reader.bytes(count: Self.checkLength))
      entries[Content(digest: digest, format: format)] = Entry(
        lastUse: lastUse, value: .stored(end..<end + length, check: check))
      end += length
    }
    guard reader.isAtEnd else { throw CacheDamage() }
  }

  private static func check(_ bytes: [UInt8]) -> [UInt8]? {
    (try? SHA256Digest.of(bytes)).map { Array($0.bytes.prefix(checkLength)) }
  }

  /// Puts the pack as a file in the place of an older one.
  ///
  /// - Returns: Whether it was written; nothing is that would be larger than the limit.
  func write(to path: PathBytes, key: CacheKey, limit: Int) throws -> Bool {
    var index = CacheWriter()
    var values: [Value] = []
    var count = 0
    var size = 0
    // In one order, so that equal packs are equal files.
    let order = entries.sorted { one, other in
      one.key.digest == other.key.digest
        ? one.key.format.rawValue < other.key.format.rawValue : one.key.digest < other.key.digest
    }
    var rows = CacheWriter()
    for (content, entry) in order {
      guard let bytes = entry.value.bytes(in: storage), let check = Self.check(bytes) else {
        continue
      }
      rows.add(verbatim: content.digest.bytes)
      rows.add(DocumentFormat.allCases.firstIndex(of: content.format) ?? 0)
      rows.add(entry.lastUse)
      rows.add(bytes.count)
      rows.add(verbatim: check)
      values.append(entry.value)
      count += 1
      size += bytes.count
    }
    guard size <= limit else { return false }
    index.add(count)
    index.add(verbatim: rows.bytes)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: index.bytes.count >> (8 * $0)) }
    var file = try FileWriter(to: path)
    try file.write(
      Self.head + key.digest.bytes + length + SHA256Digest.of(index.bytes).bytes + index.bytes)
    for value in values {
      guard let bytes = value.bytes(in: storage) else { return false }
      try file.write(bytes)
    }
    try file.finish()
    return true
  }
}
