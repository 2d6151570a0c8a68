internal import Glibc

/// Keeps others from a piece of work for as long as the value lives: an exclusive
/// `flock` on a file. The system lets go of it when the process ends, however it ends.
///
/// It binds only those who ask for the same lock.
public struct FileLock: ~Copyable {
  private let file: Descriptor

  /// Takes the lock; nil when another has it and `waits` is false.
  ///
  /// - Parameter path: the lock's file, made when it is not there. It stays empty and must
  ///   not be removed, or two could hold a lock of the same name.
  /// - Throws: ``FileSystemError`` when the file cannot be opened or the file system has
  ///   no locks.
  public init?(_ path: PathBytes, waits: Bool) throws(FileSystemError) {
    do throws(ErrorNumber) {
      let file = try Descriptor(
        opening: path.bytes[...], flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o666)
      do throws(ErrorNumber) {
        _ = try System.retrying { flock(file.number, waits ? LOCK_EX : LOCK_EX | LOCK_NB) }
      } catch {
        if error.code == EWOULDBLOCK { return nil }
        throw error
      }
      self.file = file
    } catch {
      throw FileSystemError(path: path, operation: .open, errno: error.code)
    }
  }
}
