import HTTPTypes
import Hummingbird

/// The addresses of the service with the methods they take. An address that is asked with
/// another method says which it takes, status 405.
struct RouteTable {
  /// What answers a request with its body.
  typealias Handler = @Sendable (Request, [UInt8], ServiceContext) async throws -> Response

  /// What takes a method at an address.
  struct Route: Sendable {
    var method: HTTPRequest.Method
    var path: String
    /// Whether it is taken from what a client may ask in a time.
    var isCounted: Bool
    /// What is asked before the body is read.
    var check: @Sendable (Request) async throws -> Void = { _ in }
    var handler: Handler
  }

  private(set) var routes: [Route] = []

  /// Takes GET, and so HEAD.
  mutating func get(
    _ path: String, counted: Bool = true,
    _ handler: @escaping @Sendable (Request, ServiceContext) async throws -> Response
  ) {
    routes.append(
      Route(method: .get, path: path, isCounted: counted) { request, _, context in
        try await handler(request, context)
      })
  }

  /// Takes POST.
  ///
  /// - Parameter check: throws for a request whose body is not to be read.
  mutating func post(
    _ path: String, check: @escaping @Sendable (Request) async throws -> Void = { _ in },
    _ handler: @escaping Handler
  ) {
    routes.append(
      Route(method: .post, path: path, isCounted: true, check: check, handler: handler))
  }

  /// Puts all into a router.
  func add(to router: Router<ServiceContext>, limit: RateLimit, intake: Intake) {
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        guard route.isCounted else { return try await route.handler(request, [], context) }
        return try await limit.counting(context.client(request)) {
          guard route.method == .post else {
            return try await intake.answering { try await route.handler(request, [], context) }
          }
          try await route.check(request)
          return try await intake.answering(request) { body in
            try await LargeWork.of(body.count) {
              try await route.handler(request, body, context)
            }
          }
        }
      }
    }
    for path in Set(routes.map(\.path)) {
      let allow = allowed(path) ?? ""
      router.on(RouterPath(path), method: .options) { _, _ in
        Response(status: .noContent, headers: [.allow: allow])
      }
    }
  }

  /// The methods that an address takes, in the order of their names; nil where nothing has it.
  func allowed(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    var methods: Set<String> = []
    for route in routes where Self.matches(route.path.split(separator: "/"), parts) {
      methods.formUnion(route.method == .get ? ["GET", "HEAD"] : [route.method.rawValue])
    }
    return methods.isEmpty ? nil : methods.union(["OPTIONS"]).sorted().joined(separator: ", ")
  }

  private static func matches(_ pattern: [Substring], _ parts: [Substring]) -> Bool {
    guard pattern.last != "**" else {
      return parts.count >= pattern.count && matches(pattern.dropLast(), parts)
    }
    return pattern.count == parts.count
      && zip(pattern, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
  }

  private static func matches(_ pattern: ArraySlice<Substring>, _ parts: [Substring]) -> Bool {
    zip(pattern, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
  }
}
