internal import Glibc

/// One of the tool's own files, of which stretches are read in any order.
public struct FileStretches: ~Copyable {
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

  /// Reads the bytes of a range; fewer where the file ends before.
  ///
  /// - Throws: ``FileSystemError`` when they cannot be read.
  public mutating func read(_ range: Range<Int>) throws(FileSystemError) -> [UInt8] {
    do throws(ErrorNumber) {
      let number = file.number
      _ = try System.retrying { lseek(number, range.lowerBound, SEEK_SET) }
      var bytes: [UInt8] = []
      while bytes.count < range.count {
        var block = [UInt8](repeating: 0, count: range.count - bytes.count)
        let read = try System.read(number, into: &block)
        if read == 0 { break }
        bytes += block[..<read]
      }
      return bytes
    } catch {
      throw FileSystemError(path: path, operation: .read, errno: error.code)
    }
  }
}
