import HTTPTypes
import Hummingbird
import Logging

/// Counts, times and tells each request. The answer names the request's id.
struct RequestTelling: RouterMiddleware {
  typealias Context = ServiceContext

  let clientHeader: HTTPField.Name?
  let log: AccessLog
  let metrics = RequestMetrics()

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.clientHeader = clientHeader
    let start = ContinuousClock.now
    metrics.begin()
    defer { metrics.end() }
    var response = try await next(request, context)
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    let nanoseconds = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    let route = context.endpointPath ?? "-"
    metrics.count(request, response, route: route, nanoseconds: nanoseconds)
    let id = context.id
    response.headers[Self.idField] = id
    if context.logger.logLevel <= .info {
      log.tell(request, response, route: route, id: id, microseconds: Int(nanoseconds / 1000))
    }
    return response
  }

  private static let idField: HTTPField.Name = {
    guard let name = HTTPField.Name("X-Request-Id") else {
      preconditionFailure("X-Request-Id is a field's name")
    }
    return name
  }()
}
