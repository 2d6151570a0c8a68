internal import Glibc

/// An open file descriptor, owned: closed when it goes out of scope.
struct Descriptor: ~Copyable {
  /// The system's number for it.
  let number: Int32

  /// Takes ownership of an open descriptor.
  init(owning number: Int32) {
    self.number = number
  }

  /// Opens a path as the system resolves it, from `folder` when it is relative.
  ///
  /// `O_CLOEXEC` is always added.
  init(
    opening name: ArraySlice<UInt8>, in folder: Int32 = AT_FDCWD, flags: Int32, mode: mode_t = 0
  ) throws(ErrorNumber) {
    number = try unsafe System.withCString(name) { (path) throws(ErrorNumber) in
      try System.retrying {
        unsafe openat(folder, path, flags | O_CLOEXEC, mode)
      }
    }
  }

  deinit {
    // Nothing is learnt from a failure: on Linux the number is free either way,
    // and what was written has been synced before.
    _ = close(number)
  }

  /// Flags for a folder on the way to a source: a symbolic link is refused.
  static let folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW

  /// Flags for a source: no link followed, no wait for a pipe's other end.
  static let sourceFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
}
