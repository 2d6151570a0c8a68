import Fingerprint
import Foundation
import GRDB
import Regest
import TestSupport
import TransparencyLog

@testable import Ledger
@testable import LedgerWriter

/// A folder for one test's ledgers, removed when the test ends.
final class TestLedger: Sendable {
  /// In memory where that is possible: only the replay of a power failure asks what is on
  /// the disk, and it knows.
  let base: String

  init() throws {
    let parent = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    base = "\(parent)/regest-ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: base) }

  var folder: PathBytes { path("ledger") }

  func path(_ name: String) -> PathBytes { PathBytes("\(base)/\(name)") }

  func create() throws -> Ledger {
    try Ledger.create(at: folder, origin: "example.org/records")
  }

  /// A closed ledger with known records from 0 on, all in its log.
  func filled(_ count: Int) async throws {
    let ledger = try create()
    _ = try await ledger.issue(KnownRecord.make(0..<count))
    try await ledger.close()
  }

  func copy(_ name: String, to other: String) throws {
    try? FileManager.default.removeItem(atPath: "\(base)/\(other)")
    try FileManager.default.copyItem(atPath: "\(base)/\(name)", toPath: "\(base)/\(other)")
  }

  /// Changes the database as only somebody who means harm would.
  func tamper(_ sql: String, in name: String = "ledger") throws {
    let queue = try DatabaseQueue(path: "\(base)/\(name)/ledger.sqlite")
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER IF EXISTS records_never_change")
      try db.execute(sql: "DROP TRIGGER IF EXISTS records_never_go")
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  /// What does not hold of a ledger; nil where all does.
  static func finding(in folder: PathBytes) throws -> String? {
    let verification = try LedgerVerification(folder)
    return verification.holds ? nil : verification.firstFinding ?? "a step was left out"
  }

  /// The writer beside the test's own executable.
  static let writer = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("LedgerWriter")

  /// Starts the writer; its output is read by the caller.
  static func start(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (process: Process, output: Pipe) {
    let process = Process()
    process.executableURL = writer
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, output)
  }

  /// What the writer has said: numbers of records and their positions.
  static func acknowledged(in output: some Collection<UInt8>) -> [(number: Int, position: Int)] {
    // A line without its end was never said.
    output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().compactMap { line in
      let parts = line.split(separator: 0x20).map { Int(String(decoding: $0, as: UTF8.self)) }
      guard parts.count == 2, let number = parts[0], let position = parts[1] else { return nil }
      return (number, position)
    }
  }
}

extension Ledger {
  /// What is wrong with a record that was acknowledged; nil where nothing is.
  func fault(_ number: Int, at position: Int) async -> String? {
    do {
      let record = try KnownRecord.make(number)
      guard let stored = try await self.record(record.id) else {
        return "record \(number) is lost, which was acknowledged at \(position)"
      }
      guard stored.bytes == record.bytes, stored.position == position else {
        return "record \(number) is at \(stored.position), not at \(position)"
      }
      return nil
    } catch {
      return "record \(number): \(error)"
    }
  }

  /// What is wrong with records that were acknowledged, each compared byte for byte; the last
  /// are asked for as a reader would.
  func fault(_ acknowledged: [(number: Int, position: Int)]) async throws -> String? {
    let positions = acknowledged.map(\.position)
    guard let first = positions.min(), let last = positions.max() else { return nil }
    let rows = try await pool.read { db in
      try Row.fetchAll(
        db, sql: "SELECT position, bytes FROM records WHERE position BETWEEN ? AND ?",
        arguments: [first, last]
      ).map { row in
        (row[0] as Int, row[1] as String)
      }
    }
    let stored = Dictionary(uniqueKeysWithValues: rows)
    for (number, position) in acknowledged {
      guard let bytes = stored[position] else {
        return "record \(number) is lost, which was acknowledged at \(position)"
      }
      guard bytes.utf8.elementsEqual(KnownRecord.bytes(number)) else {
        return "at \(position) is another record than \(number)"
      }
    }
    for (number, position) in acknowledged.suffix(5) {
      if let fault = await fault(number, at: position) { return fault }
    }
    return nil
  }
}
