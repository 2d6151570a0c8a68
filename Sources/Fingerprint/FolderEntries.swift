internal import Glibc

/// The entries of one folder, read with a directory stream of its own.
enum FolderEntries {
  /// A name and, where the file system tells it, what it is.
  struct Entry {
    let name: [UInt8]
    let kind: FileStatus.Kind?
  }

  /// Reads all entries of an open folder except `.` and `..`, in the order the
  /// file system gives them.
  static func read(_ folder: Int32) throws(ErrorNumber) -> [Entry] {
    // A stream takes its descriptor over, and the cursor still needs its own.
    // A fresh opening starts at the first entry, which a duplicate would not.
    let own = try System.retrying {
      unsafe openat(folder, ".", Descriptor.folderFlags | O_CLOEXEC)
    }
    guard let stream = unsafe fdopendir(own) else {
      let code = errno
      close(own)
      throw ErrorNumber(code)
    }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while true {
      // At the end `readdir` gives nil as for an error, and only the number tells.
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        let code = errno
        if code != 0 { throw ErrorNumber(code) }
        return entries
      }
      guard let first = unsafe UnsafePointer(entry).pointer(to: \.d_name.0) else { continue }
      let name = unsafe Array(
        UnsafeRawBufferPointer(start: first, count: strlen(first)))
      if name == [PathBytes.dot] || name == [PathBytes.dot, PathBytes.dot] { continue }
      let kind = unsafe FileStatus.Kind(entryType: entry.pointee.d_type)
      entries.append(Entry(name: name, kind: kind))
    }
  }
}
