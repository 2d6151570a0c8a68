import HTTPTypes
import Hummingbird

/// What lets scripts in the pages of other sites read answers (the Fetch standard, “CORS
/// protocol”).
///
/// All that is open is open to everybody: no answer depends on who asks, and tokens are not
/// among the fields that may be sent.
enum CrossOrigin {
  private static let origin = name("Access-Control-Allow-Origin")
  private static let methods = name("Access-Control-Allow-Methods")
  private static let fields = name("Access-Control-Allow-Headers")
  private static let age = name("Access-Control-Max-Age")
  private static let exposed = name("Access-Control-Expose-Headers")

  private static let exposedFields =
    "ETag, Link, Location, RateLimit, RateLimit-Policy, Repr-Digest, Retry-After, X-Request-Id"

  /// An answer, or a problem, which others may read if the address is open to them.
  static func answering(
    isOpen: Bool, _ answer: () async throws -> Response
  ) async throws -> Response {
    guard isOpen else { return try await answer() }
    do {
      var response = try await answer()
      open(&response.headers)
      return response
    } catch var problem as Problem {
      open(&problem.headers)
      throw problem
    }
  }

  /// What is asked before a request that is not simple: whether it may be made.
  static func allow(_ taken: [String], in headers: inout HTTPFields) {
    headers[origin] = "*"
    headers[methods] = taken.joined(separator: ", ")
    headers[fields] = "Accept, Content-Type, If-None-Match, If-Range, Range"
    headers[age] = "86400"
  }

  private static func open(_ headers: inout HTTPFields) {
    headers[origin] = "*"
    headers[exposed] = exposedFields
  }

  private static func name(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is a field's name") }
    return name
  }
}
