import CanonicalJSON
import HTTPTypes
import Hummingbird
import NIOCore

/// Why a request was not answered as asked, as `application/problem+json` (RFC 9457).
///
/// `type` is stable: `urn:regest:problem:` and a kind's name, which the page of the API
/// explains. A problem never quotes what the user sent.
struct Problem: Error {
  /// The kind.
  var kind: Kind
  /// One sentence, lower case, without a final period: what is wrong with this request, and
  /// what to do.
  var detail: String
  /// The first byte of the body that is wrong, from 0.
  var offset: Int?
  /// The member of the body that is wrong, as a JSON pointer (RFC 6901).
  var pointer: String?
  /// The code of the diagnostic that explains it (`REF…`).
  var code: String?
  /// Fields of the answer: what is allowed, when to come back.
  var headers: HTTPFields

  init(
    _ kind: Kind, _ detail: String, offset: Int? = nil, pointer: String? = nil,
    code: String? = nil, headers: HTTPFields = [:]
  ) {
    self.kind = kind
    self.detail = detail
    self.offset = offset
    self.pointer = pointer
    self.code = code
    self.headers = headers
  }

  /// The body of the answer.
  var json: [UInt8] {
    JSON(
      optional: [
        ("type", .string("urn:regest:problem:\(kind.rawValue)")),
        ("title", .string(kind.title)),
        ("status", .integer(Int64(kind.status.code))),
        ("detail", .string(detail)),
        ("code", code.map(JSON.string)),
        ("offset", offset.map { .integer(Int64($0)) }),
        ("pointer", pointer.map(JSON.string)),
      ]
    ).lineBytes() + [0x0A]
  }

  /// The answer.
  var response: Response {
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.cacheControl] = "no-store"
    return Response(
      status: kind.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json))
    )
  }
}
