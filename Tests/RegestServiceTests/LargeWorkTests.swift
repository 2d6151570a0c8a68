import CanonicalJSON
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import RegestService

/// Large texts that are worked on as long as it takes hold up nobody who asks for little.
@Suite struct LargeWorkTests {
  @Test(.timeLimit(.minutes(1)), arguments: ["/text", "/lines"])
  func largeTextsHoldNobodyUp(_ path: String) async throws {
    let gate = Gate()
    let application = Application(
      router: router(gate), server: try TestService.service.server(RouteTable()),
      logger: Logger(label: "test") { _ in JSONLines(LogLines(), logLevel: .critical) })
    // More than there are threads of either kind.
    let count = 2 * System.coreCount + 1
    let text = String(repeating: "a", count: LargeWork.size)
    let body = ByteBuffer(string: "{\"id\":1,\"text\":\"\(text)\"}\n")
    try await application.test(.ahc(.http)) { client in
      try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
        for _ in 0..<count {
          group.addTask { try await client.execute(uri: path, method: .post, body: body).status }
        }
        while gate.entered == 0 { await Task.yield() }
        // More than there are threads that answer.
        for _ in 0..<count {
          _ = try await client.execute(uri: "/small", method: .get)
        }
        gate.open()
        for try await status in group { #expect(status == .ok) }
      }
    }
    #expect(!gate.isGivenUp)
  }

  private func router(_ gate: Gate) -> Router<ServiceContext> {
    var table = RouteTable()
    table.get("/small") { _, _ in Response(["status": "ok"]) }
    table.post("/text") { _, _, _ in
      gate.pass()
      return Response(["status": "ok"])
    }
    table.post("/lines") { _, body, _ in
      try DocumentLines.answer(body, limit: 1) { _ in
        gate.pass()
        return Array("{}".utf8)
      }
    }
    let router = Router(context: ServiceContext.self)
    table.add(
      to: router, limit: RateLimit(rate: 0, burst: 1), intake: Intake(limits: ServiceLimits()))
    return router
  }
}

/// Holds up threads until it is opened; what waits for it in vain gives up, so that the test
/// fails and does not hang.
private final class Gate: Sendable {
  private let condition = NSCondition()
  private let state = Mutex(State())

  private struct State {
    var isOpen = false
    var isGivenUp = false
    var entered = 0
  }

  var entered: Int { state.withLock { $0.entered } }
  var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

  func pass() {
    condition.lock()
    defer { condition.unlock() }
    state.withLock { $0.entered += 1 }
    let end = Date(timeIntervalSinceNow: 20)
    while !state.withLock({ $0.isOpen }) {
      guard condition.wait(until: end) else { return state.withLock { $0.isGivenUp = true } }
    }
  }

  func open() {
    condition.lock()
    defer { condition.unlock() }
    state.withLock { $0.isOpen = true }
    condition.broadcast()
  }
}
