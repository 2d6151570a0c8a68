internal import CLinux
internal import Glibc

/// The names in one folder, in the order in which the paths below it sort.
struct FolderEntries {
  /// A name and, where the file system tells it, what it is.
  struct Entry {
    var name: Range<Int>
    var kind: FileStatus.Kind?
    /// The size of a file in bytes, where it was asked for.
    var size: UInt64?
  }

  /// The names, one after another.
  private(set) var bytes: [UInt8] = []
  var entries: [Entry] = []

  /// An empty list, to be filled with ``add(_:kind:)``.
  init() {}

  /// Reads the entries of a folder that was just opened except `.` and `..`.
  init(of folder: Int32) throws(ErrorNumber) {
    try unsafe withUnsafeTemporaryAllocation(byteCount: 32 << 10, alignment: 8) {
      (buffer) throws(ErrorNumber) in
      // The descriptor may have been listed before.
      _ = try System.retrying { lseek(folder, 0, SEEK_SET) }
      while true {
        let count = try System.retrying {
          unsafe regest_getdents64(folder, buffer.baseAddress, buffer.count)
        }
        if count == 0 { return }
        unsafe add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  /// Adds what one call of `getdents64` gave: records of a number (8 bytes), an offset
  /// (8), their length (2), the type (1) and the name, ended by a zero byte.
  @unsafe
  private mutating func add(_ records: UnsafeRawBufferPointer) {
    var start = 0
    while start + 19 < records.count {
      let length = unsafe Int(records.loadUnaligned(fromByteOffset: start + 16, as: UInt16.self))
      guard length > 19, start + length <= records.count else { return }
      let name = unsafe records[(start + 19)..<(start + length)].prefix { $0 != 0 }
      let isDots = unsafe name.count <= 2 && name.allSatisfy { $0 == PathBytes.dot }
      if !isDots {
        unsafe add(name, kind: FileStatus.Kind(entryType: records[start + 18]))
      }
      start += length
    }
  }

  /// Adds one entry.
  mutating func add(_ name: some Collection<UInt8>, kind: FileStatus.Kind?) {
    let start = bytes.count
    bytes.append(contentsOf: name)
    entries.append(Entry(name: start..<bytes.count, kind: kind))
  }

  /// The name of an entry.
  func name(of entry: Entry) -> ArraySlice<UInt8> { bytes[entry.name] }

  /// Sorts by the paths that the entries give rise to: those below a folder have a slash
  /// after its name. So a walk that enters each folder in its place meets all files of a
  /// tree in the byte order of their paths.
  mutating func sort() {
    let bytes = bytes
    unsafe bytes.withUnsafeBufferPointer { buffer in
      entries.sort { unsafe Self.precedes($0, $1, in: buffer) }
    }
  }

  @unsafe
  private static func precedes(
    _ one: Entry, _ other: Entry, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    let shared = min(one.name.count, other.name.count)
    let order = unsafe memcmp(start + one.name.lowerBound, start + other.name.lowerBound, shared)
    if order != 0 { return order < 0 }
    // -1 stands for the end, which precedes every byte.
    func next(_ entry: Entry) -> Int {
      if entry.name.count > shared { return unsafe Int(bytes[entry.name.lowerBound + shared]) }
      return entry.kind == .directory ? Int(PathBytes.slash) : -1
    }
    return next(one) < next(other)
  }
}
