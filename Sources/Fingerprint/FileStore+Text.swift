internal import Glibc

extension FileStore {
  /// Reads a whole file, opened once, if it begins as the caller wants it; else nil.
  ///
  /// - Parameters:
  ///   - path: any path, followed through links.
  ///   - limit: the largest size in bytes that is accepted.
  ///   - length: how many bytes at the beginning are looked at, or all if there are fewer.
  ///   - isWanted: whether a file that begins so is read on.
  /// - Throws: ``FileSystemError``; with `EFBIG` when there is more than `limit` of a file
  ///   that is wanted.
  public static func read(
    _ path: PathBytes, limit: Int, ifHead length: Int, isWanted: (Span<UInt8>) -> Bool
  ) throws(FileSystemError) -> [UInt8]? {
    let file = try open(path)
    do throws(ErrorNumber) {
      let status = try FileStatus(of: file.number)
      guard status.kind != .directory else { throw ErrorNumber(EISDIR) }
      // Of a pipe, and wherever the system does not know the size, it is 0.
      if status.kind != .file || status.size == 0 {
        let bytes = try readAll(file.number, limit: limit)
        return isWanted(bytes.span.extracting(..<min(length, bytes.count))) ? bytes : nil
      }
      let size = Int(clamping: status.size)
      // One more than there should be, so that one call tells that this is the end.
      var bytes = try readBlock(file.number, capacity: min(size, max(length, firstRead)) + 1)
      guard isWanted(bytes.span.extracting(..<min(length, bytes.count))) else { return nil }
      guard size <= limit else { throw ErrorNumber(EFBIG) }
      if bytes.count != size || size > firstRead {
        try readRest(of: file.number, size: size, limit: limit, into: &bytes)
      }
      return bytes
    } catch {
      throw FileSystemError(path: path, operation: .read, errno: error.code)
    }
  }

  /// What the system says of a regular file, followed through links; nil for anything else,
  /// and where it does not let us look.
  public static func stamp(of path: PathBytes) -> FileStamp? {
    let status = try? FileStatus(of: path.bytes[...], followingLinks: true)
    return status.flatMap { $0.kind == .file ? FileStamp($0) : nil }
  }

  /// So much is read before the beginning is looked at: most texts are no longer.
  private static let firstRead = 64 << 10

  private static func readRest(
    of file: Int32, size: Int, limit: Int, into bytes: inout [UInt8]
  ) throws(ErrorNumber) {
    bytes.reserveCapacity(size)
    while true {
      let room = min(max(size - bytes.count, 0) + 1, FileReader.blockSize)
      let block = try readBlock(file, capacity: room)
      if block.isEmpty { return }
      guard block.count <= limit - bytes.count else { throw ErrorNumber(EFBIG) }
      bytes += block
      if bytes.count == size, block.count < room { return }
    }
  }

  private static func readBlock(_ file: Int32, capacity: Int) throws(ErrorNumber) -> [UInt8] {
    var failure: ErrorNumber?
    let block = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      do throws(ErrorNumber) {
        count = try unsafe System.read(file, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return block
  }

  /// Makes a folder that only its owner can look into, and those above it as
  /// ``createDirectory(_:)`` does; one that is there stays as it is.
  ///
  /// - Returns: Whether it was made.
  /// - Throws: ``FileSystemError`` naming the folder that could not be made.
  public static func createPrivateDirectory(_ path: PathBytes) throws(FileSystemError) -> Bool {
    if kind(of: path) == .directory { return false }
    if let parent = path.normalized.parent { try createDirectory(parent) }
    do throws(ErrorNumber) {
      try unsafe System.withCString(path.bytes[...]) { (name) throws(ErrorNumber) in
        _ = try System.retrying { unsafe mkdir(name, 0o700) }
      }
      return true
    } catch {
      // Another run may have made it meanwhile.
      if kind(of: path) == .directory { return false }
      throw FileSystemError(path: path, operation: .createDirectory, errno: error.code)
    }
  }
}
