import Hummingbird
import NIOCore

extension Request {
  /// The whole body.
  ///
  /// - Parameter limit: how many bytes are read at most. A body that says it is larger is
  ///   refused before a byte of it is read, one that does not say so as soon as it is.
  /// - Throws: ``Problem`` `tooLarge`.
  func bytes(limit: Int) async throws -> [UInt8] {
    let refusal = Problem(
      .tooLarge, "at most \(limit) bytes are read", headers: [.connection: "close"])
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw refusal }
    var bytes: [UInt8] = []
    for try await part in body {
      guard bytes.count + part.readableBytes <= limit else { throw refusal }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }
}
