public import Fingerprint
public import Merkle

extension LogReader {
  /// The root that the tiles give over a range of entries.
  ///
  /// - Parameter entries: one of the ranges that RFC 9162, section 2.1.1, divides a tree
  ///   into, or its beginning.
  public func root(over entries: Range<Int>) throws(LogError) -> SHA256Digest {
    do {
      var frontier = MerkleFrontier()
      while frontier.size < entries.count {
        let rest = entries.count - frontier.size
        let highest = Int.bitWidth - 1 - rest.leadingZeroBitCount
        let height = min(highest, frontier.size.trailingZeroBitCount)
        let start = entries.lowerBound + frontier.size
        try frontier.append(subtree(height: height, index: start >> height), height: height)
      }
      return try frontier.root()
    } catch {
      throw LogError.of(error)
    }
  }

  /// The root of a complete subtree, by the tile that holds it or the nodes below it.
  private func subtree(height: Int, index: Int) throws -> SHA256Digest {
    let level = height / 8
    let count = 1 << (height % 8)
    let first = index * count
    let hashes = try hashes(level: level, tile: first / LogPath.tileWidth)
    let start = first % LogPath.tileWidth
    guard start + count <= hashes.count else {
      throw LogError(.damaged, "\(files.folder.display): no tile holds the nodes asked for")
    }
    var frontier = MerkleFrontier()
    for hash in hashes[start..<start + count] { try frontier.append(hash) }
    return try frontier.root()
  }

  /// Compares the root of the tiles with the checkpoint.
  ///
  /// - Throws: ``LogError`` with code `damaged` when they differ.
  public func verifyTiles() throws(LogError) {
    guard try root(over: 0..<checkpoint.size) == checkpoint.root else {
      throw LogError(
        .damaged, "\(files.folder.display): its tiles do not give the root of the checkpoint",
        hint: "`regest log check` says which files differ")
    }
  }

  /// The proof that an entry stands at its place under the checkpoint.
  ///
  /// - Throws: ``LogError`` with code `damaged` when the log's files do not prove it.
  public func inclusionProof(
    of index: Int, entry: [UInt8]
  ) throws(LogError) -> InclusionProof {
    let proof = try InclusionProof(of: index, size: checkpoint.size) {
      (entries) throws(LogError) in try root(over: entries)
    }
    guard let proof,
      try holding({ () throws(FingerprintError) in
        try proof.holds(leafHash: MerkleHash.leaf(entry), root: checkpoint.root)
      })
    else {
      throw LogError(
        .damaged, "\(files.folder.display): its files do not prove entry \(index)",
        hint: "`regest log check` says which files differ")
    }
    return proof
  }

  /// The proof that the log begins with all that an earlier checkpoint of it stands for;
  /// nil where it does not, which no honest log can come to.
  public func consistencyProof(
    since earlier: Checkpoint
  ) throws(LogError) -> ConsistencyProof? {
    guard earlier.origin == checkpoint.origin, earlier.size <= checkpoint.size else { return nil }
    let proof = try ConsistencyProof(from: earlier.size, size: checkpoint.size) {
      (entries) throws(LogError) in try root(over: entries)
    }
    // The empty log begins every other, and needs no proof.
    guard let proof = proof ?? Self.proofFromNothing(to: checkpoint.size, earlier) else {
      return nil
    }
    let holds = try holding { () throws(FingerprintError) in
      try LogGrowth.holds(proof, since: earlier, to: checkpoint)
    }
    return holds ? proof : nil
  }

  private static func proofFromNothing(
    to size: Int, _ earlier: Checkpoint
  ) -> ConsistencyProof? {
    earlier.size == 0 ? ConsistencyProof(earlierSize: 0, size: size, path: []) : nil
  }

  /// Where entries stand that equal the given ones, the first place of each.
  ///
  /// Reads all bundles; the places are not proved.
  public func places(of wanted: Set<[UInt8]>) throws(LogError) -> [[UInt8]: Int] {
    var places: [[UInt8]: Int] = [:]
    guard !wanted.isEmpty else { return places }
    let lengths = Set(wanted.map(\.count))
    for start in stride(from: 0, to: checkpoint.size, by: LogPath.tileWidth) {
      for (offset, entry) in try entries(bundle: start / LogPath.tileWidth).enumerated()
      where lengths.contains(entry.count) {
        let entry = Array(entry)
        if wanted.contains(entry), places[entry] == nil { places[entry] = start + offset }
      }
      if places.count == wanted.count { break }
    }
    return places
  }

  private func holding(
    _ body: () throws(FingerprintError) -> Bool
  ) throws(LogError) -> Bool {
    do {
      return try body()
    } catch {
      throw LogError(error)
    }
  }
}

/// Whether a log only grew between two checkpoints.
enum LogGrowth {
  /// Whether the proof shows it; of the empty log only its root has to be right.
  static func holds(
    _ proof: ConsistencyProof, since earlier: Checkpoint, to later: Checkpoint
  ) throws(FingerprintError) -> Bool {
    guard proof.earlierSize == earlier.size, proof.size == later.size else { return false }
    if earlier.size == 0 {
      let root = try MerkleFrontier().root()
      return proof.path.isEmpty && earlier.root == root
    }
    return try proof.holds(earlierRoot: earlier.root, root: later.root)
  }
}
