import Fingerprint
import Foundation
import Ledger
import TestSupport
import Testing

@testable import RegestService

/// The server on a disk that is full or fails: it says so, issues nothing by halves, and gives
/// what is there.
@Suite(.serialized) struct ServerDiskTests {
  /// REGEST_DISK_SIZES asks for disks of 1 to so many MiB; `Scripts/faults` for 64.
  private static let sizes =
    ProcessInfo.processInfo.environment["REGEST_DISK_SIZES"].flatMap(Int.init).map {
      Array(1...$0)
    } ?? [1, 5]

  private static let canMount: Bool = {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = ["unshare", "-rm", "mount", "-t", "tmpfs", "regest", "/mnt"]
    shell.standardError = FileHandle.nullDevice
    guard (try? shell.run()) != nil else { return false }
    shell.waitUntilExit()
    return shell.terminationStatus == 0
  }()

  /// Mounts a disk of so many MiB with a copy of the ledger, fills it up to the room that is
  /// asked for, and becomes the server.
  private static let script = """
    mkdir "$1/full"; mount -t tmpfs -o size=$2m regest "$1/full"
    cp -R "$1/ledger" "$1/full/ledger"; ledger=$1/full/ledger
    free=$(df -k --output=avail "$1/full" | tail -n 1)
    head -c $((free - $3))k /dev/zero >"$1/full/ballast"
    program=$4; shift 4
    exec "$program" "$@" --ledger "$ledger"
    """

  @Test(.enabled(if: canMount, "no file system can be mounted here"), arguments: sizes)
  func aFullDiskIsToldAndReadingGoesOn(_ size: Int) async throws {
    let ledger = try TestLedger()
    let room = 256 + 128 * size
    let server = try ServerProcess(
      [],
      command: [
        "unshare", "-rm", "sh", "-ec", Self.script, "sh", ledger.base, "\(size)", "\(room)",
        ServerProcess.program,
      ])
    var kept: [String] = []
    var (refused, text) = (0, "")
    for turn in 0..<1000 where refused == 0 {
      text = Self.text(turn)
      let answer = await server.issue(text, token: ledger.token)
      if answer.ids.isEmpty { refused = answer.status } else { kept += answer.ids }
    }
    #expect(refused == 507)
    #expect(kept.count >= 100)
    // Nothing of the request that was refused is there, and all of the others.
    try Self.verify("\(ledger.base)/full/ledger", of: server, holds: kept.count)
    for id in kept.shuffled().prefix(20) + [kept[0], kept[kept.count - 1]] {
      #expect(await server.ask("/v1/records/\(id)", ["Accept": "application/json"]).status == 200)
    }
    #expect(await server.issue(Self.text(0), token: ledger.token).status == 200)
    #expect(await server.ask("/healthz").status == 200)
    _ = try Self.run("rm", "\(ledger.base)/full/ballast", beside: server)
    let again = await server.issue(text, token: ledger.token)
    #expect(again.status == 201)
    let last = try #require(again.ids.last)
    var (proof, ready) = (202, 503)
    while proof == 202 { proof = await server.ask("/v1/records/\(last)/proof").status }
    #expect(proof == 200)
    while ready == 503 { ready = await server.ask("/readyz").status }
    #expect(ready == 200)
    try Self.verify(
      "\(ledger.base)/full/ledger", of: server, holds: kept.count + again.ids.count)
    server.signal(SIGTERM)
    #expect(server.ended().status == 0)
  }

  /// A text with so many references that each request takes some room.
  private static func text(_ turn: Int) -> String {
    (1...50).map { "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(turn * 50 + $0).\n" }.joined()
  }

  private static func verify(
    _ folder: String, of server: ServerProcess, holds count: Int
  ) throws {
    let (status, words) = try run(ServerProcess.program, "ledger", "verify", folder, beside: server)
    #expect(status == 0, "\(words)")
    #expect(words.contains("\n\(count) records, "), "\(words)")
  }

  /// Runs a program in the server's name spaces, where its disk is.
  private static func run(
    _ command: String..., beside server: ServerProcess
  ) throws -> (status: Int32, words: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["nsenter", "-t", "\(server.identifier)", "-U", "-m", "--preserve-credentials"] + command
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let words = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: words, as: UTF8.self))
  }

  /// After a sync that has failed the server acknowledges nothing any more, and says that it is
  /// not ready. Whoever starts it again has all that was acknowledged.
  @Test(arguments: [3, 6]) func aFailedSyncIsNeverTakenForSuccess(_ number: Int) async throws {
    let ledger = try TestLedger()
    let library = try RecorderLibrary.compile(into: ledger.base)
    let folder = "\(ledger.base)/ledger"
    let server = try ServerProcess(
      ["--ledger", folder],
      command: [
        "LD_PRELOAD=\(library)", "REGEST_DISK_FOLDER=\(folder)", "REGEST_DISK_SYNC=\(number)",
        ServerProcess.program,
      ])
    var kept: [String] = []
    var (refused, turn) = (0, 0)
    while refused == 0, turn < 100 {
      let answer = await server.issue(Self.text(turn), token: ledger.token)
      if answer.ids.isEmpty { refused = answer.status } else { kept += answer.ids }
      turn += 1
    }
    #expect(refused == 503)
    #expect(await server.issue(Self.text(turn), token: ledger.token).status == 503)
    #expect(await server.ask("/readyz").status == 503)
    #expect(await server.ask("/healthz").status == 200)
    if turn > 1 {
      #expect(await server.issue(Self.text(0), token: ledger.token).status == 200)
      #expect(await server.ask("/v1/records/\(kept[0])").status == 200)
    }
    server.signal(SIGKILL)
    _ = server.ended()
    let next = try ServerProcess(["--ledger", folder])
    for id in kept { #expect(await next.ask("/v1/records/\(id)").status == 200) }
    #expect(await next.issue(Self.text(turn), token: ledger.token).status == 201)
    #expect(await next.ask("/readyz").status == 200)
    next.signal(SIGTERM)
    #expect(next.ended().status == 0)
    let verification = try LedgerVerification(PathBytes(folder))
    #expect(verification.holds, "\(verification.firstFinding ?? "")")
  }
}
