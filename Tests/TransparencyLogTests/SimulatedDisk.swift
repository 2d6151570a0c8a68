import Fingerprint
import Glibc

@testable import TransparencyLog

/// The files of a log in memory, with each step that was done to them, so that the steps
/// can be replayed up to any point.
final class SimulatedDisk: LogFiles {
  enum Step {
    case makeFolder(PathBytes)
    case create(PathBytes, [UInt8])
    case syncFile(PathBytes)
    case rename(PathBytes, PathBytes)
    case removeFile(PathBytes)
    case removeFolder(PathBytes)
    case syncFolder(PathBytes)
    /// Not of the disk: from here on the log must have so many entries.
    case acknowledge(Int)
  }

  let folder: PathBytes = "log"
  var files: [PathBytes: [UInt8]]
  var folders: Set<PathBytes>
  private(set) var steps: [Step] = []
  /// How many steps more are done before all fail, as if the disk were gone.
  var stepsLeft = Int.max

  /// All that is on it.
  struct Content: Hashable {
    let files: [PathBytes: [UInt8]]
    let folders: Set<PathBytes>
  }

  var content: Content { Content(files: files, folders: folders) }

  init(files: [PathBytes: [UInt8]] = [:], folders: Set<PathBytes> = ["."]) {
    self.files = files
    self.folders = folders
  }

  func acknowledge(_ size: Int) { steps.append(.acknowledge(size)) }

  private func `do`(
    _ step: Step, _ path: PathBytes, _ operation: FileSystemError.Operation
  ) throws(FileSystemError) {
    guard stepsLeft > 0 else {
      throw FileSystemError(path: path, operation: operation, errno: EIO)
    }
    stepsLeft -= 1
    steps.append(step)
  }

  private func parent(
    _ path: PathBytes, _ operation: FileSystemError.Operation
  ) throws(FileSystemError) {
    guard let parent = path.parent, folders.contains(parent) else {
      throw FileSystemError(path: path, operation: operation, errno: ENOENT)
    }
  }

  func read(_ path: PathBytes, limit: Int) throws(FileSystemError) -> [UInt8]? {
    files[path]
  }

  func makeFolder(_ path: PathBytes) throws(FileSystemError) {
    try parent(path, .createDirectory)
    guard !folders.contains(path) else { return }
    try self.do(.makeFolder(path), path, .createDirectory)
    folders.insert(path)
  }

  func create(_ path: PathBytes, holding bytes: [UInt8]) throws(FileSystemError) {
    try parent(path, .write)
    guard files[path] == nil else {
      throw FileSystemError(path: path, operation: .write, errno: EEXIST)
    }
    // A disk that fails in the middle has some of the bytes.
    if stepsLeft == 1 { files[path] = Array(bytes.prefix(bytes.count / 2)) }
    try self.do(.create(path, bytes), path, .write)
    try self.do(.syncFile(path), path, .write)
    files[path] = bytes
  }

  func rename(_ old: PathBytes, to new: PathBytes) throws(FileSystemError) {
    try self.do(.rename(old, new), new, .rename)
    files[new] = files.removeValue(forKey: old)
  }

  func syncFolder(_ path: PathBytes) throws(FileSystemError) {
    try self.do(.syncFolder(path), path, .sync)
  }

  func removeFile(_ path: PathBytes) throws(FileSystemError) -> Bool {
    guard files[path] != nil else { return false }
    try self.do(.removeFile(path), path, .remove)
    files[path] = nil
    return true
  }

  func removeFolder(_ path: PathBytes) throws(FileSystemError) -> Bool {
    guard folders.contains(path) else { return false }
    guard !files.keys.contains(where: { $0.parent == path }) else {
      throw FileSystemError(path: path, operation: .remove, errno: ENOTEMPTY)
    }
    try self.do(.removeFolder(path), path, .remove)
    folders.remove(path)
    return true
  }
}
