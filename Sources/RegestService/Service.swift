import ArchivalReference
import Fingerprint
import Hummingbird
import Ledger
import Logging
import Regest

/// What answers requests: one register, one table of archives, and the routes over them.
struct Service: Sendable {
  /// The version that answers and reports name.
  static let version = "0.1.0"

  let settings: ServiceSettings
  let served: ServedRegister
  let register: Register
  /// The identity of the register's rows.
  let snapshot: RegisterSnapshot
  let examiner: Examiner
  let metrics: PrometheusMetrics
  /// Where requests are told.
  let lines: LogLines
  /// The records it has issued; nil of a service that issues none.
  let ledger: Ledger?
  private let issuer: RecordIssuer

  /// Opens what the service answers from.
  ///
  /// - Throws: what a register or a ledger that cannot be read throws.
  init(
    _ settings: ServiceSettings, metrics: PrometheusMetrics, lines: LogLines
  ) throws(RegestError) {
    self.settings = settings
    self.metrics = metrics
    self.lines = lines
    served = try ServedRegister(settings.register)
    register = served.register
    snapshot = served.snapshot
    examiner = Examiner(register: register)
    issuer = try RecordIssuer(register: register, archives: .standard)
    ledger = try settings.ledger.map { folder throws(RegestError) in
      try Ledger.open(at: folder, key: settings.ledgerKey) { fault in
        let logger = Logger(label: "regest-server")
        if let fault {
          logger.error(
            "records are not logged; `ledger verify` says more",
            metadata: ["error": .string(FaultKind.of(fault))])
        } else {
          logger.notice("records are logged again")
        }
      }
    }
  }

  /// The addresses there are.
  var table: RouteTable {
    let limits = settings.limits
    var table = RouteTable()
    ParseRoute(parser: examiner.parser, limits: limits).add(to: &table)
    CheckRoute(examiner: examiner, limits: limits).add(to: &table)
    CiteRoute(limits: limits).add(to: &table)
    RegisterRoutes(register: register, snapshot: snapshot).add(to: &table)
    CheckPage(examiner: examiner, register: register, snapshot: snapshot, canIssue: ledger != nil)
      .add(to: &table)
    RegisterPages(register: register, snapshot: snapshot, parser: examiner.parser)
      .add(to: &table)
    AssetRoutes().add(to: &table)
    FingerprintRoute(limit: limits.fingerprint).add(to: &table)
    RegistersRoute(register: served).add(to: &table)
    ResolveRoute(examiner: examiner, register: register, snapshot: snapshot).add(to: &table)
    VerifyRoute(ledger: ledger, register: register).add(to: &table)
    if let ledger {
      let address = ServiceAddress(
        base: settings.address, scheme: settings.tls == nil ? "http" : "https")
      let records = RecordRoutes(
        ledger: ledger, examiner: examiner, issuer: issuer, address: address)
      records.add(to: &table)
      RecordPages(ledger: ledger, routes: records, snapshot: snapshot, address: address)
        .add(to: &table)
      LogRoutes(ledger).add(to: &table)
    }
    if settings.internalPort == nil { keeping.add(to: &table) }
    OpenAPIRoute(limits: limits).add(to: &table)
    return table
  }

  /// The addresses for who runs the service, where they have a port of their own.
  var internalTable: RouteTable {
    var table = RouteTable()
    keeping.add(to: &table)
    return table
  }

  private var keeping: HealthRoutes {
    HealthRoutes(register: register, snapshot: snapshot, metrics: metrics, ledger: ledger)
  }

  /// The routes of a table, each behind the limits.
  func router(_ table: RouteTable) -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self, options: [.autoGenerateHeadEndpoints])
    let limits = settings.limits
    router.add(
      middleware: RequestTelling(
        clientHeader: settings.clientHeader, log: AccessLog(lines: lines)))
    router.add(
      middleware: ProblemMiddleware(
        allowed: table.allowed, page: ProblemPage(digest: snapshot.sha256.hex)))
    router.add(middleware: AddressLimit(limit: limits.address))
    table.add(
      to: router, limit: RateLimit(rate: limits.rate, burst: limits.burst),
      intake: Intake(limits: limits))
    return router
  }
<<<<<<< HEAD
=======

  /// The application that listens.
  ///
  /// - Parameter listening: is told the port once there is one.
  /// - Throws: what a certificate or key that cannot be read throws.
  func application(
    logger: Logger, listening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) throws(RegestError) -> some ApplicationProtocol {
    Application(
      router: router(), server: try server(),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: .maximum(settings.limits.connections, logger: logger)),
      onServerRunning: { channel in await listening(channel.localAddress?.port ?? 0) },
      logger: logger)
  }

  /// What reads and writes connections.
  ///
  /// - Throws: what a certificate or key that cannot be read throws.
  func server() throws(RegestError) -> HTTPServerBuilder {
    let limits = settings.limits
    let clients = ClientConnections(limit: limits.clientConnections)
    let channel = HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        ClientConnectionHandler(clients), Deadlines(limits: limits), OneByOne(),
      ],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: limits.header, maxHeaderListSize: limits.header,
        maxHeaderFieldCount: 100))
    guard let tls = settings.tls else { return .http1(configuration: channel) }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate.display)
      let key = try NIOSSLPrivateKey(file: tls.key.display, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      return try .tls(.http1(configuration: channel), tlsConfiguration: configuration)
    } catch {
      throw RegestError(
        .keyUnusable,
        "\(tls.certificate.display) and \(tls.key.display) do not serve for TLS: \(error)",
        underlying: error)
    }
  }
>>>>>>> 73b6b0dd735d84c83756664fb3994de4affd63cf
}
