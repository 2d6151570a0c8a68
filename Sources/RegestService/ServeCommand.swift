import ArgumentParser
import CoreMetrics
import Fingerprint
import FoundationEssentials
import Hummingbird
import Ledger
import Logging
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
    let service = try Service(settings, metrics: metrics)
    let logger = Logger(label: "regest-server")
    let scheme = settings.tls == nil ? "http" : "https"
    let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    let application = try service.application(logger: logger) { port in
      let line = "\(scheme)://\(host):\(port)\n"
      try? StandardStreams.write(Array(line.utf8), to: .output)
    }
    try await application.runService()
    try await service.ledger?.close()
  }
}
