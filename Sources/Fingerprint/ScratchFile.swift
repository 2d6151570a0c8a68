internal import Glibc
internal import Synchronization

/// Bytes that are put aside and wanted again later: in memory while they are few, and then
/// in a file without a name, which is gone with the process however that ends.
///
///     let scratch = ScratchFile(in: "/var/tmp")
///     let place = try scratch.append(line)
///     let again = try scratch.read(place)
///
/// Any thread may append and read.
public final class ScratchFile: Sendable {
  /// What is put aside, and where.
  private struct Content: ~Copyable {
    /// All bytes, while there is no file.
    var memory: [UInt8] = []
    var file: Descriptor?
    var count = 0
  }

  private let folder: PathBytes
  private let limit: Int
  private let content = Mutex(Content())

  /// Puts nothing aside yet, and makes no file.
  ///
  /// - Parameters:
  ///   - folder: where the file lies, should one be needed.
  ///   - limit: how many bytes are kept in memory.
  public init(in folder: PathBytes, keepingInMemory limit: Int = 4 << 20) {
    self.folder = folder
    self.limit = limit
  }

  /// Puts bytes aside and tells their place.
  ///
  /// - Throws: ``FileSystemError`` when the folder cannot be written to or the disk is full.
  public func append(_ bytes: [UInt8]) throws(FileSystemError) -> Range<Int> {
    try content.withLock { (content) throws(FileSystemError) in
      if content.file == nil, content.count + bytes.count > limit {
        content.file = try makeFile(holding: content.memory)
        content.memory = []
      }
      if let number = content.file?.number {
        try write(bytes, to: number)
      } else {
        content.memory += bytes
      }
      defer { content.count += bytes.count }
      return content.count..<content.count + bytes.count
    }
  }

  /// The bytes at a place that ``append(_:)`` told, or at a part of it.
  ///
  /// - Throws: ``FileSystemError`` when the file cannot be read.
  public func read(_ place: Range<Int>) throws(FileSystemError) -> [UInt8] {
    try content.withLock { (content) throws(FileSystemError) in
      guard let number = content.file?.number else { return Array(content.memory[place]) }
      var bytes = [UInt8](repeating: 0, count: place.count)
      var filled = 0
      while filled < bytes.count {
        let count: Int
        do throws(ErrorNumber) {
          count = try System.read(number, at: place.lowerBound + filled, into: &bytes, from: filled)
        } catch {
          throw FileSystemError(path: folder, operation: .read, errno: error.code)
        }
        guard count > 0 else {
          throw FileSystemError(path: folder, operation: .read, errno: EIO)
        }
        filled += count
      }
      return bytes
    }
  }

  private func makeFile(holding bytes: [UInt8]) throws(FileSystemError) -> Descriptor {
    do throws(ErrorNumber) {
      let folder = try Descriptor(opening: folder.bytes[...], flags: O_RDONLY | O_DIRECTORY)
      let (name, number) = try TemporaryName.create(
        in: folder.number, access: O_RDWR, mode: 0o600)
      let file = Descriptor(owning: number)
      try unsafe System.withCString(name[...]) { (path) throws(ErrorNumber) in
        _ = try System.retrying { unsafe unlinkat(folder.number, path, 0) }
      }
      try System.write(bytes, to: number)
      return file
    } catch {
      throw FileSystemError(path: folder, operation: .write, errno: error.code)
    }
  }

  private func write(_ bytes: [UInt8], to number: Int32) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try System.write(bytes, to: number)
    } catch {
      throw FileSystemError(path: folder, operation: .write, errno: error.code)
    }
  }
}
