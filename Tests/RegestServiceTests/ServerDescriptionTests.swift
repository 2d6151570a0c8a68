import Fingerprint
import Foundation
import Regest
import TestSupport
import Testing

@testable import RegestService

/// The running server is asked what its description allows, and must answer as described.
@Suite struct ServerDescriptionTests {
  @Test(
    .enabled(
      if: Project.python != nil, "needs .build-python, which `Scripts/setup --tests` makes"))
  func answersAreAsDescribed() async throws {
    let ledger = try TestLedger()
    let server = try ServerProcess(["--ledger", "\(ledger.base)/ledger"])
    let issued = await server.issue("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1.", token: ledger.token)
    let id = try #require(issued.ids.first)
    try Self.settings(id).write(
      toFile: "\(ledger.base)/schemathesis.toml", atomically: false, encoding: .utf8)
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

  /// A record there is, and what may be answered although a request has the form described: a
  /// text need not cite anything, a style may need what a record lacks, bytes need not be a
  /// document.
  private static func settings(_ id: String) -> String {
    """
    [[operations]]
    include-name = "POST /v1/records"
    checks.positive_data_acceptance.expected-statuses = ["2xx", 415, 422]

    [[operations]]
    include-name = "GET /v1/resolve"
    checks.positive_data_acceptance.expected-statuses = ["2xx", "3xx", 404, 422]

    [[operations]]
    include-path-regex = "^/v1/registers/"
    parameters = { "path.digest" = "\(TestService.service.snapshot.sha256.hex)" }
    checks.positive_data_acceptance.expected-statuses = ["2xx", 404]

    [[operations]]
    include-path-regex = "^/v1/(parse|check|cite)$"
    checks.positive_data_acceptance.expected-statuses = ["2xx", 422]

    [[operations]]
    include-path-regex = "^/v1/records/"
    parameters = { "path.id" = "\(id)" }
    checks.positive_data_acceptance.expected-statuses = ["2xx", "3xx", 400, 422]

    """
  }
}
