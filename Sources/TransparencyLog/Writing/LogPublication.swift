internal import Fingerprint

/// Files that become part of a log together.
///
/// Each is written under a passing name, synced and renamed, so that none is ever met half
/// written. Their names are safe after ``settle()``, and only then may a checkpoint stand
/// for them.
struct LogPublication {
  private let files: any LogFiles
  private var folders: Set<PathBytes> = []

  init(_ files: any LogFiles) {
    self.files = files
  }

  /// Puts a file at its place.
  ///
  /// What is there already was left by a writer that was killed before its checkpoint: no
  /// two checkpoints of a log stand for different files of one name.
  mutating func put(_ bytes: [UInt8], at path: PathBytes) throws(LogError) {
    do {
      let folder = path.parent ?? "."
      try makeFolders(folder)
      let unfinished = folder.appending(LogPath.unfinished)
      _ = try files.removeFile(unfinished)
      try files.create(unfinished, holding: bytes)
      try files.rename(unfinished, to: path)
    } catch {
      throw Self.unwritable(error)
    }
  }

  /// All folders on the way are synced in the end, also those that were there: a writer
  /// that was killed may have made them and not come to syncing.
  private mutating func makeFolders(_ folder: PathBytes) throws(FileSystemError) {
    guard !folders.contains(folder) else { return }
    if folder != ".", let parent = folder.parent {
      try makeFolders(parent)
      try files.makeFolder(folder)
    }
    folders.insert(folder)
  }

  /// Makes the names of all files safe.
  ///
  /// - Throws: ``LogError``. A sync that failed is never tried again as if it could still
  ///   succeed: the system may have dropped what it could not write.
  mutating func settle() throws(LogError) {
    do {
      for folder in folders.sorted().reversed() { try files.syncFolder(folder) }
    } catch {
      throw Self.unwritable(error)
    }
    folders = []
  }

  static func unwritable(_ error: FileSystemError) -> LogError {
    LogError(.unwritable, error.message, hint: "nothing was added; the log is as it was")
  }
}
