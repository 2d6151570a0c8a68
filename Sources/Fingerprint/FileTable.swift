internal import Glibc
internal import Synchronization

/// The files of a tree in the byte order of their paths, each with what its reading gave.
///
/// Some 100 bytes a file and the length of its name: a folder's path is held once, and no
/// file has an object of its own. A row is known by its index, which is its place in the
/// order.
///
/// Sendable because of who writes when: the walk alone adds rows, tells the readers of
/// them under a lock, and never touches them again; a row's outcome is written by the one
/// reader that was given it; and whoever gets the table from ``SourceReader`` gets it
/// after all threads have ended, when nothing is written any more.
@safe
public final class FileTable: @unchecked Sendable {
  /// What is held of a file.
  struct Row: BitwiseCopyable {
    var nameStart: Int
    var nameLength: UInt32
    var folder: UInt32
    var state = State.listed
    /// Whether the content is of the kind that was asked for.
    var isWanted = false
    var digest: SHA256Digest?
    var stamp: FileStamp?
  }

  /// How far the work on a file is.
  enum State: UInt8, BitwiseCopyable {
    /// Waits for its turn, or cannot be read: then it stays so.
    case listed
    /// Waits among the large ones.
    case large
    case read
    /// Not read: its digest was known.
    case known
    /// Not looked at: it was not asked for.
    case left
  }

  private struct Folder: BitwiseCopyable {
    var start: Int
    var length: Int
  }

  private var rows = Segments<Row>()
  private var folders = Segments<Folder>()
  private var bytes = Segments<UInt8>()

  /// The digests besides SHA-256 that are held of a file.
  let otherKinds: DigestKinds
  let otherLength: Int
  var others: Segments<UInt8>

  init(otherDigests: DigestKinds = []) {
    otherKinds = otherDigests
    otherLength = otherDigests.byteCount
    others = Segments(width: otherLength)
  }

  /// The number of files.
  public var count: Int { rows.count }

  /// Adds a folder, relative to the base and empty for the base itself.
  func addFolder(_ path: [UInt8]) -> UInt32 {
    folders.append(Folder(start: add(path[...]), length: path.count))
    return UInt32(folders.count - 1)
  }

  /// Adds a file, which must follow all others in byte order, and gives its index.
  func addFile(_ name: ArraySlice<UInt8>, folder: UInt32) -> Int {
    rows.append(Row(nameStart: add(name), nameLength: UInt32(name.count), folder: folder))
    if otherLength > 0 { others.appendRoom() }
    return rows.count - 1
  }

  private func add(_ text: ArraySlice<UInt8>) -> Int {
    let start = bytes.reserve(text.count)
    unsafe text.withUnsafeBufferPointer { buffer in
      guard let source = buffer.baseAddress else { return }
      unsafe bytes.pointer(to: start).initialize(from: source, count: buffer.count)
    }
    return start
  }

  /// The row with an index, to be read or, by the reader it was given to, written.
  func withRow<Result>(_ index: Int, _ body: (inout Row) -> Result) -> Result {
    unsafe body(&rows.pointer(to: index).pointee)
  }

  /// The folder of a file, by its number.
  func folder(of index: Int) -> UInt32 { withRow(index) { $0.folder } }

  /// The path of a folder relative to the base, empty for the base.
  func folderPath(_ number: UInt32) -> [UInt8] {
    var path: [UInt8] = []
    append(folder: number, to: &path)
    return path
  }

  private func append(folder number: UInt32, to path: inout [UInt8]) {
    let folder = unsafe folders.pointer(to: Int(number)).pointee
    append(folder.start, folder.length, to: &path)
  }

  private func append(_ start: Int, _ length: Int, to path: inout [UInt8]) {
    guard length > 0 else { return }
    unsafe path.append(
      contentsOf: UnsafeBufferPointer(start: bytes.pointer(to: start), count: length))
  }

  /// The name of a file in its folder.
  func name(of index: Int) -> [UInt8] {
    var name: [UInt8] = []
    withRow(index) { append($0.nameStart, Int($0.nameLength), to: &name) }
    return name
  }

  /// The path of a file, normalized and relative to the base.
  public func path(at index: Int) -> PathBytes {
    var path: [UInt8] = []
    appendPath(at: index, to: &path)
    return PathBytes(path)
  }

  /// Adds the path of a file to some bytes.
  public func appendPath(at index: Int, to bytes: inout [UInt8]) {
    withRow(index) { row in
      let before = bytes.count
      append(folder: row.folder, to: &bytes)
      if bytes.count > before { bytes.append(PathBytes.slash) }
      append(row.nameStart, Int(row.nameLength), to: &bytes)
    }
  }

  /// The digest and size of a file; nil for one that could not be read.
  public func fingerprint(at index: Int) -> FileFingerprint? {
    withRow(index) { row in
      guard let digest = row.digest, let stamp = row.stamp else { return nil }
      return FileFingerprint(digest: digest, size: stamp.size)
    }
  }

  /// Whether a file was not looked at, since it was not asked for.
  public func isLeft(at index: Int) -> Bool { withRow(index) { $0.state == .left } }

  /// Whether a file was not read, since its digest was known.
  public func isKnown(at index: Int) -> Bool { withRow(index) { $0.state == .known } }

  /// What the system said about a file while it was read; nil for one that could not be.
  public func stamp(at index: Int) -> FileStamp? { withRow(index) { $0.stamp } }
}
