import Foundation
import TestSupport
import Testing

@testable import RegestService

/// The running server is asked what its description allows, and must answer as described.
@Suite struct ServerDescriptionTests {
  @Test(
    .enabled(
      if: Project.python != nil, "needs .build-python, which `Scripts/setup --tests` makes"))
  func answersAreAsDescribed() throws {
    let ledger = try TestLedger()
    let server = try ServerProcess(["--ledger", "\(ledger.base)/ledger"])
    var random = Seeded("requests by the description")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Project.python))
    process.arguments = [
      "-m", "schemathesis.cli", "run", server.address + "/openapi.json", "--max-examples", "30",
      "--seed", "\(UInt32.random(in: 1 ... .max, using: &random))", "--no-color",
      "--phases", "examples,coverage,fuzzing", "--generation-database", "none",
      "--header", "Authorization: Bearer \(ledger.token)",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PYTHONPATH": Project.pythonApart, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1",
    ]) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: ledger.base)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    server.signal(SIGTERM)
    #expect(server.ended().status == 0)
  }
}
