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
    RegisterRoutes(served).add(to: &table)
    CheckPage(examiner: examiner, register: register, snapshot: snapshot, canIssue: ledger != nil)
      .add(to: &table)
    RegisterPages(
      register: register, snapshot: snapshot, search: served.search, parser: examiner.parser
    )
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
}
