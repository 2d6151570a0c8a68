import HTTPTypes
import Hummingbird

/// The addresses of the service with the methods they take. An address that is asked with
/// another method says which it takes, status 405.
struct RouteTable {
  typealias Handler = @Sendable (Request, ServiceContext) async throws -> Response

  /// What takes a method at an address.
  struct Route: Sendable {
    var method: HTTPRequest.Method
    var path: String
    /// Whether it is taken from what a client may ask in a time.
    var isCounted: Bool
    var handler: Handler
  }

  private(set) var routes: [Route] = []

  /// Takes GET, and so HEAD.
  mutating func get(_ path: String, counted: Bool = true, _ handler: @escaping Handler) {
    routes.append(Route(method: .get, path: path, isCounted: counted, handler: handler))
  }

  /// Takes POST.
  mutating func post(_ path: String, _ handler: @escaping Handler) {
    routes.append(Route(method: .post, path: path, isCounted: true, handler: handler))
  }

  /// Puts all into a router.
  func add(to router: Router<ServiceContext>, limit: RateLimit) {
    var methods: [String: [HTTPRequest.Method]] = [:]
    for route in routes {
      methods[route.path, default: []] += route.method == .get ? [.get, .head] : [route.method]
      router.on(RouterPath(route.path), method: route.method) { request, context in
        guard route.isCounted else { return try await route.handler(request, context) }
        return try await limit.counting(context.client(request)) {
          try await route.handler(request, context)
        }
      }
    }
    for (path, taken) in methods {
      let allow = (taken + [.options]).map(\.rawValue).sorted().joined(separator: ", ")
      router.on(RouterPath(path), method: .options) { _, _ in
        Response(status: .noContent, headers: [.allow: allow])
      }
      for method in Self.methods where !taken.contains(method) {
        router.on(RouterPath(path), method: method) { _, _ -> Response in
          throw Problem(
            .methodNotAllowed, "this address takes \(allow)", headers: [.allow: allow])
        }
      }
    }
  }

  private static let methods: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .delete, .patch, .trace,
  ]
}
