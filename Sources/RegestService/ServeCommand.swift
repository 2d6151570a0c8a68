import ArgumentParser
import CoreMetrics
import Fingerprint
import FoundationEssentials
import Hummingbird
import Ledger
import Logging
import NIOCore
import Regest

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Listen and answer until SIGTERM or SIGINT.",
    discussion: """
      A setting that is not an option is taken from its variable, REGEST_SERVER_MAX_BODY for \
      --max-body, or from the file of --config or REGEST_SERVER_CONFIG.
      """)

  @OptionGroup var options: ServeOptions

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let file = options.config ?? environment["REGEST_SERVER_CONFIG"]
    let settings = try ServiceSettings(
      SettingSources(
        options: options.given, environment: environment, file: file.map { PathBytes($0) }))
    let lines = LogLines()
    defer { lines.write() }
    LoggingSystem.bootstrap { _ in JSONLines(lines, logLevel: settings.logLevel) }
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let service = try Service(settings, metrics: metrics, lines: lines)
    let logger = Logger(label: "regest-server")
    let scheme = settings.tls == nil ? "http" : "https"
    let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    let application = try service.application(logger: logger) { port in
      let line = "\(scheme)://\(host):\(port)\n"
      try? StandardStreams.write(Array(line.utf8), to: .output)
    }
    do {
      try await application.runService()
    } catch {
      throw settings.fault(error)
    }
    try await service.ledger?.close()
  }
}

extension ServiceSettings {
  /// Why it could not listen or go on, in a sentence.
  fileprivate func fault(_ error: any Error) -> RegestError {
    let place = PathBytes("\(host), port \(port)")
    switch error {
    case let error as RegestError: return error
    case let error as IOError:
      let failure = FileSystemError(path: place, operation: .listen, errno: error.errnoCode)
      return RegestError(
        .configurationMalformed, failure.message,
        hint: "choose another with --host and --port; 0 takes any port that is free",
        underlying: failure)
    case is SocketAddressError.UnknownHost:
      return RegestError(
        .configurationMalformed, "cannot listen on \(place.display): the host has no address",
        underlying: error)
    default:
      return RegestError(
        .configurationMalformed, "cannot serve on \(place.display): \(error)", underlying: error)
    }
  }
}
