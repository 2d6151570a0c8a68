import GRDB
import Regest
import Testing

@testable import Ledger
@testable import LedgerWriter

@Suite struct LedgerTokenTests {
  private let place: TestLedger

  init() throws { place = try TestLedger() }

  @Test func aTokenCountsUntilItIsRevoked() async throws {
    let ledger = try place.create()
    let tokens = ledger.tokens
    let token = try tokens.create("reading room", date: "2026-11-29")
    #expect(token.hasPrefix("rgst_") && token.utf8.count == 48)
    #expect(token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2B && $0 != 0x2F })
    #expect(try await tokens.verify(token) == "reading room")
    let second = try tokens.create("editor", date: "2026-11-30")
    #expect(second != token)
    #expect(try await tokens.verify(second) == "editor")
    for other in ["", "rgst_", token.uppercased(), String(token.dropLast()), token + "A"] {
      #expect(try await tokens.verify(other) == nil)
    }
    try tokens.revoke("reading room", date: "2026-12-01")
    try tokens.revoke("reading room", date: "2026-12-02")
    #expect(try await tokens.verify(token) == nil)
    #expect(try await tokens.verify(second) == "editor")
    let listed = try tokens.list()
    #expect(listed.map(\.name) == ["editor", "reading room"])
    #expect(listed.map(\.created) == ["2026-11-30", "2026-11-29"])
    #expect(listed.map(\.revoked) == [nil, "2026-12-01"])
    try await ledger.close()
  }

  /// Nothing that is kept lets anybody in.
  @Test func onlyDigestsAreKept() async throws {
    let ledger = try place.create()
    let token = try ledger.tokens.create("editor", date: "2026-11-29")
    let rows = try await ledger.pool.read {
      try String.fetchAll($0, sql: "SELECT digest FROM tokens")
    }
    #expect(rows.count == 1)
    #expect(try await ledger.tokens.verify(rows[0]) == nil)
    #expect(!rows[0].contains(token.dropFirst(5)))
    try await ledger.close()
  }

  @Test(arguments: ["", "two\nlines", "\u{202E}", String(repeating: "a", count: 101)])
  func namesThatCannotBeShownAreRefused(_ name: String) async throws {
    let ledger = try place.create()
    let error = #expect(throws: RegestError.self) {
      try ledger.tokens.create(name, date: "2026-11-29")
    }
    #expect(error?.code == .invalidRequest)
    try await ledger.close()
  }

  @Test func aNameIsGivenOnce() async throws {
    let ledger = try place.create()
    _ = try ledger.tokens.create("editor", date: "2026-11-29")
    try ledger.tokens.revoke("editor", date: "2026-11-30")
    for body in [
      { _ = try ledger.tokens.create("editor", date: "2026-12-01") },
      { try ledger.tokens.revoke("nobody", date: "2026-12-01") },
    ] as [() throws -> Void] {
      let error = #expect(throws: RegestError.self) { try body() }
      #expect(error?.code == .invalidRequest)
    }
    try await ledger.close()
  }

  /// Beside a ledger that is open, as another process would.
  @Test func tokensAreMadeAndRevokedBesideAServer() async throws {
    let ledger = try place.create()
    let beside = try LedgerTokens.open(at: place.folder)
    let token = try beside.create("editor", date: "2026-11-29")
    #expect(try await ledger.tokens.verify(token) == "editor")
    _ = try await ledger.issue(KnownRecord.make(0..<3))
    try beside.revoke("editor", date: "2026-11-30")
    #expect(try await ledger.tokens.verify(token) == nil)
    try await ledger.close()
  }
}
