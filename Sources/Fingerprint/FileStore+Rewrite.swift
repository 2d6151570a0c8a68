internal import Glibc

extension FileStore {
  /// Replaces what a file holds as a whole, unless it holds something else by now.
  ///
  /// A link keeps leading to the file, and the file keeps its permissions and, if the system
  /// lets it, its owner; access lists and extended attributes are not kept. Other hard links
  /// keep the old content, and may be rewritten at the same time.
  ///
  /// - Parameters:
  ///   - old: what the file must still hold.
  ///   - new: what it is to hold.
  /// - Returns: whether it was replaced; not where it no longer holds `old`.
  /// - Throws: ``FileSystemError``; the file is then as it was.
  public static func rewrite(
    _ path: PathBytes, from old: [UInt8], to new: [UInt8]
  ) throws(FileSystemError) -> Bool {
    let target = try resolved(path)
    let status: FileStatus
    do throws(ErrorNumber) {
      status = try FileStatus(of: target.bytes[...])
    } catch {
      throw FileSystemError(path: path, operation: .open, errno: error.code)
    }
    // One that has grown could not be read within the limit.
    guard status.size == UInt64(old.count), try read(target, limit: old.count + 1) == old else {
      return false
    }
    try checkWritable(target)
    var file = try FileWriter(to: target)
    try file.take(permissionsOf: status)
    try file.write(new)
    try file.sync()
    // Somebody may have saved the file while the new one was written.
    guard let now = try? FileStatus(of: target.bytes[...]) else { return false }
    if now != status {
      // Or another name of the file was taken from it, which is no change of this one.
      guard now.differsOnlyByLinks(from: status), try read(target, limit: old.count + 1) == old
      else { return false }
    }
    try file.finish()
    return true
  }

  /// Who may not write to a file is not to replace it either, whatever the folder lets happen.
  private static func checkWritable(_ path: PathBytes) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try unsafe System.withCString(path.bytes[...]) { (name) throws(ErrorNumber) in
        _ = try System.retrying { unsafe faccessat(AT_FDCWD, name, W_OK, AT_EACCESS) }
      }
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
  }
}

extension FileStatus {
  /// Whether the file has got or lost names since, and the system tells no other change.
  fileprivate func differsOnlyByLinks(from other: FileStatus) -> Bool {
    links != other.links && identity == other.identity && size == other.size
      && modified == other.modified && mode == other.mode && owner == other.owner
  }
}
