internal import CLinux
internal import Glibc

/// Puts files of one tree into another, file by file, without reading them where the file
/// system can spare that.
///
/// A reflink is a file of its own that shares blocks with the other until one of them is
/// changed. A hard link is another name of the same file: who changes one changes both.
/// Copies and reflinks keep permissions and the time of the last change.
public struct FilePlacer: ~Copyable {
  /// How a file is put in its place.
  public enum Way: String, Sendable, CaseIterable {
    /// By reflink where the file system can, else by hard link, else by copying.
    case auto
    /// By reflink or not at all (btrfs, XFS, bcachefs).
    case reflink
    /// By hard link or not at all.
    case hard
    /// By copying.
    case copy
  }

  private static let blockSize = 1 << 20

  private let base: Descriptor
  private let folder: PathBytes
  private let shown: PathBytes
  private let way: Way
  private var cursor: FolderCursor
  private var made: Set<PathBytes> = []
  /// What the file systems were found not to do.
  private var refused: Set<Way> = []
  /// How many files were put in place in each way but ``Way/auto``.
  public private(set) var counts: [Way: Int] = [:]

  /// Prepares to put files that lie below a base, reached through links if need be, into
  /// a folder that exists.
  ///
  /// - Parameter shown: what errors call the folder, where it is to have another name.
  /// - Throws: ``FileSystemError`` when the base cannot be opened.
  public init(
    from base: PathBytes, to folder: PathBytes, shownAs shown: PathBytes? = nil, _ way: Way
  ) throws(FileSystemError) {
    let opened = try SourceTree.open(base: base)
    cursor = FolderCursor(base: opened.number)
    self.base = opened
    self.folder = folder
    self.shown = shown ?? folder
    self.way = way
  }

  /// Puts one file in place, and makes the folders above it.
  ///
  /// - Parameters:
  ///   - source: the file, a normalized path relative to the base. No link on the way to
  ///     it is followed.
  ///   - target: its new place, a normalized path relative to the folder. It must be free.
  /// - Returns: what is wrong with the source; nil when it is in place.
  /// - Throws: ``FileSystemError`` when the target cannot be written.
  public mutating func place(
    _ source: PathBytes, as target: PathBytes
  ) throws(FileSystemError) -> FileProblem? {
    if let parent = target.parent, parent != "." { try make(parent) }
    let split = source.bytes.lastIndex(of: PathBytes.slash)
    do throws(FolderCursor.Obstacle) {
      try cursor.move(to: source.bytes[..<(split ?? 0)])
    } catch {
      return error.problem
    }
    let name = source.bytes[(split.map { $0 + 1 } ?? 0)...]
    let file: Descriptor
    do throws(ErrorNumber) {
      file = try Descriptor(opening: name, in: cursor.descriptor, flags: Descriptor.sourceFlags)
    } catch {
      return FileProblem(of: name, in: cursor.descriptor, error: error)
    }
    let status: FileStatus
    do throws(ErrorNumber) {
      status = try FileStatus(of: file.number)
    } catch {
      return FileProblem.problem(for: error)
    }
    guard status.kind == .file else {
      return FileProblem.problem(of: status.kind, name, in: cursor.descriptor) ?? .directory
    }
    return try place(file, name, status, as: target)
  }

  private mutating func make(_ parent: PathBytes) throws(FileSystemError) {
    guard made.insert(parent).inserted else { return }
    try FileStore.createDirectory(folder.appending(parent))
  }

  private mutating func place(
    _ file: borrowing Descriptor, _ source: ArraySlice<UInt8>, _ status: FileStatus,
    as name: PathBytes
  ) throws(FileSystemError) -> FileProblem? {
    let target = folder.appending(name)
    let ways: [Way] = way == .auto ? [.reflink, .hard, .copy] : [way]
    for way in ways where !refused.contains(way) {
      do throws(ErrorNumber) {
        try Interruption.check()
        let problem =
          switch way {
          case .hard: try link(source, status, at: target)
          case .reflink: try clone(file, status, at: target)
          case .copy, .auto: try copy(file, status, at: target)
          }
        if problem == nil { counts[way, default: 0] += 1 }
        return problem
      } catch {
        guard self.way == .auto, way != .copy, Self.isRefusal(error) else {
          throw FileSystemError(
            shown.appending(name), .write, error.code, reason: Self.reason(error, way))
        }
        // A file may have too many names; the next one has not.
        if error.code != EMLINK { refused.insert(way) }
      }
    }
    return nil
  }

  /// Whether an error says that it cannot be done in this way, rather than not at all.
  private static func isRefusal(_ error: ErrorNumber) -> Bool {
    [EOPNOTSUPP, ENOTTY, EXDEV, EINVAL, EPERM, EMLINK, ENOSYS].contains(error.code)
  }

  private static func reason(_ error: ErrorNumber, _ way: Way) -> String {
    guard isRefusal(error) else { return error.text }
    return switch way {
    case .reflink: "this file system makes no reflinks here (\(error.text))"
    case .hard: "no hard link can be made here (\(error.text))"
    case .copy, .auto: error.text
    }
  }

  private func link(
    _ name: ArraySlice<UInt8>, _ status: FileStatus, at target: PathBytes
  ) throws(ErrorNumber) -> FileProblem? {
    let source = cursor.descriptor
    try unsafe System.withCString(name) { (name) throws(ErrorNumber) in
      try unsafe System.withCString(target.bytes[...]) { (target) throws(ErrorNumber) in
        _ = try System.retrying { unsafe linkat(source, name, AT_FDCWD, target, 0) }
      }
    }
    // The name may have been given to another file meanwhile.
    return try FileStatus(of: target.bytes[...]).identity == status.identity ? nil : .unstable
  }

  private func clone(
    _ file: borrowing Descriptor, _ status: FileStatus, at target: PathBytes
  ) throws(ErrorNumber) -> FileProblem? {
    let new = try Self.create(target)
    do throws(ErrorNumber) {
      let (to, from) = (new.number, file.number)
      _ = try System.retrying { regest_clone(to, from) }
    } catch {
      // Another way wants the name free.
      try unsafe System.withCString(target.bytes[...]) { (name) throws(ErrorNumber) in
        _ = unsafe unlink(name)
      }
      throw error
    }
    return try finish(new, like: file, status)
  }

  private func copy(
    _ file: borrowing Descriptor, _ status: FileStatus, at target: PathBytes
  ) throws(ErrorNumber) -> FileProblem? {
    let new = try Self.create(target)
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    while true {
      try Interruption.check()
      let count = try System.read(file.number, into: &block)
      if count == 0 { break }
      try System.write(count == block.count ? block : Array(block[..<count]), to: new.number)
    }
    return try finish(new, like: file, status)
  }

  private static func create(_ path: PathBytes) throws(ErrorNumber) -> Descriptor {
    try Descriptor(
      opening: path.bytes[...], flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
  }

  /// Gives a new file what the system says of the old one, which must not have changed.
  private func finish(
    _ new: borrowing Descriptor, like file: borrowing Descriptor, _ status: FileStatus
  ) throws(ErrorNumber) -> FileProblem? {
    let number = new.number
    // Its owner may always read what is in the new tree.
    _ = try System.retrying { fchmod(number, status.permissions | 0o400) }
    let unchanged = timespec(tv_sec: 0, tv_nsec: Int(REGEST_UTIME_OMIT))
    let modified = timespec(
      tv_sec: status.modified.seconds, tv_nsec: status.modified.nanoseconds)
    let times = [unchanged, modified]
    _ = try System.retrying { unsafe futimens(number, times) }
    return try FileStatus(of: file.number) == status ? nil : .unstable
  }
}
