internal import Fingerprint
internal import Merkle

/// Computes a whole log anew from its entries and compares it with its tiles, with its
/// checkpoint and with an earlier one.
///
/// It reads each file once. Besides one bundle it keeps a hash of each 256 entries.
public struct LogCheck: Sendable {
  /// What was found: lost files first, then by level and place.
  public private(set) var findings: [LogFinding] = []

  /// The tree that the entries give, and the one that the lowest tiles give.
  private var entries = Side()
  private var tiles = Side()
  /// The tiles where the two differ, with the first place and the number of places.
  private var differences: [(tile: Int, first: Int, count: Int)] = []
  /// How many parts are lost on both sides, so that neither tree is known.
  private var lost = 0
  private var isTorn: Bool { lost > 0 }

  /// After so many the check ends: a checkpoint can claim any number of entries.
  private static let mostLost = 100

  private struct Side {
    var frontier = MerkleFrontier()
    /// The tree at the size of the earlier checkpoint.
    var earlier: MerkleFrontier?
    /// The roots of full tiles; nil where one is not known.
    var roots: [SHA256Digest?] = []
  }

  /// Checks a log; who signed its checkpoint is not for here.
  ///
  /// - Parameter earlier: a checkpoint that the log must go on from.
  /// - Throws: ``LogError`` only when a file cannot be read for another reason than that
  ///   it is missing or cut, or digests cannot be computed.
  public init(_ log: LogReader, since earlier: Checkpoint? = nil) throws(LogError) {
    do {
      if earlier?.size == 0 { mark() }
      var tile = 0
      while log.checkpoint.size - tile * LogPath.tileWidth > 0, lost < Self.mostLost {
        try compare(tile, in: log, earlier)
        tile += 1
      }
      if lost == Self.mostLost {
        findings.append(
          LogFinding(
            .unreadable, file: log.files.folder,
            message: "\(lost) tiles are lost with their entries; the rest was not looked at"))
        return
      }
      let entriesHold = try !isTorn && entries.frontier.root() == log.checkpoint.root
      let tilesHold = try !isTorn && tiles.frontier.root() == log.checkpoint.root
      judge(log, entriesHold: entriesHold, tilesHold: tilesHold)
      let held = entriesHold ? entries : tiles
      var roots = held.roots
      if !entriesHold, !tilesHold { roots = roots.map { _ in nil } }
      try compareUpperTiles(roots, in: log)
      if let earlier { try judge(log, since: earlier, held.earlier) }
    } catch {
      throw LogError.of(error)
    }
  }

  /// Reads a part of the log; one that is damaged is a finding and gives nil.
  private mutating func reading<Part>(
    _ path: PathBytes, _ log: LogReader, _ body: () throws(LogError) -> Part
  ) throws(LogError) -> Part? {
    do {
      return try body()
    } catch {
      guard error.code == .damaged else { throw error }
      let file = log.files.place(of: path)
      let name = file.display + ": "
      let message =
        error.message.hasPrefix(name) ? String(error.message.dropFirst(name.count)) : error.message
      findings.append(LogFinding(.unreadable, file: file, message: message))
      return nil
    }
  }

  /// Compares the entries of a bundle with the lowest tile over them.
  private mutating func compare(
    _ tile: Int, in log: LogReader, _ earlier: Checkpoint?
  ) throws {
    let bundle = try reading(Self.bundle(tile, log), log) { () throws(LogError) in
      try log.entries(bundle: tile)
    }
    let stored = try reading(Self.tile(0, tile, log), log) { () throws(LogError) in
      try log.hashes(level: 0, tile: tile)
    }
    var hasher = try MerkleHasher()
    let computed = try bundle.map { try $0.map { try hasher.leaf($0) } }
    // Where one of the two is lost the other stands in, so that the rest can be judged.
    guard let left = computed ?? stored, let right = stored ?? computed else {
      lost += 1
      entries.roots.append(nil)
      tiles.roots.append(nil)
      return
    }
    let places = left.indices.filter { left[$0] != right[$0] }
    if let first = places.first {
      differences.append((tile, tile * LogPath.tileWidth + first, places.count))
    }
    for (computed, stored) in zip(left, right) {
      try entries.frontier.append(computed, with: &hasher)
      try tiles.frontier.append(stored, with: &hasher)
      if entries.frontier.size == earlier?.size { mark() }
    }
    guard left.count == LogPath.tileWidth else { return }
    entries.roots.append(try MerkleFrontier.root(over: left))
    tiles.roots.append(try MerkleFrontier.root(over: right))
  }

  private mutating func mark() {
    guard !isTorn else { return }
    entries.earlier = entries.frontier
    tiles.earlier = tiles.frontier
  }

  /// Says which of the two sides changed: the one that does not give the checkpoint's root.
  private mutating func judge(_ log: LogReader, entriesHold: Bool, tilesHold: Bool) {
    for (tile, first, count) in differences {
      let bundle = log.files.place(of: Self.bundle(tile, log))
      let hashes = log.files.place(of: Self.tile(0, tile, log))
      let others = count > 1 ? ", and \(count - 1) more after it" : ""
      if entriesHold {
        findings.append(
          LogFinding(
            .tileDiffers, file: hashes,
            message: "the hash of entry \(first) is not that of the entry\(others)"))
      } else if tilesHold {
        findings.append(
          LogFinding(
            .entriesDiffer, file: bundle,
            message: "entry \(first) is not the one that the checkpoint stands for\(others)"))
      } else {
        findings.append(
          LogFinding(
            .neitherHolds, file: bundle,
            message: "entry \(first)\(others) is not that of \(hashes.display), and the checkpoint "
              + "stands for neither"))
      }
    }
    if !entriesHold, !tilesHold, !isTorn, differences.isEmpty {
      findings.append(
        LogFinding(
          .rootDiffers, file: log.files.place(of: LogPath.checkpoint),
          message: "its root is not that of the \(log.checkpoint.size) entries"))
    }
  }

  /// Compares the tiles above the lowest with the roots of those below them.
  private mutating func compareUpperTiles(_ roots: [SHA256Digest?], in log: LogReader) throws {
    var computed = roots
    for level in 1..<max(1, LogPath.levels(size: log.checkpoint.size)) {
      var above: [SHA256Digest?] = []
      for start in stride(from: 0, to: computed.count, by: LogPath.tileWidth) {
        let tile = start / LogPath.tileWidth
        let expected = computed[start..<min(start + LogPath.tileWidth, computed.count)]
        let path = Self.tile(level, tile, log)
        let stored = try reading(path, log) { () throws(LogError) in
          try log.hashes(level: level, tile: tile)
        }
        let place = zip(expected, stored ?? []).enumerated().first { _, pair in
          pair.0.map { $0 != pair.1 } ?? false
        }
        if let place {
          findings.append(
            LogFinding(
              .tileDiffers, file: log.files.place(of: path),
              message: "hash \(place.offset) is not the root of the tile below it"))
        }
        guard expected.count == LogPath.tileWidth else { continue }
        let known = expected.compactMap { $0 }
        above.append(known.count == expected.count ? try MerkleFrontier.root(over: known) : nil)
      }
      computed = above
    }
  }

  private mutating func judge(
    _ log: LogReader, since earlier: Checkpoint, _ beginning: MerkleFrontier?
  ) throws {
    func find(_ message: String) {
      findings.append(
        LogFinding(
          .notABeginning, file: log.files.place(of: LogPath.checkpoint), message: message))
    }
    guard earlier.origin == log.checkpoint.origin else {
      let origin = PathBytes(earlier.origin).display
      return find("the earlier checkpoint is one of another log, \(origin)")
    }
    guard earlier.size <= log.checkpoint.size else {
      return find(
        "it stands for \(log.checkpoint.size) entries, the earlier one for \(earlier.size)")
    }
    if let beginning, try beginning.root() != earlier.root {
      find("the first \(earlier.size) entries are not those of the earlier checkpoint")
    }
  }

  private static func bundle(_ index: Int, _ log: LogReader) -> PathBytes {
    LogPath.entries(
      index: index,
      width: min(LogPath.tileWidth, log.checkpoint.size - index * LogPath.tileWidth))
  }

  private static func tile(_ level: Int, _ index: Int, _ log: LogReader) -> PathBytes {
    let count = (log.checkpoint.size >> (8 * level)) - index * LogPath.tileWidth
    return LogPath.tile(level: level, index: index, width: min(LogPath.tileWidth, count))
  }
}
