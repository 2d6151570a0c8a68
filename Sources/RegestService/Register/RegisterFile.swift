import Fingerprint
import Hummingbird
import NIOCore
import NIOPosix
import Regest

/// The SQLite file of a register, open from the start: what is put in its place later is
/// another file.
final class RegisterFile: Sendable {
  /// The size in bytes.
  let size: Int
  /// SHA-256 of the file's bytes, which is not the register's identity: two files may hold the
  /// same rows.
  let digest: SHA256Digest
  private let file: FileStretches

  private static let pieceSize = 64 << 10

  /// Opens a file and reads it through.
  ///
  /// - Throws: `registerUnreadable`; `digestUnavailable`.
  init(_ path: PathBytes) throws(RegestError) {
    do {
      file = try FileStretches(of: path)
      var context = try DigestContext()
      var place = 0
      while true {
        let piece = try file.read(place..<place + 16 * Self.pieceSize)
        if piece.isEmpty { break }
        place += piece.count
        try context.update(piece.span)
      }
      size = place
      digest = try context.finish()
    } catch let error as FileSystemError {
      throw RegestError(.registerUnreadable, error.message, underlying: error)
    } catch {
      throw RegestError(
        .digestUnavailable, "the digest library failed", underlying: error)
    }
  }

  /// Some of its bytes as the body of an answer, which is read as the client takes it.
  func body(_ range: Range<Int>) -> ResponseBody {
    ResponseBody(contentLength: range.count) { [self] writer in
      var place = range.lowerBound
      while place < range.upperBound {
        let piece = place..<min(place + Self.pieceSize, range.upperBound)
        let bytes = try await NIOThreadPool.singleton.runIfActive { try self.file.read(piece) }
        // Cut off meanwhile; so is the answer, which its length tells.
        guard bytes.count == piece.count else { throw ChannelError.eof }
        try await writer.write(ByteBuffer(bytes: bytes))
        place = piece.upperBound
      }
      try await writer.finish(nil)
    }
  }
}
