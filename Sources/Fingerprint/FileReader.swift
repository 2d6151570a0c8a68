internal import Glibc

/// One thread's means of reading files: a buffer, a digest context and a place
/// in the tree, all used for file after file.
@safe
struct FileReader: ~Copyable {
  /// Flat optimum between 32 KiB and 1 MiB; the smaller, the less each thread costs.
  static let blockSize = 128 << 10

  /// From this size on the kernel is told to read ahead.
  private static let readAheadSize: UInt64 = 1 << 20

  /// How a file is read.
  enum Mode {
    /// A large one is left for later, and so is another name of one that was begun.
    case sorting
    /// Whatever it is; alone with a second thread to help.
    case whole(isAlone: Bool)
  }

  /// What came of a file.
  enum Outcome {
    case read(Content)
    /// Left for later: a large file.
    case large(size: UInt64)
    /// Left for later: another name of a file that was begun.
    case linked(FileStatus)
    /// Not read, since it is known.
    case known(FileStatus, SHA256Digest)
    case problem(FileProblem)
  }

  /// What a whole file was.
  struct Content {
    var status: FileStatus
    /// Nil where it is not asked for; other digests are in the table.
    var digest: SHA256Digest?
    /// Whether it begins as what is asked for.
    var isWanted: Bool
    /// The bytes, if they are wanted and not more than the limit.
    var bytes: [UInt8]?
  }

  private let buffer: UnsafeMutableRawBufferPointer
  private let table: FileTable
  private let rules: ReadingRules
  private let names: HardLinks
  private var digests: FileDigests
  private var cursor: FolderCursor
  /// The folder that the cursor is in, by its number in the table.
  private var folder: UInt32?

  /// Prepares to read below an open folder, which must outlive the reader.
  init(
    base: Int32, table: FileTable, rules: ReadingRules, names: HardLinks
  ) throws(FingerprintError) {
    digests = try FileDigests(rules.kinds)
    cursor = FolderCursor(base: base, way: rules.way)
    unsafe buffer = .allocate(
      byteCount: Self.blockSize, alignment: max(16, sysconf(Int32(_SC_PAGESIZE))))
    self.table = table
    self.rules = rules
    self.names = names
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Reads one file, twice if it changes meanwhile.
  ///
  /// - Throws: only what makes every further digest impossible.
  mutating func read(_ index: Int, _ mode: Mode) throws(FingerprintError) -> Outcome {
    for attempt in 1...2 {
      let outcome = try readOnce(index, mode, attempt)
      if case .problem(.unstable) = outcome { continue }
      return outcome
    }
    return .problem(.unstable)
  }

  private mutating func readOnce(
    _ index: Int, _ mode: Mode, _ attempt: Int
  ) throws(FingerprintError) -> Outcome {
    let wanted = table.folder(of: index)
    if folder != wanted {
      folder = nil
      do throws(FolderCursor.Obstacle) {
        try cursor.move(to: table.folderPath(wanted)[...])
      } catch {
        return .problem(error.problem)
      }
      folder = wanted
    }
    let name = table.name(of: index)[...]
    let file: Descriptor
    do throws(ErrorNumber) {
      file = try Descriptor(opening: name, in: cursor.descriptor, flags: Descriptor.sourceFlags)
    } catch {
      let problem = FileProblem(of: name, in: cursor.descriptor, error: error)
      // The folder may be the one that is gone; the next attempt finds out.
      folder = nil
      return .problem(problem)
    }
    return try read(file, index, mode, attempt)
  }

  /// Reads an open file between two looks at its status.
  private mutating func read(
    _ file: borrowing Descriptor, _ index: Int, _ mode: Mode, _ attempt: Int
  ) throws(FingerprintError) -> Outcome {
    let number = file.number
    let status: FileStatus
    switch Self.status(of: number) {
    case .success(let found): status = found
    case .failure(let problem): return .problem(problem)
    }
    switch status.kind {
    case .file: break
    case .directory: return .problem(.directory)
    case .special(let kind): return .problem(.special(kind: kind))
    // The opening follows no link, and what else there may be is no source.
    case .symbolicLink, .other: return .problem(.unreadable(errno: EINVAL))
    }
    if let digest = rules.choice.known?(FileStamp(status)) { return .known(status, digest) }
    var isAlone = false
    switch mode {
    case .sorting:
      if status.size >= SourceWalk.largeSize { return .large(size: status.size) }
      if status.links > 1, !names.claim(status.identity, for: index) { return .linked(status) }
    case .whole(let alone):
      isAlone = alone
    }
    let outcome = try readContent(of: number, index, status, isAlone: isAlone)
    rules.afterReading(index, attempt)
    guard case .read = outcome else { return outcome }
    switch Self.status(of: number) {
    case .success(let after): return after == status ? outcome : .problem(.unstable)
    case .failure(let problem): return .problem(problem)
    }
  }

  /// What is known of a file while its blocks come in.
  private struct Progress {
    var size: UInt64
    var total: UInt64 = 0
    var isWanted = false
    var content: [UInt8]?
    /// Why no more blocks are wanted.
    var end: Result<FileProblem, FingerprintError>?
  }

  /// Reads to the end of the file, digesting each block as it comes.
  private mutating func readContent(
    of file: Int32, _ index: Int, _ status: FileStatus, isAlone: Bool
  ) throws(FingerprintError) -> Outcome {
    if status.size >= Self.readAheadSize {
      // Advice only: without it the file is read all the same.
      _ = posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL)
    }
    var progress = Progress(size: status.size)
    do throws(ErrorNumber) {
      if isAlone {
        try readBeside(file, &progress)
      } else {
        try readHere(file, &progress)
      }
    } catch {
      progress.end = progress.end ?? .success(FileProblem.problem(for: error))
    }
    if progress.end == nil, progress.total != progress.size { progress.end = .success(.unstable) }
    if let end = progress.end {
      // A file given up half-way leaves its bytes behind.
      try digests.reset()
      return .problem(try end.get())
    }
    // What no block told: an empty file.
    if progress.total == 0 { begin(&progress, with: Span()) }
    let digest = try digests.finish(index, in: table)
    return .read(
      Content(
        status: status, digest: digest, isWanted: progress.isWanted, bytes: progress.content))
  }

  private mutating func readHere(
    _ file: Int32, _ progress: inout Progress
  ) throws(ErrorNumber) {
    while true {
      let count = try unsafe System.read(file, into: buffer)
      if count == 0 { return }
      let block = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
      guard unsafe take(block, &progress) else { return }
      // Asked for more than there should be, the system gave no more: this is the end.
      if progress.total == progress.size, count < Self.blockSize { return }
    }
  }

  /// Reads on a second thread and digests on this one.
  private mutating func readBeside(
    _ file: Int32, _ progress: inout Progress
  ) throws(ErrorNumber) {
    let ring = BlockRing(file: file)
    var failure: ErrorNumber?
    WorkerThreads.run(beside: { ring.readAll() }) { isHelped in
      do throws(ErrorNumber) {
        if isHelped {
          try unsafe ring.digestAll { block in unsafe take(block, &progress) }
        } else {
          try readHere(file, &progress)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Takes one block in; false when no more are wanted.
  @unsafe
  private mutating func take(
    _ block: UnsafeRawBufferPointer, _ progress: inout Progress
  ) -> Bool {
    if progress.total == 0 {
      let head = unsafe block.prefix(ReadingRules.headSize)
      unsafe begin(&progress, with: Span(_unsafeBytes: UnsafeRawBufferPointer(rebasing: head)))
    }
    progress.total += UInt64(block.count)
    // Block by block, or one huge file would seem to stand still.
    rules.progress?.add(bytes: UInt64(block.count))
    // It grew. Following it to its end might take for ever.
    if progress.total > progress.size {
      progress.end = .success(.unstable)
      return false
    }
    do throws(FingerprintError) {
      if Interruption.isAsked { throw .interrupted }
      try unsafe digests.update(block)
    } catch {
      progress.end = .failure(error)
      return false
    }
    unsafe progress.content?.append(contentsOf: block)
    return true
  }

  /// Looks at the beginning of a file.
  private func begin(_ progress: inout Progress, with head: Span<UInt8>) {
    progress.isWanted = rules.isWanted(head)
    guard progress.isWanted, Int(clamping: progress.size) <= rules.limit else { return }
    progress.content = []
    progress.content?.reserveCapacity(Int(progress.size))
  }

  private static func status(of file: Int32) -> Result<FileStatus, FileProblem> {
    do throws(ErrorNumber) {
      return .success(try FileStatus(of: file))
    } catch {
      return .failure(FileProblem.problem(for: error))
    }
  }
}
