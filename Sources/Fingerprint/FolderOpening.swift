internal import CLinux
internal import Glibc
internal import Synchronization

/// Opening a folder by its whole path in one call, where the kernel can do it safely.
enum FolderOpening {
  /// How the folders on the way to a file are opened.
  enum Way: Sendable, CaseIterable {
    /// `openat2`, which refuses links and ways out by itself (Linux 5.6 and later).
    case wholePath
    /// Name by name with `O_NOFOLLOW`.
    case nameByName
  }

  /// Whether the kernel was found not to have the call, or a sandbox to forbid it.
  private static let isRefused = Atomic<Bool>(false)

  /// Opens a folder below an open one; nil where it must be tried name by name, which
  /// also tells what is in the way.
  static func open(_ path: ArraySlice<UInt8>, in folder: Int32) -> Descriptor? {
    // A longer path is more than the system takes at once.
    guard path.count < PATH_MAX, !isRefused.load(ordering: .relaxed) else { return nil }
    var how = regest_open_how(
      flags: UInt64(Descriptor.folderFlags | O_CLOEXEC), mode: 0,
      resolve: UInt64(REGEST_RESOLVE_BENEATH | REGEST_RESOLVE_NO_SYMLINKS))
    do throws(ErrorNumber) {
      let number = try unsafe System.withCString(path) { (path) throws(ErrorNumber) in
        try System.retrying { unsafe regest_openat2(folder, path, &how) }
      }
      return Descriptor(owning: number)
    } catch {
      if error.code == ENOSYS || error.code == EPERM {
        isRefused.store(true, ordering: .relaxed)
      }
      return nil
    }
  }
}
