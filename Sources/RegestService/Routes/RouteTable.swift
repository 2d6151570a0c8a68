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
    var isCounted = true
    /// Whether scripts in pages of other sites may read the answer.
    var isOpen: Bool
    /// Whether the body comes in, or the answer goes out, piece by piece and is never held as
    /// a whole.
    var isStreamed = false
    /// What is asked before the body is read.
    var check: @Sendable (Request) async throws -> Void = { _ in }
    var handler: Handler
  }

  private(set) var routes: [Route] = []

  /// Takes GET, and so HEAD.
  mutating func get(
    _ path: String, counted: Bool = true, open: Bool = true, streamed: Bool = false,
    _ handler: @escaping @Sendable (Request, ServiceContext) async throws -> Response
  ) {
    routes.append(
      Route(
        method: .get, path: path, isCounted: counted, isOpen: open, isStreamed: streamed,
        handler: { request, _, context in try await handler(request, context) }))
  }

  /// Takes POST with a body that is read as a whole.
  ///
  /// - Parameter check: throws for a request whose body is not to be read.
  mutating func post(
    _ path: String, open: Bool = false,
    check: @escaping @Sendable (Request) async throws -> Void = { _ in },
    _ handler: @escaping Handler
  ) {
    routes.append(
      Route(method: .post, path: path, isOpen: open, check: check, handler: handler))
  }

  /// Takes POST with a body that the handler reads by itself.
  mutating func post(
    streamed path: String, open: Bool = false,
    _ handler: @escaping @Sendable (Request, ServiceContext) async throws -> Response
  ) {
    routes.append(
      Route(
        method: .post, path: path, isOpen: open, isStreamed: true,
        handler: { request, _, context in try await handler(request, context) }))
  }

  /// Puts all into a router.
  func add(to router: Router<ServiceContext>, limit: RateLimit, intake: Intake) {
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await CrossOrigin.answering(isOpen: route.isOpen) {
          guard route.isCounted else { return try await route.handler(request, [], context) }
          let client = context.client(request)
          return try await limit.counting(client) {
            if route.isStreamed { return try await route.handler(request, [], context) }
            guard route.method == .post else {
              return try await intake.answering(of: client) {
                try await route.handler(request, [], context)
              }
            }
            try await route.check(request)
            return try await intake.answering(request, of: client) { body in
              try await LargeWork.of(SubmittedMedia.work(request, body)) {
                try await route.handler(request, body, context)
              }
            }
          }
        }
      }
    }
    for path in Set(routes.map(\.path)) {
      let allow = allowed(path) ?? ""
      let open = Self.names(routes.filter { $0.path == path && $0.isOpen })
      router.on(RouterPath(path), method: .options) { _, _ in
        var response = Response(status: .noContent, headers: [.allow: allow])
        if !open.isEmpty { CrossOrigin.allow(open, in: &response.headers) }
        return response
      }
    }
  }

  /// The methods that an address takes, in the order of their names; nil where nothing has it.
  func allowed(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    let found = routes.filter { Self.matches($0.path.split(separator: "/"), parts) }
    return found.isEmpty
      ? nil : (Self.names(found) + ["OPTIONS"]).sorted().joined(separator: ", ")
  }

  /// The methods of some routes, with HEAD where there is GET.
  private static func names(_ routes: [Route]) -> [String] {
    let names = routes.flatMap { $0.method == .get ? ["GET", "HEAD"] : [$0.method.rawValue] }
    return Set(names).sorted()
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

/// Which requests are streamed, for who sees them before they are routed.
struct StreamedRequests: Sendable {
  private let routes: [(method: HTTPRequest.Method, start: String, end: String)]

  /// Those of a table. The path of each has one part at most that is not fixed.
  init(of table: RouteTable) {
    routes = table.routes.filter(\.isStreamed).map { route in
      let start = route.path.prefix { $0 != ":" }
      let end = route.path.dropFirst(start.count).drop { $0 != "/" }
      return (route.method, String(start), String(end))
    }
  }

  /// None.
  init() {
    routes = []
  }

  /// Whether a request is one of them. A path that is written otherwise than usual is not, and
  /// has the time of any other.
  func contains(_ request: HTTPRequest) -> Bool {
    guard !routes.isEmpty, let path = request.path?.prefix(while: { $0 != "?" }) else {
      return false
    }
    return routes.contains { route in
      route.method == request.method && path.hasPrefix(route.start)
        && (route.end.isEmpty
          ? path.utf8.count == route.start.utf8.count : path.hasSuffix(route.end))
    }
  }
}
