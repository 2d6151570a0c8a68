internal import Glibc
internal import Synchronization

extension FileStore {
  /// Writes a file so that its name always leads to the old content or the new.
  ///
  /// The bytes go to a temporary name in the same folder, are synced, and the
  /// name is moved over the old one; then the folder is synced. A run that is
  /// killed may leave `.regest-….tmp` behind, never a half-written file. A
  /// symbolic link at the path is replaced, not followed; permissions are those
  /// of a new file.
  ///
  /// - Throws: ``FileSystemError``; the old file is then as it was, unless the
  ///   operation is `sync` on the folder: then the new one is in place but may
  ///   not outlive a power failure.
  public static func write(
    _ bytes: [UInt8], to path: PathBytes
  ) throws(FileSystemError) {
    guard let name = path.lastComponent, path.bytes.last != PathBytes.slash,
      let parent = path.parent, name.bytes != [PathBytes.dot]
    else {
      throw FileSystemError(path: path, operation: .write, errno: EISDIR)
    }
    let folder = try open(folder: parent)
    try replace(name, in: folder, with: bytes, path: path)
    do throws(ErrorNumber) {
      _ = try System.retrying { fsync(folder.number) }
    } catch {
      // Some file systems cannot sync a folder and say so with EINVAL.
      guard error.code == EINVAL else {
        throw FileSystemError(path: parent, operation: .sync, errno: error.code)
      }
    }
  }

  /// Puts a new file in the place of a name; `path` is for the errors.
  ///
  /// Borrowing the folder keeps it open until the temporary name is gone.
  private static func replace(
    _ name: PathBytes, in folder: borrowing Descriptor, with bytes: [UInt8], path: PathBytes
  ) throws(FileSystemError) {
    var temporary = try TemporaryFile.create(in: folder.number, for: path)
    do throws(ErrorNumber) {
      try System.write(bytes, to: temporary.descriptor)
      _ = try System.retrying { fsync(temporary.descriptor) }
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
    do throws(ErrorNumber) {
      try temporary.rename(to: name)
    } catch {
      throw FileSystemError(path: path, operation: .rename, errno: error.code)
    }
  }

  private static func open(folder: PathBytes) throws(FileSystemError) -> Descriptor {
    do throws(ErrorNumber) {
      return try Descriptor(opening: folder.bytes[...], flags: O_RDONLY | O_DIRECTORY)
    } catch {
      throw FileSystemError(path: folder, operation: .open, errno: error.code)
    }
  }
}

/// A new file under a name nobody else has, removed unless it is renamed.
private struct TemporaryFile: ~Copyable {
  private static let counter = Atomic<UInt64>(0)

  private let folder: Int32
  private let name: [UInt8]
  private let file: Descriptor
  private var isRenamed = false

  var descriptor: Int32 { file.number }

  private init(folder: Int32, name: [UInt8], file: consuming Descriptor) {
    self.folder = folder
    self.name = name
    self.file = file
  }

  /// Creates the file in an open folder, which must outlive it.
  ///
  /// - Throws: an error that names `path`, the file that was to be written.
  static func create(
    in folder: Int32, for path: PathBytes
  ) throws(FileSystemError) -> TemporaryFile {
    var code = EEXIST
    // A killed run with the same process number may have left names behind.
    for _ in 0..<1000 where code == EEXIST {
      let number = counter.add(1, ordering: .relaxed).oldValue
      let name = Array(".regest-\(getpid())-\(number).tmp".utf8)
      do throws(ErrorNumber) {
        let file = try Descriptor(
          opening: name[...], in: folder, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
          mode: 0o666)
        return TemporaryFile(folder: folder, name: name, file: file)
      } catch {
        code = error.code
      }
    }
    throw FileSystemError(path: path, operation: .write, errno: code)
  }

  /// Moves the file over the final name in the same folder.
  mutating func rename(to final: PathBytes) throws(ErrorNumber) {
    try unsafe System.withCString(name[...]) { (old) throws(ErrorNumber) in
      try unsafe System.withCString(final.bytes[...]) { (new) throws(ErrorNumber) in
        _ = try System.retrying { unsafe renameat(folder, old, folder, new) }
      }
    }
    isRenamed = true
  }

  deinit {
    if isRenamed { return }
    // Nothing to be done about a failure; the name tells what is left.
    try? unsafe System.withCString(name[...]) { (path) throws(ErrorNumber) in
      _ = unsafe unlinkat(folder, path, 0)
    }
  }
}
