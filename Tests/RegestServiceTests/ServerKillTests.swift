import Fingerprint
import Foundation
import Synchronization
import TestSupport
import Testing
import TransparencyLog

@testable import RegestService

/// The server is killed again and again while clients issue records: what it acknowledged it
/// serves after the next start, byte for byte, and the log only grows.
@Suite(.serialized) struct ServerKillTests {
  /// REGEST_SERVICE_KILLS asks for another number; `Scripts/faults` for a thousand.
  private static let kills =
    ProcessInfo.processInfo.environment["REGEST_SERVICE_KILLS"].flatMap(Int.init) ?? 20

  private let ledger: TestLedger
  private var files: StoredLogFiles { StoredLogFiles(folder: ledger.path.appending("log")) }

  init() throws { ledger = try TestLedger() }

  @Test func nothingAcknowledgedIsLost() async throws {
    var random = Seeded("server kills")
    var known: Set<String> = []
    var seen = try LogReader(files).checkpoint
    var starts: [Duration] = []
    for kill in 1...Self.kills {
      let server = try ServerProcess(["--ledger", "\(ledger.base)/ledger"])
      starts.append(server.startTime)
      let limit = Int.random(in: 0...40, using: &random)
      let acknowledged = await load(server, from: kill * 1000, until: limit)
      let end = server.ended()
      #expect(end.reason == .uncaughtSignal, "kill \(kill): it ended by itself: \(end.words)")
      known.formUnion(acknowledged)
      let log = try LogReader(files)
      #expect(try log.consistencyProof(since: seen) != nil, "kill \(kill): the log did not grow")
      seen = log.checkpoint
    }
    let start = ContinuousClock.now
    let server = try ServerProcess(["--ledger", "\(ledger.base)/ledger"])
    #expect(await server.ask("/readyz").status == 200)
    starts.append(ContinuousClock.now - start)
    for id in known {
      let answer = await server.ask("/v1/records/\(id)", ["Accept": "application/json"])
      #expect(answer.status == 200, "\(id) was acknowledged and is lost")
      #expect(try SHA256Digest.of(answer.bytes).hex == id)
    }
    server.signal(SIGTERM)
    #expect(server.ended().status == 0)
    #expect(try LogReader(files).consistencyProof(since: seen) != nil)
    let typical = starts.sorted()[starts.count / 2]
    print("\(Self.kills) kills, \(known.count) acknowledged, listening in \(typical)")
    #expect(known.count > Self.kills)
    #expect(typical < .seconds(2))
  }

  /// Eight clients issue records until so many are acknowledged, and the process is killed
  /// while the others wait for theirs.
  private func load(
    _ server: ServerProcess, from first: Int, until limit: Int
  ) async -> [String] {
    let token = ledger.token
    let count = Counter()
    return await withTaskGroup(of: [String].self) { group in
      for client in 0..<8 {
        group.addTask {
          var ids: [String] = []
          for turn in 0..<100 {
            let list = first + client * 100 + turn
            if count.value >= limit { server.signal(SIGKILL) }
            let answer = await server.issue(
              "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(list).", token: token)
            if answer.ids.isEmpty { break }
            ids += answer.ids
            count.add()
          }
          return ids
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private final class Counter: Sendable {
    private let count = Atomic(0)
    var value: Int { count.load(ordering: .relaxed) }
    func add() { count.wrappingAdd(1, ordering: .relaxed) }
  }
}
