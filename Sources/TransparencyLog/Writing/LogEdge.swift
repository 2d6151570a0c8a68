internal import Fingerprint
internal import Merkle

/// The right edge of a log: what a writer must know of it to go on, which is the last
/// tile of each level and the last bundle, as far as they are not full.
struct LogEdge {
  private(set) var size: Int
  /// The entries behind the last full bundle, as they stand in a bundle.
  private var bundle: [UInt8]
  /// For each level the hashes behind its last full tile.
  private var levels: [[SHA256Digest]]

  /// The edge of a log whose tiles give the checkpoint's root.
  ///
  /// - Throws: ``LogError`` with code `damaged` also where the last bundle is not that of
  ///   the last tile, since the next bundle begins with it.
  init(_ log: LogReader) throws(LogError) {
    size = log.checkpoint.size
    levels = []
    bundle = []
    for level in 0..<LogPath.levels(size: size) {
      let full = LogPath.fullTiles(level: level, size: size)
      let width = LogPath.width(level: level, size: size)
      levels.append(width == 0 ? [] : try log.hashes(level: level, tile: full))
    }
    let index = LogPath.fullTiles(level: 0, size: size)
    let width = LogPath.width(level: 0, size: size)
    guard width > 0 else { return }
    for (hash, entry) in zip(levels[0], try log.entries(bundle: index)) {
      do {
        guard try MerkleHash.leaf(Array(entry)) == hash else {
          throw LogError(
            .damaged,
            "\(log.files.name(LogPath.entries(index: index, width: width))): not the entries of "
              + log.files.name(LogPath.tile(level: 0, index: index, width: width)),
            hint: "`regest log check` says which of the two differs")
        }
      } catch {
        throw LogError.of(error)
      }
      bundle += try EntryBundle.encoded(Array(entry))
    }
  }

  /// The root of the tree so far.
  func root() throws(FingerprintError) -> SHA256Digest {
    var frontier = MerkleFrontier()
    for (level, hashes) in levels.enumerated().reversed() {
      for hash in hashes { try frontier.append(hash, height: 8 * level) }
    }
    return try frontier.root()
  }

  /// Adds an entry and hands on each tile and bundle that it fills.
  mutating func append(
    _ entry: [UInt8], to publication: inout LogPublication
  ) throws(LogError) {
    bundle += try EntryBundle.encoded(entry)
    do {
      try fill(level: 0, with: MerkleHash.leaf(entry), &publication)
    } catch {
      throw LogError.of(error)
    }
    size += 1
    if LogPath.width(level: 0, size: size) == 0 {
      let index = size / LogPath.tileWidth - 1
      try publication.put(
        bundle, at: LogPath.entries(index: index, width: LogPath.tileWidth))
      bundle = []
    }
  }

  private mutating func fill(
    level: Int, with hash: SHA256Digest, _ publication: inout LogPublication
  ) throws {
    if level == levels.count { levels.append([]) }
    levels[level].append(hash)
    guard levels[level].count == LogPath.tileWidth else { return }
    let full = LogPath.fullTiles(level: level, size: size + 1) - 1
    try publication.put(
      levels[level].flatMap(\.bytes),
      at: LogPath.tile(level: level, index: full, width: LogPath.tileWidth))
    let root = try MerkleFrontier.root(over: levels[level])
    levels[level] = []
    try fill(level: level + 1, with: root, &publication)
  }

  /// Hands on the tiles and the bundle at the end that are not full and were not there at
  /// an earlier size.
  func finish(since earlier: Int, _ publication: inout LogPublication) throws(LogError) {
    for (level, hashes) in levels.enumerated() where !hashes.isEmpty {
      guard size >> (8 * level) != earlier >> (8 * level) else { continue }
      let index = LogPath.fullTiles(level: level, size: size)
      try publication.put(
        hashes.flatMap(\.bytes),
        at: LogPath.tile(level: level, index: index, width: hashes.count))
    }
    let width = LogPath.width(level: 0, size: size)
    if width > 0 {
      try publication.put(
        bundle, at: LogPath.entries(index: size / LogPath.tileWidth, width: width))
    }
  }
}
