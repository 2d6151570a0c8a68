import Fingerprint
import Foundation
import Ledger
import TestSupport
import Testing

@testable import RegestService

/// Backups that another process makes while the server issues records.
@Suite struct ServerBackupTests {
  /// What had been acknowledged when a backup began is in it; it holds, and a server that is
  /// started with it goes on.
  @Test func aBackupOfAServerAtWorkIsWholeAndServes() async throws {
    let ledger = try TestLedger()
    let server = try ServerProcess(["--ledger", "\(ledger.base)/ledger"])
    let copies = try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<4 {
        group.addTask {
          var turn = 0
          while !Task.isCancelled {
            let text = "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(1 + client * 10_000 + turn)."
            #expect(await server.issue(text, token: ledger.token).status == 201)
            turn += 1
          }
        }
      }
      var copies: [(path: String, known: [String])] = []
      for number in 0..<3 {
        var known: [String] = []
        for place in 0..<5 {
          let text = "РГАСПИ. Ф. 17. Оп. \(number + 1). Д. 1. Л. \(place + 1)."
          known += await server.issue(text, token: ledger.token).ids
        }
        let copy = "\(ledger.base)/copy-\(number)"
        let (status, words) = try Self.run("ledger", "backup", "\(ledger.base)/ledger", copy)
        #expect(status == 0)
        #expect(words.hasPrefix("\(copy): "))
        copies.append((copy, known))
      }
      group.cancelAll()
      return copies
    }
    server.signal(SIGTERM)
    #expect(server.ended().status == 0)
    for (copy, known) in copies {
      let (status, words) = try Self.run("ledger", "verify", copy)
      #expect(status == 0, "\(words)")
      let restored = try ServerProcess(["--ledger", copy])
      #expect(known.count == 5)
      for id in known { #expect(await restored.ask("/v1/records/\(id)").status == 200) }
      let issued = await restored.issue("РГАСПИ. Ф. 71. Оп. 1. Д. 1. Л. 1.", token: ledger.token)
      #expect(issued.status == 201)
      restored.signal(SIGTERM)
      #expect(restored.ended().status == 0)
      #expect(try Self.run("ledger", "verify", copy).status == 0)
    }
  }

  private static func run(_ arguments: String...) throws -> (status: Int32, words: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: ServerProcess.program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let words = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: words, as: UTF8.self))
  }
}
