public import Fingerprint
internal import Glibc

/// The files of a log where they lie.
public struct StoredLogFiles: LogFiles {
  /// The log's folder.
  public let folder: PathBytes

  /// The files below a folder.
  public init(folder: PathBytes) {
    self.folder = folder
  }

  /// Reads a file of the log.
  public func read(_ path: PathBytes, limit: Int) throws(FileSystemError) -> [UInt8]? {
    do {
      return try FileStore.read(folder.appending(path), limit: limit)
    } catch {
      if error.errno == ENOENT { return nil }
      throw error
    }
  }

  /// Makes one folder.
  public func makeFolder(_ path: PathBytes) throws(FileSystemError) {
    try FileStore.createDirectory(folder.appending(path))
  }

  /// Writes a new file and syncs its content.
  public func create(_ path: PathBytes, holding bytes: [UInt8]) throws(FileSystemError) {
    try FileStore.create(folder.appending(path), holding: bytes)
  }

  /// Moves a name.
  public func rename(_ old: PathBytes, to new: PathBytes) throws(FileSystemError) {
    try FileStore.rename(folder.appending(old), to: folder.appending(new))
  }

  /// Syncs the names in a folder.
  public func syncFolder(_ path: PathBytes) throws(FileSystemError) {
    try FileStore.sync(folder: folder.appending(path))
  }

  /// Removes a file.
  public func removeFile(_ path: PathBytes) throws(FileSystemError) -> Bool {
    try Self.found { () throws(FileSystemError) in
      try FileStore.removeFile(folder.appending(path))
    }
  }

  /// Removes an empty folder.
  public func removeFolder(_ path: PathBytes) throws(FileSystemError) -> Bool {
    try Self.found { () throws(FileSystemError) in
      try FileStore.removeFolder(folder.appending(path))
    }
  }

  private static func found(_ body: () throws(FileSystemError) -> Void) throws(FileSystemError)
    -> Bool
  {
    do {
      try body()
      return true
    } catch {
      if error.errno == ENOENT { return false }
      throw error
    }
  }
}
