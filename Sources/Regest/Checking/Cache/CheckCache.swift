public import DocumentText
public import Fingerprint
internal import OfficeText
internal import Synchronization

/// What checking files gave in earlier runs, by the SHA-256 of their bytes: nothing that has
/// changed is ever taken from it.
///
/// It is one file for each folder in which Regest works and each ``CacheKey``, read when a
/// run begins and replaced as a whole when something was added. A file that is damaged or
/// belongs to another program counts as none. Of two runs at once, the later one's file
/// stays.
///
/// It quotes the texts that were checked, so the folder is made for its owner alone.
public final class CheckCache: Sendable {
  private struct Memory {
    var pack: CachePack
    /// What this run has asked for.
    var used: Set<CachePack.Content> = []
    /// Whether the file does not hold all that it should.
    var isStale = false
  }

  /// How many days an entry stays that no run asks for.
  private static let keptDays = 14
  private static let ignoringAll = Array("*\n".utf8)
  /// More bytes of values are not written.
  private static let sizeLimit = 512 << 20

  private let folder: PathBytes
  private let file: PathBytes
  private let key: CacheKey
  /// Today, in days since 1970.
  private let today: Int
  private let storage: CachePack.Storage?
  private let memory: Mutex<Memory>
  /// Whether an earlier run has left something for this one.
  public let isKnown: Bool

  /// Reads what earlier runs have left; nothing where there is nothing to be read.
  ///
  /// - Parameters:
  ///   - folder: where caches lie; it need not be there.
  ///   - place: the folder in which Regest works, absolute.
  ///   - time: now, in nanoseconds since 1970.
  /// - Throws: ``RegestError`` when digests cannot be computed.
  public init(
    in folder: PathBytes, for place: PathBytes, key: CacheKey, time: Int64 = StatCache.now
  ) throws(RegestError) {
    self.folder = folder
    self.key = key
    today = Int(time / 86_400_000_000_000)
    file = folder.appending(
      CachePack.name(of: try digest(of: key.digest.bytes + place.bytes)))
    let pack = CachePack(at: file, key: key)
    isKnown = pack != nil
    storage = pack?.storage
    memory = Mutex(Memory(pack: pack ?? CachePack()))
  }

  /// What checking a file gave, if a file of the same bytes was checked before; else what
  /// `check` gives now.
  ///
  /// - Parameters:
  ///   - source: the bytes of the file.
  ///   - path: what reports call it.
  ///   - format: how the text is written down.
  /// - Throws: what `check` throws, and when digests cannot be computed.
  public func file(
    _ source: [UInt8], path: PathBytes, as format: DocumentFormat,
    or check: () throws(RegestError) -> CheckedFile
  ) throws(RegestError) -> CheckedFile {
    let content = CachePack.Content(digest: try digest(of: source), format: format)
    let value = memory.withLock { memory in
      memory.used.insert(content)
      return memory.pack.entries[content]?.value
    }
    // The text of a packed file is most often larger than the file.
    let size = format.isPacked ? UnpackingLimits.standard.text : source.count
    if let bytes = value?.bytes(in: storage),
      let known = try? CheckedFile(cacheBytes: bytes[...], path: path, size: size)
    {
      return known
    }
    let checked = try check()
    let entry = CachePack.Entry(lastUse: today, value: .fresh(checked.cacheBytes))
    memory.withLock { memory in
      memory.pack.entries[content] = entry
      memory.isStale = true
    }
    return checked
  }

  /// Replaces the file if something is to be added to it or has to go.
  ///
  /// - Throws: `unwritable` where that cannot be done; nothing but time is lost then.
  public func write() throws(RegestError) {
    let pack = memory.withLock { memory -> CachePack? in
      for content in memory.used {
        guard let lastUse = memory.pack.entries[content]?.lastUse else { continue }
        // Not each day, or a run that finds all it needs would have to write.
        if today - lastUse > Self.keptDays / 2 {
          memory.isStale = true
          memory.pack.entries[content]?.lastUse = today
        }
      }
      guard memory.isStale else { return nil }
      memory.pack.entries = memory.pack.entries.filter { today - $1.lastUse <= Self.keptDays }
      return memory.pack
    }
    guard let pack else { return }
    do {
      if try FileStore.createPrivateDirectory(folder) {
        // A cache in a work tree is nobody's business.
        try FileStore.write(Self.ignoringAll, to: folder.appending(".gitignore"))
      }
      if FileStore.kind(of: file) == nil { removeOld() }
      _ = try pack.write(to: file, key: key, limit: Self.sizeLimit)
    } catch let error as FileSystemError {
      throw RegestError(.unwritable, error.message, underlying: error)
    } catch {
      throw RegestError(.digestUnavailable, "the digest library failed", underlying: error)
    }
  }

  /// Removes the files of registers, rules and folders that no run has asked for lately. The
  /// folder may hold other files, which are nobody's business here.
  private func removeOld() {
    for name in (try? FileStore.names(in: folder)) ?? [] {
      let path = folder.appending(name)
      guard CachePack.isName(name), let stamp = FileStore.stamp(of: path),
        today - Int(stamp.modified / 86_400_000_000_000) > 2 * Self.keptDays,
        CachePack.isPack(at: path)
      else { continue }
      try? FileStore.removeFile(path)
    }
  }

  /// Whether a file in the folder of a cache is the cache's own, and no text to check.
  ///
  /// - Parameters:
  ///   - path: a file.
  ///   - folder: the folder of the cache.
  public static func owns(_ path: PathBytes, in folder: PathBytes) -> Bool {
    guard let name = path.lastComponent, CachePack.isName(name) || name == ".gitignore",
      let place = try? FileStore.resolved(path),
      let real = try? FileStore.resolved(folder), place.parent == real
    else { return false }
    return name == ".gitignore"
      ? (try? FileStore.head(path, count: ignoringAll.count + 1)) == ignoringAll
      : CachePack.isPack(at: path)
  }
}
