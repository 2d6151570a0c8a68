import ArchivalReference
import Fingerprint
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import Regest

/// What answers requests: one register, one table of archives, and the routes over them.
struct Service: Sendable {
  let settings: ServiceSettings
  let register: Register
  /// The identity of the register's rows.
  let snapshot: RegisterSnapshot
  let examiner: Examiner

  /// Opens what the service answers from.
  ///
  /// - Throws: what a register that cannot be read throws.
  init(_ settings: ServiceSettings) throws(RegestError) {
    self.settings = settings
    register = try Register.open(settings.register)
    snapshot = try register.snapshot
    examiner = Examiner(register: register)
  }

  /// The version that answers and reports name.
  static let version = "0.1.0"

  /// The routes, each behind the limits.
  func router() -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self, options: [.autoGenerateHeadEndpoints])
    let limits = settings.limits
    router.add(middleware: ProblemMiddleware())
    router.add(middleware: RequestGate(limit: limits.requests))
    router.add(middleware: RateLimit(rate: limits.rate, burst: limits.burst))
    var table = RouteTable()
    ParseRoute(parser: examiner.parser, limits: limits).add(to: &table)
    CheckRoute(examiner: examiner, limits: limits).add(to: &table)
    HealthRoutes(service: self).add(to: &table)
    table.add(to: router)
    return router
  }

  /// The application that listens.
  func application(logger: Logger) throws -> some ApplicationProtocol {
    let limits = settings.limits
    var channel = HTTP1Channel.Configuration(
      additionalChannelHandlers: [Deadlines(limits: limits)],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: limits.header, maxHeaderListSize: limits.header,
        maxHeaderFieldCount: 100))
    channel.idleTimeout = nil
    return Application(
      router: router(), server: .http1(configuration: channel),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil,
        availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
      logger: logger)
  }
}
