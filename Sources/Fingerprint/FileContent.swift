internal import Glibc

/// All bytes of one of the tool's own inputs, read or lent by the system.
///
/// A regular file of some size is mapped, not read: its pages come and go as they are
/// looked at, and no memory is taken for them. The bytes are those at the time they are
/// looked at. Should the file become shorter meanwhile, the process says so and ends
/// with status 2, since there is nothing left to look at; a mapped file is therefore
/// for looking things up, never for a fingerprint (see ``SourceReader``).
@safe
public struct FileContent: ~Copyable {
  private let bytes: [UInt8]
  private let mapped: UnsafeRawBufferPointer?

  /// From this size on a file is mapped, in bytes.
  private static let mappedSize: UInt64 = 1 << 20

  /// The content of a file, followed through links; a pipe is read to its end.
  ///
  /// - Parameter limit: the largest size in bytes that is read; a file that is mapped
  ///   may be larger.
  /// - Throws: ``FileSystemError``; with `EFBIG` when there is more to read.
  public init(of path: PathBytes, limit: Int) throws(FileSystemError) {
    let file: Descriptor
    do throws(ErrorNumber) {
      file = try Descriptor(opening: path.bytes[...], flags: O_RDONLY)
    } catch {
      throw FileSystemError(path: path, operation: .open, errno: error.code)
    }
    try self.init(of: file.number, limit: limit, name: path)
  }

  /// The content of standard input, from its present place on.
  ///
  /// - Throws: as ``init(of:limit:)``.
  public init(ofStandardInput limit: Int) throws(FileSystemError) {
    try self.init(of: STDIN_FILENO, limit: limit, name: "standard input")
  }

  private init(of file: Int32, limit: Int, name: PathBytes) throws(FileSystemError) {
    let content: (read: [UInt8], mapped: UnsafeRawBufferPointer?)
    do throws(ErrorNumber) {
      let mapped = unsafe try Self.map(file)
      let read = unsafe mapped == nil ? try FileStore.readAll(file, limit: limit) : []
      unsafe content = (read, mapped)
    } catch {
      throw FileSystemError(path: name, operation: .read, errno: error.code)
    }
    bytes = unsafe content.read
    unsafe mapped = content.mapped
  }

  deinit {
    if let mapped = unsafe mapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count)
    }
  }

  /// The bytes, for as long as this value lives.
  public func withBytes<Result, Failure>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let mapped = unsafe mapped else { return try body(bytes.span) }
    let all = unsafe mapped.bindMemory(to: UInt8.self)
    return try unsafe body(Span(_unsafeElements: all))
  }

  /// The pages of a regular file that has not been read from; nil for anything else.
  private static func map(_ file: Int32) throws(ErrorNumber) -> UnsafeRawBufferPointer? {
    let status = try FileStatus(of: file)
    guard status.kind == .file, status.size >= mappedSize, status.size <= UInt64(Int.max),
      lseek(file, 0, SEEK_CUR) == 0
    else { return nil }
    tellOfLostPages
    let size = Int(status.size)
    let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0)
    // Some file systems cannot map; such a file is read.
    guard let address = unsafe address, unsafe address != MAP_FAILED else { return nil }
    unsafe madvise(address, size, MADV_SEQUENTIAL)
    return unsafe UnsafeRawBufferPointer(start: address, count: size)
  }

  /// Makes the signal that a lost page raises a message and an orderly end.
  private static let tellOfLostPages: Void = {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      let message: StaticString = "regest: a file became shorter while it was read\n"
      // Only what may be called from a signal's handler.
      _ = unsafe write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(2)
    }
    unsafe sigaction(SIGBUS, &action, nil)
  }()
}

/// Its bytes are only read, by whichever thread, until it ends.
extension FileContent: @unchecked Sendable {}
