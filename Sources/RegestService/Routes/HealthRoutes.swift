import CanonicalJSON
import Fingerprint
import Hummingbird
import Regest

/// `GET /healthz`, whether the process lives, and `GET /readyz`, whether it can answer.
struct HealthRoutes: Sendable {
  let service: Service

  func add(to table: inout RouteTable) {
    table.get("/healthz") { _, _ in Response(["status": "ok"]) }
    table.get("/readyz") { _, _ in
      let sha256 = service.snapshot.sha256.hex
      guard (try? service.register.archive(key: "RGASPI")) != nil else {
        throw Problem(
          .notReady, "the register cannot be read", headers: [.retryAfter: "5"])
      }
      return Response([
        "status": "ok", "register": ["sha256": .string(sha256)],
        "version": .string(Service.version),
      ])
    }
  }
}
