import Fingerprint
import Foundation
import Glibc
import TestSupport
import Testing

@testable import RegestService

/// The built server as it is run: how it starts, ends, and what it says of what keeps it from
/// that.
@Suite struct ServerProcessTests {
  /// What keeps a server from starting, and a part of what it says of it.
  static let faults: [(arguments: [String], words: String)] = [
    (["--port", "65536"], "--port: expected a number from 0 to 65535"),
    (["--host", "203.0.113.9", "--port", "1"], "cannot listen on 203.0.113.9, port 1: "),
    (["--register", "/nowhere"], "/nowhere: no register there"),
    (["--ledger", "/nowhere"], "/nowhere: no ledger there"),
    (["--config", "/nowhere.yaml"], "cannot open /nowhere.yaml"),
    (["--tls-certificate", "/nowhere"], "--tls-certificate: TLS needs both"),
    (["--tls-certificate", "/etc/passwd", "--tls-key", "/etc/passwd"], "do not serve for TLS"),
    (["--max-body", "0"], "--max-body: expected a number from 1"),
    (["--client-header", "a b"], "--client-header: expected the name of a field"),
  ]

  @Test(arguments: faults)
  func whatKeepsItFromStartingIsToldInASentence(_ arguments: [String], _ words: String) throws {
    try Self.check(arguments, words)
  }

  private static func check(_ arguments: [String], _ words: String) throws {
    do {
      _ = try ServerProcess(arguments)
      Issue.record("it started")
    } catch let error as ServerProcess.NotStarted {
      #expect(error.status == 2)
      #expect(error.words.hasPrefix("regest-server: "))
      #expect(error.words.contains(words), "\(error.words)")
      let lines = error.words.split(separator: "\n").filter { !$0.contains(": hint: ") }
      #expect(lines.count == 1)
      #expect(!error.words.utf8.contains(0))
    }
  }

  @Test func aPortInUseAndALedgerInUseAreTold() throws {
    let ledger = try TestLedger()
    let server = try ServerProcess(["--ledger", "\(ledger.base)/ledger"])
    let port = try #require(server.address.split(separator: ":").last)
    try Self.check(
      ["--port", "\(port)"], "cannot listen on 127.0.0.1, port \(port): Address already in use")
    try Self.check(
      ["--internal-port", "\(port)"],
      "cannot listen on 127.0.0.1, port \(port): Address already in use")
    try Self.check(
      ["--ledger", "\(ledger.base)/ledger"], "another process has the ledger open")
    server.signal(SIGTERM)
    #expect(server.ended().status == 0)
  }

  /// What is for who runs it is asked on a port of its own, and on no other.
  @Test func theInternalPortHasItsAddressesAlone() async throws {
    let server = try ServerProcess(["--internal-port", "0", "--internal-host", "127.0.0.1"])
    let address = try #require(server.internalAddress)
    #expect(address != server.address)
    for path in ["/healthz", "/readyz", "/metrics"] {
      #expect(await server.ask(path).status == 404)
      #expect(await server.ask(path, at: address).status == 200)
    }
    for path in ["/", "/v1/styles", "/openapi.json"] {
      #expect(await server.ask(path).status == 200)
      #expect(await server.ask(path, at: address).status == 404)
    }
    server.signal(SIGTERM)
    #expect(server.ended().status == 0)
  }

  /// Requests that have begun to come in when the server is asked to end are answered.
  @Test func acceptedRequestsAreAnsweredBeforeItEnds() async throws {
    // Between the parts of a body other tests may take minutes.
    let server = try ServerProcess(["--request-time", "3600"])
    let clients = try (0..<4).map { _ in try SlowClient("\(server.address)/v1/check") }
    for client in clients { try client.send("РГАСПИ. Ф. 558. Оп. 11. ") }
    // The server says itself how many it has. None of these can be answered before it ends, and
    // the question is one more.
    var active: Double?
    while active != 5 {
      let metrics = await server.ask("/metrics").bytes
      let line = String(decoding: metrics, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix("http_server_active_requests ") }
      active = line?.split(separator: " ").last.flatMap { Double($0) }
    }
    server.signal(SIGTERM)
    for client in clients { try client.send("Д. 740. Л. 5.") }
    #expect(try clients.map { try $0.status() } == ["200", "200", "200", "200"])
    let end = server.ended()
    #expect(end.reason == .exit && end.status == 0, "\(end.words)")
  }

  @Test func itSpeaksTLS() throws {
    let folder = try TemporaryFolder()
    let (key, certificate) = ("\(folder.path.display)/key.pem", "\(folder.path.display)/cert.pem")
    let made = try Self.run(
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost")
    #expect(made.status == 0)
    let server = try ServerProcess(["--tls-certificate", certificate, "--tls-key", key])
    #expect(server.address.hasPrefix("https://127.0.0.1:"))
    let port = try #require(server.address.split(separator: ":").last)
    for (version, answers) in [("-tls1_3", true), ("-tls1_2", true), ("-tls1_1", false)] {
      let said = try Self.run(
        "openssl", "s_client", "-quiet", "-verify_return_error", "-CAfile", certificate,
        "-verify_hostname", "localhost", version, "-connect", "127.0.0.1:\(port)",
        input: "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      #expect(said.output.contains("{\"status\":\"ok\"}") == answers, "\(version)")
    }
    server.signal(SIGTERM)
    #expect(server.ended().status == 0)
  }

  /// What users send is told nobody.
  @Test func itsLogHasNeitherTextsNorTokens() async throws {
    let ledger = try TestLedger()
    let server = try ServerProcess(
      ["--ledger", "\(ledger.base)/ledger", "--log-level", "trace"])
    _ = await server.issue("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 31415.", token: ledger.token)
    _ = await server.ask("/v1/register?q=31415")
    _ = await server.ask("/31415", ["Authorization": "Bearer 31415"])
    _ = await server.ask("/v1/check?name=31415", body: "31415")
    server.signal(SIGTERM)
    let words = server.ended().words
    #expect(words.contains("/v1/records"))
    #expect(!words.contains("31415"))
    #expect(!words.contains(ledger.token))
  }

  private static func run(
    _ arguments: String..., input: String = ""
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let (output, given) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = given
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    let said = output.fileHandleForReading.readDataToEndOfFile()
    try given.fileHandleForWriting.close()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
