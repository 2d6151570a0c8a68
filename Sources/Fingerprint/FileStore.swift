internal import Glibc

/// What a path leads to.
public enum FileKind: Hashable, Sendable {
  case file
  case directory
  /// A pipe, socket or device, or something the system does not let us look at.
  case other
}

/// The tool's own files: what it is told to read and what it writes.
///
/// Symbolic links are followed here, as in any tool, since a person named the
/// path. Sources are another matter: see ``SourceTree`` and ``SourceReader``.
public enum FileStore {
  /// Reads a whole file; a pipe is read to its end.
  ///
  /// - Parameters:
  ///   - path: any path, followed through links.
  ///   - limit: the largest size in bytes that is accepted.
  /// - Throws: ``FileSystemError``; with `EFBIG` when there is more than `limit`.
  public static func read(_ path: PathBytes, limit: Int) throws(FileSystemError) -> [UInt8] {
    let file = try open(path)
    do throws(ErrorNumber) {
      return try readAll(file.number, limit: max(0, limit))
    } catch {
      throw FileSystemError(path: path, operation: .read, errno: error.code)
    }
  }

  /// Reads the beginning of a file, at most a number of bytes.
  ///
  /// - Throws: ``FileSystemError`` as ``read(_:limit:)``.
  public static func head(_ path: PathBytes, count: Int) throws(FileSystemError) -> [UInt8] {
    let file = try open(path)
    do throws(ErrorNumber) {
      guard try FileStatus(of: file.number).kind != .directory else { throw ErrorNumber(EISDIR) }
      var head: [UInt8] = []
      while head.count < count {
        var block = [UInt8](repeating: 0, count: count - head.count)
        let read = try System.read(file.number, into: &block)
        if read == 0 { break }
        head += block[..<read]
      }
      return head
    } catch {
      throw FileSystemError(path: path, operation: .read, errno: error.code)
    }
  }

  static func open(_ path: PathBytes) throws(FileSystemError) -> Descriptor {
    do throws(ErrorNumber) {
      return try Descriptor(opening: path.bytes[...], flags: O_RDONLY)
    } catch {
      throw FileSystemError(path: path, operation: .open, errno: error.code)
    }
  }

  static func readAll(_ file: Int32, limit: Int) throws(ErrorNumber) -> [UInt8] {
    let status = try FileStatus(of: file)
    guard status.kind != .directory else { throw ErrorNumber(EISDIR) }
    guard status.size <= UInt64(limit) else { throw ErrorNumber(EFBIG) }
    var content: [UInt8] = []
    content.reserveCapacity(Int(status.size))
    var block = [UInt8](repeating: 0, count: FileReader.blockSize)
    while true {
      let count = try System.read(file, into: &block)
      if count == 0 { return content }
      guard count <= limit - content.count else { throw ErrorNumber(EFBIG) }
      content += block[..<count]
    }
  }

  /// What a path leads to, through links; nil when nothing has this name, also
  /// for a link that leads nowhere.
  public static func kind(of path: PathBytes) -> FileKind? {
    do throws(ErrorNumber) {
      switch try FileStatus(of: path.bytes[...], followingLinks: true).kind {
      case .file: return .file
      case .directory: return .directory
      default: return .other
      }
    } catch {
      // The last two: no name can hold a zero byte or be as long as that.
      return [ENOENT, ENOTDIR, EINVAL, ENAMETOOLONG].contains(error.code) ? nil : .other
    }
  }

  /// Whether something has this name, also a link that leads nowhere.
  public static func isTaken(_ path: PathBytes) -> Bool {
    kind(of: path) != nil || (try? FileStatus(of: path.bytes[...])) != nil
  }

  /// The size of a regular file in bytes; nil for anything else, also a link, and where the
  /// system does not let us look.
  public static func size(of path: PathBytes) -> UInt64? {
    let status = try? FileStatus(of: path.bytes[...])
    return status?.kind == .file ? status?.size : nil
  }

  /// The names in a folder, sorted by bytes.
  ///
  /// - Throws: ``FileSystemError`` when it cannot be opened or read.
  public static func names(in folder: PathBytes) throws(FileSystemError) -> [PathBytes] {
    do throws(ErrorNumber) {
      let open = try Descriptor(opening: folder.bytes[...], flags: O_RDONLY | O_DIRECTORY)
      let entries = try FolderEntries(of: open.number)
      return entries.entries.map { PathBytes(Array(entries.name(of: $0))) }.sorted()
    } catch {
      throw FileSystemError(path: folder, operation: .list, errno: error.code)
    }
  }

  /// Makes a folder and those above it; an existing one is fine.
  ///
  /// - Throws: ``FileSystemError`` naming the folder that could not be made.
  public static func createDirectory(_ path: PathBytes) throws(FileSystemError) {
    let bytes = path.normalized.bytes
    for end in bytes.indices.dropFirst() where bytes[end] == PathBytes.slash {
      try createOne(PathBytes(Array(bytes[..<end])))
    }
    try createOne(PathBytes(bytes))
  }

  private static func createOne(_ path: PathBytes) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try unsafe System.withCString(path.bytes[...]) { (name) throws(ErrorNumber) in
        _ = try System.retrying { unsafe mkdir(name, 0o777) }
      }
    } catch {
      // Some systems name another reason first for a folder that exists.
      if kind(of: path) == .directory { return }
      throw FileSystemError(path: path, operation: .createDirectory, errno: error.code)
    }
  }

  /// Removes a file or a symbolic link itself, not what it leads to.
  ///
  /// - Throws: ``FileSystemError``, also when nothing has this name (`ENOENT`).
  public static func removeFile(_ path: PathBytes) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try unsafe System.withCString(path.bytes[...]) { (name) throws(ErrorNumber) in
        _ = try System.retrying { unsafe unlink(name) }
      }
    } catch {
      throw FileSystemError(path: path, operation: .remove, errno: error.code)
    }
  }

  /// The folder that relative paths start from.
  ///
  /// - Throws: ``FileSystemError`` when it was removed or cannot be known.
  public static func currentDirectory() throws(FileSystemError) -> PathBytes {
    guard let path = unsafe getcwd(nil, 0) else {
      throw FileSystemError(path: ".", operation: .resolve, errno: errno)
    }
    defer { unsafe free(path) }
    return unsafe PathBytes(Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
  }

  /// The absolute path without links, `.` and `..`, as `realpath` finds it.
  ///
  /// - Throws: ``FileSystemError`` when some part does not exist.
  public static func resolved(_ path: PathBytes) throws(FileSystemError) -> PathBytes {
    do throws(ErrorNumber) {
      return try unsafe System.withCString(path.bytes[...]) { (name) throws(ErrorNumber) in
        guard let found = unsafe realpath(name, nil) else { throw ErrorNumber(errno) }
        defer { unsafe free(found) }
        return unsafe PathBytes(
          Array(UnsafeRawBufferPointer(start: found, count: strlen(found))))
      }
    } catch {
      throw FileSystemError(path: path, operation: .resolve, errno: error.code)
    }
  }
}
