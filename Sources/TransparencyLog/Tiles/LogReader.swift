internal import Fingerprint
internal import Merkle

/// A log as one checkpoint of it stands for.
///
/// Nothing a reader gives is believed before ``signers(among:)`` has told who signed the
/// checkpoint. A log may grow while it is read; the reader stays with its checkpoint.
public struct LogReader {
  /// The log's files.
  public let files: any LogFiles
  /// The signed checkpoint.
  public let note: SignedNote
  /// What it says.
  public let checkpoint: Checkpoint

  /// Opens a log at its present checkpoint.
  ///
  /// - Throws: ``LogError`` with `notALog` when there is no checkpoint, `untrusted` when
  ///   it is none.
  public init(_ files: any LogFiles) throws(LogError) {
    let limit = SignedNote.largestSize
    guard let bytes = try files.content(LogPath.checkpoint, limit: limit) else {
      throw LogError(
        .notALog, "\(files.folder.display): no log: it has no checkpoint",
        hint: "`regest log init` makes a log")
    }
    try self.init(files, checkpoint: bytes, name: files.name(LogPath.checkpoint))
  }

  /// Opens a log as it was at an earlier checkpoint.
  ///
  /// - Parameter name: the checkpoint's name, for messages.
  public init(
    _ files: any LogFiles, checkpoint bytes: [UInt8], name: String
  ) throws(LogError) {
    do throws(SignedNote.Problem) {
      note = try SignedNote(bytes)
      checkpoint = try Checkpoint(text: note.text)
    } catch {
      throw LogError(.untrusted, "\(name): no checkpoint: \(error.message)")
    }
    self.files = files
  }

  /// The keys among the given ones that signed the checkpoint in the log's own name.
  ///
  /// - Throws: ``LogError`` with code `untrusted` when there is none, or a signature that
  ///   should be one of theirs is not.
  @discardableResult
  public func signers(among keys: [VerifierKey]) throws(LogError) -> [VerifierKey] {
    try Self.signers(of: note, checkpoint, among: keys, name: files.name(LogPath.checkpoint))
  }

  static func signers(
    of note: SignedNote, _ checkpoint: Checkpoint, among keys: [VerifierKey], name: String
  ) throws(LogError) -> [VerifierKey] {
    let signers: [VerifierKey]
    do throws(SignedNote.Problem) {
      signers = try note.verifiers(among: keys).filter { $0.name.bytes == checkpoint.origin }
    } catch {
      throw LogError(.untrusted, "\(name): \(error.message)")
    }
    if signers.isEmpty {
      let origin = PathBytes(checkpoint.origin).display
      throw LogError(.untrusted, "\(name): a checkpoint of \(origin), not signed in that name")
    }
    return signers
  }

  /// The hashes of a tile, as many as the checkpoint stands for.
  ///
  /// - Throws: ``LogError`` with code `damaged` where the tile is missing or of another
  ///   length. The hashes are not compared with anything.
  func hashes(level: Int, tile index: Int) throws(LogError) -> [SHA256Digest] {
    let count = (checkpoint.size >> (8 * level)) - index * LogPath.tileWidth
    let width = min(LogPath.tileWidth, count)
    let path = LogPath.tile(level: level, index: index, width: width)
    let full = LogPath.tile(level: level, index: index, width: LogPath.tileWidth)
    let tileSize = LogPath.tileWidth * SHA256Digest.byteCount
    guard
      let (bytes, found) = try firstContent(of: [path, full], limit: tileSize)
    else { throw missing(path) }
    let expected = found == full ? tileSize : width * SHA256Digest.byteCount
    guard bytes.count == expected else {
      throw LogError(
        .damaged, "\(files.name(found)): \(bytes.count) bytes instead of \(expected)")
    }
    return (0..<width).compactMap { place in
      let start = place * SHA256Digest.byteCount
      return SHA256Digest(bytes: Array(bytes[start..<start + SHA256Digest.byteCount]))
    }
  }

  /// The entries of a bundle, as many as the checkpoint stands for.
  ///
  /// - Throws: as ``hashes(level:tile:)``.
  func entries(bundle index: Int) throws(LogError) -> [ArraySlice<UInt8>] {
    let width = min(LogPath.tileWidth, checkpoint.size - index * LogPath.tileWidth)
    let path = LogPath.entries(index: index, width: width)
    let full = LogPath.entries(index: index, width: LogPath.tileWidth)
    guard let (bytes, found) = try firstContent(of: [path, full], limit: EntryBundle.largestSize)
    else { throw missing(path) }
    guard let entries = EntryBundle.entries(bytes) else {
      throw LogError(.damaged, "\(files.name(found)): it ends inside of an entry")
    }
    let expected = found == full ? LogPath.tileWidth : width
    guard entries.count == expected else {
      throw LogError(
        .damaged, "\(files.name(found)): \(entries.count) entries instead of \(expected)")
    }
    return Array(entries.prefix(width))
  }

  /// A partial tile may be gone once the full one is there.
  private func firstContent(
    of paths: [PathBytes], limit: Int
  ) throws(LogError) -> (bytes: [UInt8], path: PathBytes)? {
    for path in paths {
      if let bytes = try files.content(path, limit: limit) { return (bytes, path) }
    }
    return nil
  }

  private func missing(_ path: PathBytes) -> LogError {
    LogError(.damaged, "\(files.name(path)): missing")
  }
}
