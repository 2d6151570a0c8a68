public import Fingerprint
public import Glibc

/// A folder of one test, removed with all it holds when the test ends.
///
/// Names are bytes, as in the code under test. Setting up fails loudly: a test
/// on half a tree would prove nothing.
public final class TemporaryFolder: Sendable {
  /// A call that failed while a test was set up.
  public struct Failure: Error {
    /// The call.
    public let what: String
    /// Its error number.
    public let errno: Int32
  }

  /// Where it is, absolute.
  public let path: PathBytes
  private let descriptor: Int32

  /// Makes the folder.
  public init() throws {
    var template = Array("/tmp/regest-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw Failure(what: "mkdtemp", errno: errno)
    }
    path = PathBytes(template.dropLast().map { UInt8(bitPattern: $0) })
    descriptor = unsafe Glibc.open(template, O_RDONLY | O_DIRECTORY)
  }

  deinit {
    // The tree may be deeper than any path can say, so not by path.
    Self.empty(descriptor)
    close(descriptor)
    _ = unsafe rmdir(cString(path))
  }

  /// Writes a file, and the folders above it.
  public func file(_ name: PathBytes, _ content: [UInt8] = []) throws {
    let folder = path.appending(name).parent
    if let folder { try FileStore.createDirectory(folder) }
    let number = unsafe open(
      cString(path.appending(name)), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard number >= 0 else { throw Failure(what: "open", errno: errno) }
    defer { close(number) }
    try Self.write(content, to: number)
  }

  /// Adds to the end of a file.
  public func append(_ content: [UInt8], to name: PathBytes) throws {
    let number = unsafe open(cString(path.appending(name)), O_WRONLY | O_APPEND)
    guard number >= 0 else { throw Failure(what: "open", errno: errno) }
    defer { close(number) }
    try Self.write(content, to: number)
  }

  /// Removes a file, a link or an empty folder.
  public func remove(_ name: PathBytes) throws {
    try check("remove", unsafe Glibc.remove(cString(path.appending(name))))
  }

  /// Gives a file another name.
  public func rename(_ name: PathBytes, to other: PathBytes) throws {
    try check(
      "rename", unsafe Glibc.rename(cString(path.appending(name)), cString(path.appending(other))))
  }

  /// Makes a folder and those above it.
  public func folder(_ name: PathBytes) throws {
    try FileStore.createDirectory(path.appending(name))
  }

  /// Makes a symbolic link.
  public func link(_ name: PathBytes, to target: PathBytes) throws {
    try check("symlink", unsafe symlink(cString(target), cString(path.appending(name))))
  }

  /// Makes a named pipe.
  public func fifo(_ name: PathBytes) throws {
    try check("mkfifo", unsafe mkfifo(cString(path.appending(name)), 0o644))
  }

  /// Sets the permissions of a file or folder.
  public func setMode(_ mode: mode_t, of name: PathBytes) throws {
    try check("chmod", unsafe chmod(cString(path.appending(name)), mode))
  }

  /// Makes folders of one name inside each other and a file in every one.
  public func chain(_ depth: Int, name: String, file: String) throws {
    var current = dup(descriptor)
    defer { close(current) }
    for _ in 0..<depth {
      try check("mkdirat", unsafe mkdirat(current, name, 0o755))
      let next = unsafe openat(current, name, O_RDONLY | O_DIRECTORY)
      try check("openat", next)
      close(current)
      current = next
      let number = unsafe openat(current, file, O_WRONLY | O_CREAT, 0o644)
      try check("openat", number)
      close(number)
    }
  }

  /// The names in a folder, sorted.
  public func names(in folder: PathBytes = ".") throws -> [PathBytes] {
    guard let stream = unsafe opendir(cString(path.appending(folder))) else {
      throw Failure(what: "opendir", errno: errno)
    }
    defer { unsafe closedir(stream) }
    return unsafe Self.names(stream).sorted()
  }

  private func check(_ what: String, _ status: Int32) throws {
    guard status >= 0 else { throw Failure(what: what, errno: errno) }
  }

  private static func write(_ content: [UInt8], to number: Int32) throws {
    var written = 0
    while written < content.count {
      let count = unsafe content.withUnsafeBytes {
        unsafe Glibc.write(number, $0.baseAddress.map { unsafe $0 + written }, $0.count - written)
      }
      guard count > 0 else { throw Failure(what: "write", errno: errno) }
      written += count
    }
  }

  private static func names(_ stream: OpaquePointer) -> [PathBytes] {
    var names: [PathBytes] = []
    while let entry = unsafe readdir(stream) {
      guard let first = unsafe UnsafePointer(entry).pointer(to: \.d_name.0) else { continue }
      let name = unsafe PathBytes(
        Array(UnsafeRawBufferPointer(start: first, count: strlen(first))))
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Empties a folder however deep it is: what lies below a subfolder is moved
  /// up until nothing is below anything.
  private static func empty(_ folder: Int32) {
    var moved = 0
    while true {
      fchmod(folder, 0o755)
      guard let stream = unsafe fdopendir(openat(folder, ".", O_RDONLY | O_DIRECTORY)) else {
        return
      }
      let names = unsafe Self.names(stream)
      unsafe closedir(stream)
      if names.isEmpty { return }
      for name in names {
        if unsafe unlinkat(folder, cString(name), 0) == 0 { continue }
        if unsafe unlinkat(folder, cString(name), AT_REMOVEDIR) == 0 { continue }
        let inner = unsafe openat(folder, cString(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        if inner < 0 {
          guard unsafe fchmodat(folder, cString(name), 0o755, 0) == 0 else { return }
          continue
        }
        fchmod(inner, 0o755)
        if let stream = unsafe fdopendir(openat(inner, ".", O_RDONLY | O_DIRECTORY)) {
          for below in unsafe Self.names(stream) {
            moved += 1
            _ = unsafe renameat(inner, cString(below), folder, "moved-\(moved)")
          }
          unsafe closedir(stream)
        }
        close(inner)
      }
    }
  }
}

/// The path as an array that C takes for a string.
public func cString(_ path: PathBytes) -> [CChar] {
  path.bytes.map { CChar(bitPattern: $0) } + [0]
}
