import Hummingbird

/// Refuses addresses that are longer than is read.
struct AddressLimit: RouterMiddleware {
  typealias Context = ServiceContext

  let limit: Int

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.string.utf8.count <= limit else {
      throw Problem(.addressTooLong, "at most \(limit) bytes of address are read")
    }
    return try await next(request, context)
  }
}
