internal import Fingerprint

/// The one that adds to a log. Only one may be at work at a time: whoever makes it holds
/// the lock (``LogPath/lock``).
///
/// What ``append(_:)`` has returned for is in the log for good. Before that, whatever
/// happens to the process or the machine, the log is as it was or has all the entries.
public struct LogWriter: ~Copyable {
  private let files: any LogFiles
  private let signer: NoteSigner
  private var edge: LogEdge
  private var hasFailed = false

  /// The log as it is.
  public private(set) var log: LogReader

  /// Begins a log without entries, in a folder that may be there but has none yet.
  ///
  /// - Throws: ``LogError`` with code `notALog` where there is a log already.
  public static func begin(
    _ files: any LogFiles, signer: borrowing NoteSigner
  ) throws(LogError) -> LogReader {
    for path in [LogPath.checkpoint, LogPath.tile(level: 0, index: 0, width: LogPath.tileWidth)] {
      if try files.content(path, limit: SignedNote.largestSize) != nil {
        throw LogError(.notALog, "\(files.name(path)): there is a log in this folder already")
      }
    }
    let checkpoint: Checkpoint
    do {
      checkpoint = Checkpoint(
        origin: signer.verifier.name, size: 0, root: try SHA256Digest.of([]))
    } catch {
      throw LogError(error)
    }
    try publish(checkpoint, files, signer)
    return try LogReader(files)
  }

  /// Opens a log to add to it, and makes sure that what will be signed goes on from what
  /// was.
  ///
  /// - Parameters:
  ///   - trusted: keys that may have signed the present checkpoint besides the signer's,
  ///     as after a change of keys.
  /// - Throws: ``LogError`` with code `untrusted` when none of them did, or `damaged` when
  ///   the tiles at the log's end are not those the checkpoint stands for.
  public init(
    _ files: any LogFiles, signer: consuming NoteSigner, trusted: [VerifierKey] = []
  ) throws(LogError) {
    let log = try LogReader(files)
    try Self.check(log, signer, trusted)
    let edge = try LogEdge(log)
    try log.verifyTiles()
    self.files = files
    self.log = log
    self.edge = edge
    self.signer = signer
  }

  private static func check(
    _ log: LogReader, _ signer: borrowing NoteSigner, _ trusted: [VerifierKey]
  ) throws(LogError) {
    guard log.checkpoint.origin == signer.verifier.name.bytes else {
      let origin = PathBytes(log.checkpoint.origin).display
      throw LogError(.untrusted, "the log is \(origin), not \(signer.verifier.name)")
    }
    do {
      try log.signers(among: [signer.verifier] + trusted)
    } catch {
      throw LogError(
        error.code, "\(error.message); nothing is added to it",
        hint: "after a change of keys, name the earlier one with --vkey")
    }
  }

  /// Adds entries at the end and tells their places.
  ///
  /// - Parameter entries: at most 65,535 bytes each.
  /// - Throws: ``LogError``; the writer can then not be used any more. Where the last step
  ///   failed, which the message names, the entries may be in the log nevertheless.
  public mutating func append(_ entries: [[UInt8]]) throws(LogError) -> Range<Int> {
    guard !hasFailed else {
      throw LogError(.unwritable, "an earlier append failed; the log must be opened again")
    }
    let earlier = log.checkpoint.size
    guard !entries.isEmpty else { return earlier..<earlier }
    for entry in entries { _ = try EntryBundle.encoded(entry) }
    hasFailed = true
    var publication = LogPublication(files)
    for entry in entries { try edge.append(entry, to: &publication) }
    try edge.finish(since: earlier, &publication)
    try publication.settle()
    let checkpoint: Checkpoint
    do {
      checkpoint = Checkpoint(
        origin: signer.verifier.name, size: edge.size, root: try edge.root())
    } catch {
      throw LogError(error)
    }
    try Self.publish(checkpoint, files, signer)
    log = try LogReader(files)
    hasFailed = false
    Self.prune(files, from: earlier, to: edge.size)
    return earlier..<edge.size
  }

  /// Signs a checkpoint and puts it at its place; with that, what it stands for is in the
  /// log.
  private static func publish(
    _ checkpoint: Checkpoint, _ files: any LogFiles, _ signer: borrowing NoteSigner
  ) throws(LogError) {
    let note = try SignedNote(text: checkpoint.text, signer: signer)
    var publication = LogPublication(files)
    try publication.put(note.bytes, at: LogPath.checkpoint)
    do {
      try publication.settle()
    } catch {
      throw LogError(
        error.code, error.message,
        hint: "the new checkpoint is in place but may not outlive a power failure")
    }
  }

  /// Removes partial tiles and bundles of which the full ones are in the log now (C2SP
  /// tlog-tiles, "Partial Tiles"). Without that, a log that grows by single entries would
  /// keep a hundred times its size.
  private static func prune(_ files: any LogFiles, from earlier: Int, to size: Int) {
    for level in 0..<LogPath.levels(size: size) {
      // One more, for a writer that was killed before it had pruned.
      let first = max(0, LogPath.fullTiles(level: level, size: earlier) - 1)
      let end = min(first + 2, LogPath.fullTiles(level: level, size: size))
      guard first < end else { continue }
      for index in first..<end {
        prune(files) { LogPath.tile(level: level, index: index, width: $0) }
        if level == 0 { prune(files) { LogPath.entries(index: index, width: $0) } }
      }
    }
  }

  /// Nothing depends on success here: what is left takes room and does no harm.
  private static func prune(_ files: any LogFiles, _ path: (Int) -> PathBytes) {
    guard let folder = path(1).parent else { return }
    // Fails where it holds something, which is the case that calls for work.
    if let found = try? files.removeFolder(folder), !found { return }
    for width in 1..<LogPath.tileWidth { _ = try? files.removeFile(path(width)) }
    _ = try? files.removeFile(folder.appending(LogPath.unfinished))
    _ = try? files.removeFolder(folder)
  }
}
