public import Fingerprint

/// The files of a log, by paths that start from its folder.
///
/// The steps are as small as the system's own, so that tests can cut the power between
/// any two of them.
public protocol LogFiles {
  /// The log's folder, for messages.
  var folder: PathBytes { get }
  /// The content of a file; nil when nothing has this name.
  func read(_ path: PathBytes, limit: Int) throws(FileSystemError) -> [UInt8]?
  /// Makes a folder in one that is there; an existing one is fine.
  func makeFolder(_ path: PathBytes) throws(FileSystemError)
  /// Writes a file under a name that nothing has, and syncs its content but not its name.
  func create(_ path: PathBytes, holding bytes: [UInt8]) throws(FileSystemError)
  /// Moves a name within its folder, over a file that has the new one.
  func rename(_ old: PathBytes, to new: PathBytes) throws(FileSystemError)
  /// Syncs the names in a folder; `.` is the log's own.
  func syncFolder(_ path: PathBytes) throws(FileSystemError)
  /// Removes a file; false when nothing has this name.
  func removeFile(_ path: PathBytes) throws(FileSystemError) -> Bool
  /// Removes an empty folder; false when nothing has this name.
  func removeFolder(_ path: PathBytes) throws(FileSystemError) -> Bool
}

extension LogFiles {
  /// A file of the log with its folder.
  func place(of path: PathBytes) -> PathBytes { folder.appending(path) }

  /// A file of the log as it is named in messages.
  func name(_ path: PathBytes) -> String { place(of: path).display }

  /// The content of a file, with the error of a log.
  func content(_ path: PathBytes, limit: Int) throws(LogError) -> [UInt8]? {
    do {
      return try read(path, limit: limit)
    } catch {
      throw LogError(.unreadable, error.message)
    }
  }
}
