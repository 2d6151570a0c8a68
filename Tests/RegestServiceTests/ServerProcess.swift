import Foundation
import FoundationNetworking
import Synchronization
import TestSupport

/// The built server, started by a test.
final class ServerProcess: Sendable {
  /// The server ended before it listened.
  struct NotStarted: Error {
    var status: Int32
    var words: String
  }

  /// Where it is asked, without a slash at the end.
  let address: String
  /// Where who runs it asks, where that is told to be another port.
  let internalAddress: String?
  let identifier: pid_t
  /// From its start until it listened.
  let startTime: Duration
  private let process: Mutex<Process>
  private let words: Mutex<Pipe>

  /// The program beside the test's own.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("regest-server").path

  private static let register =
    Project.root.appendingPathComponent("Fixtures/Registers/rgaspi").path

  /// What every server is told.
  static let usual = [
    "--port", "0", "--register", register, "--rate", "0", "--client-connections", "1000",
    "--log-level", "error",
  ]

  /// Starts it, and waits until it listens.
  init(_ arguments: [String], command: [String] = [program]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command + Self.usual + arguments
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    let start = ContinuousClock.now
    try process.run()
    var line: [UInt8] = []
    while line.last != 0x0A {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      line += data
    }
    startTime = ContinuousClock.now - start
    guard line.last == 0x0A else {
      process.waitUntilExit()
      let words = error.fileHandleForReading.readDataToEndOfFile()
      throw NotStarted(
        status: process.terminationStatus, words: String(decoding: words, as: UTF8.self))
    }
    let lines = String(decoding: line, as: UTF8.self).split(separator: "\n").map(String.init)
    address = lines[0]
    internalAddress = lines.count > 1 ? lines[1] : nil
    identifier = process.processIdentifier
    self.process = Mutex(process)
    words = Mutex(error)
  }

  deinit {
    process.withLock { process in
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
  }

  /// As many connections at a time as a test has clients.
  private static let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpMaximumConnectionsPerHost = 64
    configuration.timeoutIntervalForRequest = 60
    return URLSession(configuration: configuration)
  }()

  /// Sends it a signal.
  func signal(_ number: Int32) { kill(identifier, number) }

  /// Waits for its end, and gives its status and what it wrote on standard error.
  func ended() -> (status: Int32, reason: Process.TerminationReason, words: String) {
    let text = words.withLock { $0.fileHandleForReading.readDataToEndOfFile() }
    return process.withLock { process in
      process.waitUntilExit()
      return (
        process.terminationStatus, process.terminationReason, String(decoding: text, as: UTF8.self)
      )
    }
  }

  /// What it answers to a request; status 0 where it does not.
  ///
  /// - Parameter place: another address than the usual one.
  func ask(
    _ path: String, _ fields: [String: String] = [:], body: String? = nil,
    at place: String? = nil
  ) async -> (status: Int, bytes: [UInt8]) {
    guard let url = URL(string: (place ?? address) + path) else { return (0, []) }
    var request = URLRequest(url: url)
    for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
    if let body {
      request.httpMethod = "POST"
      request.httpBody = Data(body.utf8)
      request.setValue("text/plain", forHTTPHeaderField: "Content-Type")
    }
    guard let (data, response) = try? await Self.session.data(for: request),
      let response = response as? HTTPURLResponse
    else { return (0, []) }
    return (response.statusCode, Array(data))
  }

  /// Issues the records of a text, and gives their ids; nil where that was not acknowledged.
  func issue(_ text: String, token: String) async -> (status: Int, ids: [String]) {
    let answer = await ask(
      "/v1/records", ["Authorization": "Bearer \(token)"], body: text)
    guard answer.status == 200 || answer.status == 201 else { return (answer.status, []) }
    let words = String(decoding: answer.bytes, as: UTF8.self)
    let ids = words.components(separatedBy: "regest:1:rec:").dropFirst().map {
      String($0.prefix(64))
    }
    return (answer.status, ids)
  }
}
