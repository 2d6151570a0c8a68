internal import Glibc

/// One of the tool's own files, of which stretches are read in any order.
public struct FileStretches: ~Copyable, Sendable {
  private let path: PathBytes
  private let file: Descriptor

  /// Opens a file, followed through links.
  ///
  /// - Throws: ``FileSystemError`` when it cannot be opened.
  public init(of path: PathBytes) throws(FileSystemError) {
    let file = try FileStore.open(path)
    self.path = path
    self.file = file
  }

  /// Reads the bytes of a range; fewer where the file ends before. Any thread may ask.
  ///
  /// - Throws: ``FileSystemError`` when they cannot be read.
  public func read(_ range: Range<Int>) throws(FileSystemError) -> [UInt8] {
    do throws(ErrorNumber) {
      var bytes = [UInt8](repeating: 0, count: range.count)
      var filled = 0
      while filled < bytes.count {
        let count = try System.read(
          file.number, at: range.lowerBound + filled, into: &bytes, from: filled)
        if count == 0 { break }
        filled += count
      }
      bytes.removeLast(bytes.count - filled)
      return bytes
    } catch {
      throw FileSystemError(path: path, operation: .read, errno: error.code)
    }
  }
}
