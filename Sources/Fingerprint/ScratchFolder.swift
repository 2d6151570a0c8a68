internal import Glibc

/// A folder for the files of one piece of work, which only its owner can look into. It is
/// removed with all it holds when it goes out of scope; a run that is killed leaves it.
public struct ScratchFolder: ~Copyable {
  /// Where it is, absolute.
  public let path: PathBytes

  /// Makes the folder in the one that the variable `TMPDIR` names, or else in `/tmp`.
  ///
  /// - Throws: ``FileSystemError`` when nothing can be made there.
  public init() throws(FileSystemError) {
    let variable = unsafe getenv("TMPDIR").map { unsafe PathBytes(String(cString: $0)) }
    let parent = variable.flatMap { $0.isAbsolute ? $0 : nil } ?? "/tmp"
    let place = parent.appending("regest-XXXXXX")
    var name = place.bytes.map { CChar(bitPattern: $0) } + [0]
    guard unsafe mkdtemp(&name) != nil else {
      throw FileSystemError(path: parent, operation: .createDirectory, errno: errno)
    }
    path = PathBytes(name.dropLast().map { UInt8(bitPattern: $0) })
  }

  deinit {
    FileStore.removeTree(path)
  }
}
