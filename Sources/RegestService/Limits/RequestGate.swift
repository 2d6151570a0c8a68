import Hummingbird
import Synchronization

/// Answers only so many requests at a time.
final class RequestGate: RouterMiddleware {
  typealias Context = ServiceContext

  private let limit: Int
  private let open = Atomic(0)

  init(limit: Int) {
    self.limit = limit
  }

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    let before = open.wrappingAdd(1, ordering: .relaxed).oldValue
    defer { open.wrappingSubtract(1, ordering: .relaxed) }
    guard before < limit else {
      throw Problem(
        .overloaded, "\(limit) requests are being answered; come again in a second",
        headers: [.retryAfter: "1"])
    }
    return try await next(request, context)
  }
}
