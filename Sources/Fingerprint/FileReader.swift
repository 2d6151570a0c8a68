internal import Glibc

/// One thread's means of reading files: a buffer, a digest context and a place
/// in the tree, all used for file after file.
@safe
struct FileReader: ~Copyable {
  /// Flat optimum between 32 KiB and 1 MiB; the smaller, the less each thread costs.
  static let blockSize = 128 << 10

  /// From this size on the kernel is told to read ahead.
  private static let readAheadSize: UInt64 = 1 << 20

  private let buffer: UnsafeMutableRawBufferPointer
  private let limit: Int
  private var context: DigestContext
  private var cursor: FolderCursor

  /// Prepares to read below an open folder, which must outlive the reader.
  init(base: Int32, keepingContentUpTo limit: Int) throws(FingerprintError) {
    context = try DigestContext()
    cursor = FolderCursor(base: base)
    unsafe buffer = .allocate(
      byteCount: Self.blockSize, alignment: max(16, sysconf(Int32(_SC_PAGESIZE))))
    self.limit = limit
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Reads one file, twice if it changes meanwhile.
  ///
  /// - Parameters:
  ///   - path: relative to the base; anything else is refused with `EINVAL`.
  ///   - afterReading: called with the number of the attempt.
  /// - Throws: only what makes every further digest impossible.
  mutating func read(
    _ path: PathBytes, afterReading: (_ attempt: Int) -> Void
  ) throws(FingerprintError) -> Result<SourceReading, FileProblem> {
    if path.isAbsolute || path.hasParentReference {
      return .failure(.unreadable(errno: EINVAL))
    }
    let path = path.normalized
    for attempt in 1...2 {
      let outcome = try readOnce(path) { afterReading(attempt) }
      if case .failure(.unstable) = outcome { continue }
      return outcome
    }
    return .failure(.unstable)
  }

  private mutating func readOnce(
    _ path: PathBytes, afterReading: () -> Void
  ) throws(FingerprintError) -> Result<SourceReading, FileProblem> {
    let split = path.bytes.lastIndex(of: PathBytes.slash)
    do throws(FolderCursor.Obstacle) {
      try cursor.move(to: path.bytes[..<(split ?? 0)])
    } catch {
      return .failure(error.problem)
    }
    let name = path.bytes[(split.map { $0 + 1 } ?? 0)...]
    let file: Descriptor
    do throws(ErrorNumber) {
      file = try Descriptor(opening: name, in: cursor.descriptor, flags: Descriptor.sourceFlags)
    } catch {
      return .failure(FileProblem(of: name, in: cursor.descriptor, error: error))
    }
    return try readAll(file, name: name, afterReading: afterReading)
  }

  /// Reads an open file between two looks at its status.
  private mutating func readAll(
    _ file: borrowing Descriptor, name: ArraySlice<UInt8>, afterReading: () -> Void
  ) throws(FingerprintError) -> Result<SourceReading, FileProblem> {
    let number = file.number
    let before: FileStatus
    switch Self.status(of: number) {
    case .success(let status): before = status
    case .failure(let problem): return .failure(problem)
    }
    if before.kind == .directory { return .failure(.directory) }
    if let problem = FileProblem.problem(of: before.kind, name, in: cursor.descriptor) {
      return .failure(problem)
    }
    let reading = try readContent(of: number, size: before.size)
    afterReading()
    guard case .success = reading else { return reading }
    switch Self.status(of: number) {
    case .success(let after): return after == before ? reading : .failure(.unstable)
    case .failure(let problem): return .failure(problem)
    }
  }

  /// Reads to the end of the file, digesting each block as it comes.
  private mutating func readContent(
    of file: Int32, size: UInt64
  ) throws(FingerprintError) -> Result<SourceReading, FileProblem> {
    if size >= Self.readAheadSize {
      // Advice only: without it the file is read all the same.
      _ = posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL)
    }
    var content: [UInt8]?
    var head: [UInt8] = []
    if Int(clamping: size) <= limit {
      content = []
      content?.reserveCapacity(Int(size))
    }
    // A file given up half-way leaves its bytes behind.
    try context.reset()
    var total: UInt64 = 0
    while true {
      let count: Int
      do throws(ErrorNumber) {
        count = try unsafe System.read(file, into: buffer)
      } catch {
        return .failure(FileProblem.problem(for: error))
      }
      if count == 0 { break }
      total += UInt64(count)
      // It grew. Following it to its end might take for ever.
      if total > size { return .failure(.unstable) }
      let block = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
      try unsafe context.update(block)
      unsafe content?.append(contentsOf: block)
      if content == nil, head.count < SourceReading.headSize {
        unsafe head.append(contentsOf: block.prefix(SourceReading.headSize - head.count))
      }
    }
    let digest = try context.finish()
    guard total == size else { return .failure(.unstable) }
    let fingerprint = FileFingerprint(digest: digest, size: size)
    return .success(SourceReading(fingerprint: fingerprint, content: content, head: head))
  }

  private static func status(of file: Int32) -> Result<FileStatus, FileProblem> {
    do throws(ErrorNumber) {
      return .success(try FileStatus(of: file))
    } catch {
      return .failure(FileProblem.problem(for: error))
    }
  }
}
