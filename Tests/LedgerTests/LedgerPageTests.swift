import Fingerprint
import Foundation
import Regest
import TestSupport
import Testing

@testable import Ledger
@testable import LedgerWriter

/// Follows the numbered steps of `Documentation/ledger.md` as a stranger would.
@Suite struct LedgerPageTests {
  private static let hasSQLite = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/sqlite3")
    }

  private let place: TestLedger

  init() throws { place = try TestLedger() }

  /// The blocks of shell in the numbered list.
  private var steps: [String] {
    get throws {
      let page = String(decoding: try Project.bytes("Documentation/ledger.md"), as: UTF8.self)
      var steps: [String] = []
      var lines: [Substring]?
      for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
        if line == "   ```sh" {
          lines = []
        } else if line == "   ```", let block = lines {
          steps.append(block.map { $0.dropFirst(3) + "\n" }.joined())
          lines = nil
        } else {
          lines?.append(line)
        }
      }
      return steps
    }
  }

  /// The number of the first step that fails; nil where all hold.
  private func failing() throws -> Int? {
    for (number, step) in try steps.enumerated() {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.arguments = ["-ec", step]
      shell.currentDirectoryURL = URL(fileURLWithPath: place.base)
      shell.standardError = FileHandle.nullDevice
      try shell.run()
      shell.waitUntilExit()
      if shell.terminationStatus != 0 { return number + 1 }
    }
    return nil
  }

  @Test(.enabled(if: hasSQLite, "sqlite3 is not installed")) func theStepsHold() async throws {
    #expect(try steps.count == 4)
    let ledger = try place.create()
    for start in stride(from: 0, to: 300, by: 100) {
      _ = try await ledger.issue(KnownRecord.make(start..<start + 100))
      try await ledger.settle()
    }
    _ = try await ledger.backup(to: place.path("backup"))
    #expect(try failing() == nil, "at work")
    try await ledger.close()
    #expect(try failing() == nil, "closed")
    try place.copy("ledger", to: "whole")
    try place.copy("backup", to: "ledger")
    #expect(try failing() == nil, "a backup")
    for (sql, step) in [
      ("PRAGMA user_version = 2", 1), ("DELETE FROM records WHERE position = 7", 2),
      ("UPDATE records SET bytes = 'x' WHERE position = 7", 3),
      (
        """
        UPDATE records SET position = 1000 WHERE position = 2;
        UPDATE records SET position = 2 WHERE position = 4;
        UPDATE records SET position = 4 WHERE position = 1000
        """, 4
      ),
    ] {
      try place.copy("whole", to: "ledger")
      try place.tamper(sql)
      #expect(try failing() == step, "\(sql)")
    }
  }
}
