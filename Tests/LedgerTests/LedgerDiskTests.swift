import Fingerprint
import Foundation
import Glibc
import Regest
import Synchronization
import TestSupport
import Testing

@testable import Ledger
@testable import LedgerWriter

/// A disk that is full, or fails at one call or from one on.
@Suite struct LedgerDiskTests {
  private let place: TestLedger

  init() throws { place = try TestLedger() }

  /// What the writer says of a disk that is full and then has room.
  private static let full = """
    refused ledger-full after true
    known true
    goes on true
    logged true

    """

  private static let canMount: Bool = {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = ["unshare", "-rm", "mount", "-t", "tmpfs", "ledger", "/mnt"]
    shell.standardError = FileHandle.nullDevice
    guard (try? shell.run()) != nil else { return false }
    shell.waitUntilExit()
    return shell.terminationStatus == 0
  }()

  /// Writing is refused by a code of its own, reading goes on, and so does writing once there
  /// is room.
  @Test(arguments: [70_000, 250_000, 1_000_000])
  func aFullDiskIsToldAndReadingGoesOn(_ room: Int) async throws {
    try await place.filled(1)
    let recorder = try DiskRecorder(place)
    let (said, status) = try recorder.run(
      ["room", "\(place.base)/room"], on: "ledger",
      ["REGEST_DISK_ROOM": "\(room):\(place.base)/room"])
    #expect(status == 0)
    #expect(String(decoding: said, as: UTF8.self) == Self.full)
    let verification = try LedgerVerification(place.folder)
    #expect(verification.holds, "\(verification.firstFinding ?? "")")
  }

  /// A file system that is really full, in a name space of its own.
  @Test(.enabled(if: canMount, "no file system can be mounted here"), arguments: ["1m", "3m"])
  func aFullFileSystem(_ size: String) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = [
      "unshare", "-rm", "sh", "-ec",
      """
      mount -t tmpfs -o size=\(size) ledger "$1"
      "$0" bench "$1/ledger" 1 0 >/dev/null
      head -c 400000 /dev/zero >"$1/ballast"
      "$0" room "$1/ledger" "$1/ballast"
      """, TestLedger.writer.path, place.base,
    ]
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(String(decoding: said, as: UTF8.self) == Self.full)
  }

  /// A sync that has failed is never tried again as if it could still succeed.
  @Test(arguments: [8, 9, 15]) func aFailedSyncStopsWriting(_ number: Int) async throws {
    try await place.filled(1)
    let (said, status) = try DiskRecorder(place).run(
      ["sync"], on: "ledger", ["REGEST_DISK_SYNC": "\(number)"])
    #expect(status == 0)
    #expect(
      String(decoding: said, as: UTF8.self) == """
        again unwritable, ready false
        reads true
        known true
        opened again true, true

        """)
    #expect(try TestLedger.finding(in: place.folder) == nil)
  }

  /// Without room for its index a ledger cannot be opened, and is as it was.
  @Test func aFullDiskKeepsALedgerFromOpening() async throws {
    try await place.filled(5)
    let (said, status) = try DiskRecorder(place).run(
      ["room", "\(place.base)/room"], on: "ledger",
      ["REGEST_DISK_ROOM": "0:\(place.base)/room"])
    #expect(said.isEmpty && status != 0)
    #expect(try TestLedger.finding(in: place.folder) == nil)
    try await Ledger.open(at: place.folder).close()
  }

  /// Each call may be the one that fails: nothing acknowledged is lost, nothing is half
  /// written, and the next run goes on.
  @Test func whicheverCallFails() async throws {
    try await place.filled(3)
    try place.copy("ledger", to: "whole")
    let recorder = try DiskRecorder(place)
    let calls = try recorder.steps(["load", "2", "3", "40", "full"], on: "ledger").count
    var random = Seeded("failing calls")
    var refused = 0
    // REGEST_LEDGER_FAILURES asks for more; `Scripts/faults` for each call by each error.
    let asked = ProcessInfo.processInfo.environment["REGEST_LEDGER_FAILURES"].flatMap(Int.init)
    let failures = asked ?? 60
    for failure in 0..<failures {
      try place.copy("whole", to: "ledger")
      let number =
        failures < calls ? Int.random(in: 1...calls, using: &random) : 1 + failure % calls
      // 0 is no error: a write that comes to its end before all is written.
      let error = [ENOSPC, EIO, EDQUOT, EMFILE, EINTR, 0].randomElement(using: &random) ?? EIO
      let lasts = error != EINTR && Bool.random(using: &random) ? "+" : ""
      let fault = "\(number):\(error)\(lasts)"
      let (said, _) = try recorder.run(
        ["load", "2", "3", "40", "full"], on: "ledger", ["REGEST_DISK_FAIL": fault])
      let acknowledged = TestLedger.acknowledged(in: said)
      if acknowledged.count < 40 { refused += 1 }
      let ledger = try Ledger.open(at: place.folder)
      #expect(ledger.status.isReady, "\(fault)")
      let lost = try await ledger.fault(acknowledged)
      #expect(lost == nil, "\(fault): \(lost ?? "")")
      try await ledger.close()
      let finding = try LedgerVerification(place.folder).firstFinding
      #expect(finding == nil, "\(fault): \(finding ?? "")")
    }
    print("\(refused) of \(failures) failures kept records from being issued, of \(calls) calls")
    #expect(refused > failures / 6)
  }

  /// The write-ahead log ends anywhere: what was committed before is there.
  @Test func aTornTailOfTheWriteAheadLog() async throws {
    try await place.create().close()
    var manner = LedgerManner()
    manner.logInterval = 3_600_000
    manner.checkpointPages = 0
    let ledger = try Ledger.open(at: place.folder, manner)
    let wal = place.folder.appending("ledger.sqlite-wal")
    var sizes: [Int] = []
    for number in 0..<30 {
      _ = try await ledger.issue(KnownRecord.make([number]))
      sizes.append(Int(FileStore.size(of: wal) ?? 0))
    }
    try place.copy("ledger", to: "whole")
    try await ledger.close()
    let whole = try FileStore.read(
      place.path("whole").appending("ledger.sqlite-wal"), limit: 1 << 28)
    #expect(whole.count == sizes.last)
    for length in (whole.count - 4096)...whole.count {
      try place.copy("whole", to: "torn")
      let torn = place.path("torn")
      try FileStore.write(Array(whole.prefix(length)), to: torn.appending("ledger.sqlite-wal"))
      let ledger = try Ledger.open(at: torn)
      let committed = sizes.count { $0 <= length }
      #expect(ledger.status.records == committed, "\(length)")
      for number in max(0, committed - 3)..<committed {
        let fault = await ledger.fault(number, at: number)
        #expect(fault == nil, "\(length): \(fault ?? "")")
      }
      try await ledger.close()
    }
  }

  /// A log whose folder was moved away is not begun anew without what it had. Records are issued
  /// meanwhile; it is told once that they are not logged, and once that they are again.
  @Test func aLogThatWasMovedIsNotBegunAnew() async throws {
    try await place.filled(20)
    let told = Mutex<[RegestError.Code?]>([])
    let ledger = try Ledger.open(
      at: place.folder,
      didChange: { fault in told.withLock { $0.append(fault?.code) } })
    let (log, aside) = ("\(place.base)/ledger/log", "\(place.base)/aside")
    try FileManager.default.moveItem(atPath: log, toPath: aside)
    _ = try await ledger.issue(KnownRecord.make([20]))
    await #expect(throws: RegestError.self) { try await ledger.settle() }
    #expect(ledger.status.logProblem != nil)
    #expect(ledger.status.records == 21)
    #expect(!FileManager.default.fileExists(atPath: log))
    try FileManager.default.moveItem(atPath: aside, toPath: log)
    try await ledger.settle()
    #expect(ledger.status.logged == 21)
    try await ledger.close()
    #expect(told.withLock { $0.map { $0 == nil } } == [false, true])
    #expect(try TestLedger.finding(in: place.folder) == nil)
  }
}
