import CanonicalJSON
import Fingerprint
import HTTPTypes
import Hummingbird
import NIOCore

/// `POST /v1/fingerprint`: the SHA-256 and the size of any bytes, which are digested as they
/// come in and never held.
struct FingerprintRoute: Sendable {
  /// The largest body that is read, in bytes.
  let limit: Int

  func add(to table: inout RouteTable) {
    table.post(streamed: "/v1/fingerprint", open: true) { request, _ in
      try await answer(request)
    }
  }

  private func answer(_ request: Request) async throws -> Response {
    let refusal = Problem(.tooLarge, "at most \(limit) bytes are fingerprinted")
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw refusal
    }
    var context = try DigestContext()
    var size = 0
    for try await part in request.body {
      guard part.readableBytes <= limit - size else { throw refusal }
      size += part.readableBytes
      try context.update(part.readableBytesUInt8Span)
    }
    return Response([
      "sha256": .string(try context.finish().hex), "size": .integer(Int64(size)),
    ])
  }
}
