internal import Glibc

/// A file that is written piece by piece and takes its name as a whole.
///
///     var file = try FileWriter(to: "issued/MANIFEST.sha256")
///     try file.write(line)
///     try file.finish()
///
/// The bytes go to a temporary name in the same folder; ``finish()`` syncs them and moves
/// the name over the old one, so that it always leads to the old content or the new. What
/// is not finished is removed. A run that is killed may leave `.regest-….tmp` behind,
/// never a half-written file. A symbolic link at the path is replaced, not followed;
/// permissions are those of a new file. Only a device or a pipe, also behind a link such as
/// `/dev/stdout`, keeps its place: the bytes go into it.
public struct FileWriter: ~Copyable {
  private static let blockSize = 128 << 10

  private let path: PathBytes
  private let parent: PathBytes
  private let name: PathBytes
  private var temporary: TemporaryFile
  private var block: [UInt8] = []
  private var isSynced = false

  /// Begins a file.
  ///
  /// - Throws: ``FileSystemError`` when nothing can be written in its folder.
  public init(to path: PathBytes) throws(FileSystemError) {
    guard let name = path.lastComponent, path.bytes.last != PathBytes.slash,
      let parent = path.parent, name.bytes != [PathBytes.dot]
    else {
      throw FileSystemError(path: path, operation: .write, errno: EISDIR)
    }
    let temporary =
      if let device = try Self.device(at: path) {
        TemporaryFile(folder: try Self.open(folder: parent), device: device)
      } else {
        try TemporaryFile.create(in: try Self.open(folder: parent), for: path)
      }
    self.temporary = temporary
    self.path = path
    self.parent = parent
    self.name = name
  }

  /// What takes bytes and is no file; nil where there is none.
  private static func device(at path: PathBytes) throws(FileSystemError) -> Descriptor? {
    guard let status = try? FileStatus(of: path.bytes[...], followingLinks: true),
      case .special = status.kind
    else { return nil }
    do throws(ErrorNumber) {
      return try Descriptor(opening: path.bytes[...], flags: O_WRONLY | O_NOCTTY)
    } catch {
      throw FileSystemError(path: path, operation: .open, errno: error.code)
    }
  }

  private static func open(folder: PathBytes) throws(FileSystemError) -> Descriptor {
    do throws(ErrorNumber) {
      return try Descriptor(opening: folder.bytes[...], flags: O_RDONLY | O_DIRECTORY)
    } catch {
      throw FileSystemError(path: folder, operation: .open, errno: error.code)
    }
  }

  /// Adds bytes.
  ///
  /// - Throws: ``FileSystemError``, as when the disk is full.
  public mutating func write(_ bytes: [UInt8]) throws(FileSystemError) {
    block += bytes
    isSynced = false
    if block.count >= Self.blockSize { try flush() }
  }

  /// Gives the new file the permissions of another one, and its owner where the system lets
  /// that happen.
  mutating func take(permissionsOf status: FileStatus) throws(FileSystemError) {
    let number = temporary.descriptor
    _ = fchown(number, status.owner.user, status.owner.group)
    do throws(ErrorNumber) {
      _ = try System.retrying { fchmod(number, status.permissions) }
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
  }

  private mutating func flush() throws(FileSystemError) {
    do throws(ErrorNumber) {
      try Interruption.check()
      try System.write(block, to: temporary.descriptor)
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
    block.removeAll(keepingCapacity: true)
  }

  /// Brings all bytes to the disk, so that nothing but the name is left to change.
  ///
  /// - Throws: ``FileSystemError``; the old file is then as it was.
  public mutating func sync() throws(FileSystemError) {
    if isSynced { return }
    try flush()
    do throws(ErrorNumber) {
      try temporary.sync()
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
    isSynced = true
  }

  /// Puts the file in its place.
  ///
  /// - Throws: ``FileSystemError``; the old file is then as it was, unless the
  ///   operation is `sync` on the folder: then the new one is in place but may
  ///   not outlive a power failure.
  public consuming func finish() throws(FileSystemError) {
    try sync()
    do throws(ErrorNumber) {
      try temporary.rename(to: name)
    } catch {
      throw FileSystemError(path: path, operation: .rename, errno: error.code)
    }
    do throws(ErrorNumber) {
      try temporary.syncFolder()
    } catch {
      // Some file systems cannot sync a folder and say so with EINVAL.
      guard error.code == EINVAL else {
        throw FileSystemError(path: parent, operation: .sync, errno: error.code)
      }
    }
  }
}

extension FileStore {
  /// Writes a file so that its name always leads to the old content or the new, as
  /// ``FileWriter`` does.
  ///
  /// - Throws: ``FileSystemError``, as ``FileWriter/finish()``.
  public static func write(
    _ bytes: [UInt8], to path: PathBytes
  ) throws(FileSystemError) {
    var file = try FileWriter(to: path)
    try file.write(bytes)
    try file.finish()
  }
}

/// A new file under a name nobody else has, removed unless it is renamed.
private struct TemporaryFile: ~Copyable {
  private let folder: Descriptor
  private let name: [UInt8]
  private let file: Descriptor
  /// Whether it is no file of ours, but a device that keeps its place.
  private let isDevice: Bool
  private var isRenamed = false

  var descriptor: Int32 { file.number }

  private init(folder: consuming Descriptor, name: [UInt8], file: consuming Descriptor) {
    self.folder = folder
    self.name = name
    self.file = file
    isDevice = false
  }

  /// A device in the place of a new file.
  init(folder: consuming Descriptor, device: consuming Descriptor) {
    self.folder = folder
    name = []
    file = device
    isDevice = true
  }

  /// Brings the bytes to the disk, where there is one.
  func sync() throws(ErrorNumber) {
    if isDevice { return }
    _ = try System.retrying { fsync(file.number) }
  }

  /// Creates the file in an open folder.
  ///
  /// - Throws: an error that names `path`, the file that was to be written.
  static func create(
    in folder: consuming Descriptor, for path: PathBytes
  ) throws(FileSystemError) -> TemporaryFile {
    let (name, number) = try unused(in: folder.number, for: path)
    return TemporaryFile(folder: folder, name: name, file: Descriptor(owning: number))
  }

  /// A name that was free, and the descriptor of the file that has it now.
  private static func unused(
    in folder: Int32, for path: PathBytes
  ) throws(FileSystemError) -> (name: [UInt8], number: Int32) {
    do throws(ErrorNumber) {
      return try TemporaryName.create(in: folder, access: O_WRONLY)
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
  }

  /// Brings the folder's names to the disk.
  func syncFolder() throws(ErrorNumber) {
    if isDevice { return }
    _ = try System.retrying { fsync(folder.number) }
  }

  /// Moves the file over the final name in the same folder.
  mutating func rename(to final: PathBytes) throws(ErrorNumber) {
    if isDevice { return }
    try unsafe System.withCString(name[...]) { (old) throws(ErrorNumber) in
      try unsafe System.withCString(final.bytes[...]) { (new) throws(ErrorNumber) in
        _ = try System.retrying { unsafe renameat(folder.number, old, folder.number, new) }
      }
    }
    isRenamed = true
  }

  deinit {
    if isRenamed || isDevice { return }
    // Nothing to be done about a failure; the name tells what is left.
    try? unsafe System.withCString(name[...]) { (path) throws(ErrorNumber) in
      _ = unsafe unlinkat(folder.number, path, 0)
    }
  }
}
