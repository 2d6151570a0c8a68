import HTTPTypes
import Hummingbird
import Logging

/// Tells each request in a line: what was asked of which route, and how it went. Neither the
/// text that was sent nor the address with its query is told, since users' words stand there.
/// The answer names the request's id.
struct AccessLog: RouterMiddleware {
  typealias Context = ServiceContext

  let clientHeader: HTTPField.Name?

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.clientHeader = clientHeader
    let start = ContinuousClock.now
    var response = try await next(request, context)
    response.headers[Self.idField] = context.id
    let took = (ContinuousClock.now - start) / .microseconds(1)
    context.logger.info(
      "request",
      metadata: [
        "method": .string(request.method.rawValue),
        "route": .string(context.endpointPath ?? "-"),
        "status": .stringConvertible(response.status.code),
        "microseconds": .stringConvertible(Int(took)),
        "bytes": .stringConvertible(response.body.contentLength ?? -1),
      ])
    return response
  }

  private static let idField: HTTPField.Name = {
    guard let name = HTTPField.Name("X-Request-Id") else {
      preconditionFailure("X-Request-Id is a field's name")
    }
    return name
  }()
}
