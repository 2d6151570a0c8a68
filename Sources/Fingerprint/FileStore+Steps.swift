internal import Glibc

/// The single steps of ``write(_:to:)``, for a caller that orders those of several files
/// itself.
extension FileStore {
  /// Writes a file under a name that nothing has yet, and syncs its content; its name is
  /// not yet safe from a power failure.
  ///
  /// - Throws: ``FileSystemError``; with `EEXIST` where the name is taken. A failure may
  ///   leave part of the file.
  public static func create(
    _ path: PathBytes, holding bytes: [UInt8]
  ) throws(FileSystemError) {
    try create(path, holding: bytes, mode: 0o666)
  }

  /// The same, of a file that only its owner can read.
  public static func createPrivate(
    _ path: PathBytes, holding bytes: [UInt8]
  ) throws(FileSystemError) {
    try create(path, holding: bytes, mode: 0o600)
  }

  private static func create(
    _ path: PathBytes, holding bytes: [UInt8], mode: mode_t
  ) throws(FileSystemError) {
    do throws(ErrorNumber) {
      let file = try Descriptor(
        opening: path.bytes[...], flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
      try System.write(bytes, to: file.number)
      _ = try System.retrying { fsync(file.number) }
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
  }

  /// Moves a name, over a file that has the new one.
  public static func rename(
    _ old: PathBytes, to new: PathBytes
  ) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try unsafe System.withCString(old.bytes[...]) { (old) throws(ErrorNumber) in
        try unsafe System.withCString(new.bytes[...]) { (new) throws(ErrorNumber) in
          _ = try System.retrying { unsafe renameat(AT_FDCWD, old, AT_FDCWD, new) }
        }
      }
    } catch {
      throw FileSystemError(path: new, operation: .rename, errno: error.code)
    }
  }

  /// Writes what a file holds once more, where it stands, and syncs it.
  ///
  /// After a sync that failed, the system may hold for written what is not on the disk; it is
  /// written again only if it is changed again. The name is not yet safe; ``sync(folder:)`` is for
  /// that. Nobody else may write to the file meanwhile.
  public static func renew(_ file: PathBytes) throws(FileSystemError) {
    do throws(ErrorNumber) {
      let old = try Descriptor(opening: file.bytes[...], flags: O_RDONLY | O_NOFOLLOW)
      let new = try Descriptor(opening: file.bytes[...], flags: O_WRONLY | O_NOFOLLOW)
      var block = [UInt8](repeating: 0, count: 1 << 20)
      while case let count = try System.read(old.number, into: &block), count > 0 {
        try System.write(count == block.count ? block : Array(block[..<count]), to: new.number)
      }
      _ = try System.retrying { fsync(new.number) }
    } catch {
      throw FileSystemError(path: file, operation: .sync, errno: error.code)
    }
  }

  /// Makes the names in a folder safe from a power failure.
  ///
  /// Some file systems cannot sync a folder and say so with `EINVAL`; that is passed over.
  public static func sync(folder: PathBytes) throws(FileSystemError) {
    do throws(ErrorNumber) {
      let open = try Descriptor(opening: folder.bytes[...], flags: O_RDONLY | O_DIRECTORY)
      _ = try System.retrying { fsync(open.number) }
    } catch {
      guard error.code == EINVAL else {
        throw FileSystemError(path: folder, operation: .sync, errno: error.code)
      }
    }
  }

  /// Removes a folder that holds nothing.
  ///
  /// - Throws: ``FileSystemError``; with `ENOENT` when nothing has this name.
  public static func removeFolder(_ path: PathBytes) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try unsafe System.withCString(path.bytes[...]) { (name) throws(ErrorNumber) in
        _ = try System.retrying { unsafe rmdir(name) }
      }
    } catch {
      throw FileSystemError(path: path, operation: .remove, errno: error.code)
    }
  }
}
