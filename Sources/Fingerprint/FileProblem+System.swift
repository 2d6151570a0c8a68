internal import Glibc

extension FileProblem {
  /// The problem of a name that could not be opened as what it should be.
  ///
  /// The error number alone does not tell a link from a loop or a folder from a
  /// file, so the name is looked at once more. It may have changed since; then
  /// the error number speaks.
  init(of name: ArraySlice<UInt8>, in folder: Int32, error: ErrorNumber) {
    let status: FileStatus
    do throws(ErrorNumber) {
      status = try FileStatus(of: name, in: folder)
    } catch {
      self = Self.problem(for: error)
      return
    }
    self = Self.problem(of: status.kind, name, in: folder) ?? Self.problem(for: error)
  }

  /// The problem a kind of entry is by itself; nil for files and folders.
  static func problem(
    of kind: FileStatus.Kind, _ name: ArraySlice<UInt8>, in folder: Int32
  ) -> FileProblem? {
    switch kind {
    case .file, .directory: return nil
    case .other: return .unreadable(errno: EINVAL)
    case .special(let special): return .special(kind: special)
    case .symbolicLink:
      do throws(ErrorNumber) {
        return .symbolicLink(target: try PathBytes.linkTarget(of: name, in: folder))
      } catch {
        return Self.problem(for: error)
      }
    }
  }

  /// What an error number means for a source.
  static func problem(for error: ErrorNumber) -> FileProblem {
    switch error.code {
    // A folder on the way that is not one: nothing can have this path.
    case ENOENT, ENOTDIR: .missing
    default: .unreadable(errno: error.code)
    }
  }
}

extension PathBytes {
  /// What a symbolic link holds.
  static func linkTarget(
    of name: ArraySlice<UInt8>, in folder: Int32
  ) throws(ErrorNumber) -> PathBytes {
    var buffer = [CChar](repeating: 0, count: 256)
    while true {
      let length = try unsafe System.withCString(name) { (path) throws(ErrorNumber) in
        try System.retrying {
          unsafe buffer.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe readlinkat(folder, path, start, bytes.count)
          }
        }
      }
      // A full buffer may have cut the target.
      if length < buffer.count {
        return PathBytes(buffer.prefix(length).map { UInt8(bitPattern: $0) })
      }
      buffer = [CChar](repeating: 0, count: buffer.count * 2)
    }
  }
}
