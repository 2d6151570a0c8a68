import CanonicalJSON
import Fingerprint
import Hummingbird
import Ledger
import Regest

/// What the service's keepers ask: whether the process lives, whether it can answer, and what
/// it has done.
struct HealthRoutes: Sendable {
  let register: Register
  /// The identity of the register's rows.
  let snapshot: RegisterSnapshot
  let metrics: PrometheusMetrics
  let ledger: Ledger?

  func add(to table: inout RouteTable) {
    table.get("/healthz", counted: false, open: false) { _, _ in Response(["status": "ok"]) }
    table.get("/readyz", counted: false, open: false) { _, _ in try ready() }
    table.get("/metrics", counted: false, open: false) { _, _ in
      Response(Array(metrics.text.utf8), media: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  private func ready() throws -> Response {
    guard (try? register.find(RegisterQuery(limit: 1))) != nil else {
      throw Problem(.notReady, "the register cannot be read", headers: [.retryAfter: "5"])
    }
    let status = ledger?.status
    guard status?.isReady ?? true else {
      throw Problem(
        .notReady, "records cannot be issued now; they can be read", headers: [.retryAfter: "5"])
    }
    return Response(
      JSON(optional: [
        ("status", "ok"), ("version", .string(Service.version)),
        (
          "register",
          [
            "sha256": .string(snapshot.sha256.hex), "rows": .integer(Int64(snapshot.rows)),
          ]
        ),
        (
          "ledger",
          status.map {
            ["records": .integer(Int64($0.records)), "logged": .integer(Int64($0.logged))]
          }
        ),
      ]))
  }
}
