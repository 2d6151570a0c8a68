internal import Glibc

extension FileStore {
  /// Adds bytes to the end of a file, which is made where there is none. What others add at the
  /// same time is kept (`O_APPEND`).
  ///
  /// - Throws: ``FileSystemError`` when it cannot be opened or written; some of the bytes may be
  ///   in it then.
  public static func append(_ bytes: [UInt8], to path: PathBytes) throws(FileSystemError) {
    do throws(ErrorNumber) {
      let file = try Descriptor(
        opening: path.bytes[...], flags: O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY, mode: 0o666)
      try System.write(bytes, to: file.number)
    } catch {
      throw FileSystemError(path: path, operation: .write, errno: error.code)
    }
  }
}
