import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

/// A process that adds to a log is killed again and again: whatever it has said is in the
/// log is there, and the next one goes on.
@Suite struct KillTests {
  /// REGEST_KILLS asks for another number.
  private let kills =
    ProcessInfo.processInfo.environment["REGEST_KILLS"].flatMap(Int.init) ?? 1000

  /// A killed process leaves what the system has in memory, so the disk plays no part;
  /// in memory, a thousand take seconds.
  private let folder: String = {
    let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    return "\(base)/regest-kill-\(UUID().uuidString)"
  }()

  private let appender = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("LogAppender")

  @Test func nothingAcknowledgedIsLost() throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = StoredLogFiles(folder: PathBytes(folder + "/log"))
    try FileStore.createDirectory(files.folder)
    try FileStore.write(TestLog.keyFile, to: PathBytes(folder + "/key"))
    try TestLog.begin(files)
    var random = Seeded("kills")
    var acknowledged = 0
    var inside = 0
    for kill in 1...kills {
      let outcome = try killedAppender(
        portion: Int.random(in: 1...9, using: &random),
        after: Int.random(in: 0...2, using: &random),
        pause: UInt32.random(in: 0...3_000, using: &random))
      if let size = outcome { acknowledged = max(acknowledged, size) }
      let log = try LogReader(files)
      try log.signers(among: [TestLog.key()])
      let size = log.checkpoint.size
      #expect(size >= acknowledged, "kill \(kill): \(size) of \(acknowledged)")
      if leftovers(files, size) { inside += 1 }
      try log.verifyTiles()
      guard kill % 100 == 0 || kill == kills else { continue }
      #expect(TestLog.fault(of: files, atLeast: acknowledged) == nil, "kill \(kill)")
    }
    print("\(kills) kills, \(inside) inside an append, \(acknowledged) entries")
    // Kills that never meet an append at work would show nothing.
    #expect(inside > kills / 50, "\(inside) of \(kills)")
  }

  /// Whether something is there that the checkpoint does not stand for.
  private func leftovers(_ files: StoredLogFiles, _ size: Int) -> Bool {
    let index = size / LogPath.tileWidth
    let tile = LogPath.tile(level: 0, index: index, width: 1).parent ?? "."
    let bundle = LogPath.entries(index: index, width: 1).parent ?? "."
    for folder in [".", tile, bundle] {
      let unfinished = folder.appending(LogPath.unfinished)
      if FileStore.kind(of: files.folder.appending(unfinished)) != nil { return true }
    }
    let width = size % LogPath.tileWidth
    guard width < LogPath.tileWidth - 1 else { return false }
    return (width + 1..<LogPath.tileWidth).contains { later in
      let path = LogPath.entries(index: index, width: later)
      return FileStore.kind(of: files.folder.appending(path)) != nil
    }
  }

  /// Starts an appender, waits for some lines and then a moment, kills it, and gives the
  /// size it said last.
  private func killedAppender(portion: Int, after lines: Int, pause: UInt32) throws -> Int? {
    let process = Process()
    process.executableURL = appender
    process.arguments = [folder + "/log", folder + "/key", "example.org/log", "\(portion)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var text: [UInt8] = []
    // With none to wait for, it may not even have begun.
    while text.count(where: { $0 == 0x0A }) < lines {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      text += data
    }
    usleep(pause)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    text += output.fileHandleForReading.readDataToEndOfFile()
    #expect(process.terminationReason == .uncaughtSignal, "it ended by itself")
    // A line without its end was never said.
    let said = text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    return said.last.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
