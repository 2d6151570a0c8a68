public import Fingerprint

extension LogReader {
  /// Reads the entries from a place on, in their order.
  ///
  /// They are not compared with anything.
  ///
  /// - Parameter take: is given the place and the entry; false ends the reading.
  /// - Throws: ``LogError`` with code `damaged` where a bundle is missing or torn.
  public func readEntries(
    from first: Int, take: (Int, ArraySlice<UInt8>) -> Bool
  ) throws(LogError) {
    var place = first
    while place < checkpoint.size {
      let bundle = try entries(bundle: place / LogPath.tileWidth)
      for entry in bundle.dropFirst(place % LogPath.tileWidth) {
        guard take(place, entry) else { return }
        place += 1
      }
    }
  }

  /// Copies all that the checkpoint stands for into an empty folder, the checkpoint last.
  ///
  /// The names are not synced. Of a tile that has grown meanwhile only what the checkpoint
  /// stands for is copied.
  ///
  /// - Throws: ``LogError`` with code `damaged` where a part is missing, `unwritable` where
  ///   the folder cannot be written to.
  public func copy(to folder: PathBytes) throws(LogError) {
    let size = checkpoint.size
    for level in 0..<LogPath.levels(size: size) {
      let nodes = size >> (8 * level)
      for start in stride(from: 0, to: nodes, by: LogPath.tileWidth) {
        let index = start / LogPath.tileWidth
        let width = min(LogPath.tileWidth, nodes - start)
        let hashes = try hashes(level: level, tile: index)
        try Self.write(
          hashes.flatMap(\.bytes),
          to: folder.appending(LogPath.tile(level: level, index: index, width: width)))
        guard level == 0 else { continue }
        var bundle: [UInt8] = []
        for entry in try entries(bundle: index) { bundle += try EntryBundle.encoded(Array(entry)) }
        try Self.write(
          bundle, to: folder.appending(LogPath.entries(index: index, width: width)))
      }
    }
    try Self.write(note.bytes, to: folder.appending(LogPath.checkpoint))
  }

  private static func write(_ bytes: [UInt8], to path: PathBytes) throws(LogError) {
    do {
      if let folder = path.parent { try FileStore.createDirectory(folder) }
      try FileStore.create(path, holding: bytes)
    } catch {
      throw LogError(.unwritable, error.message)
    }
  }
}
