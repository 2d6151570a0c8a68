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
    defer { lines.finish() }
    LoggingSystem.bootstrap { _ in JSONLines(lines, logLevel: settings.logLevel) }
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let service = try Service(settings, metrics: metrics, lines: lines)
    let logger = Logger(label: "regest-server")
    for name in SettingSources.unknown(environment) {
      logger.warning("no setting has this variable", metadata: ["variable": .string(name)])
    }
    let application = try service.application(logger: logger) { ports in
      let scheme = settings.tls == nil ? "http" : "https"
      var lines = "\(scheme)://\(Self.address(settings.host, ports.port))\n"
      if let port = ports.internalPort {
        lines += "http://\(Self.address(settings.internalHost, port))\n"
      }
      try? StandardStreams.write(Array(lines.utf8), to: .output)
    }
    do {
      try await application.runService()
    } catch {
      throw RegestError(listeningOn: settings.host, port: settings.port, error)
    }
    try await service.ledger?.close()
  }

  private static func address(_ host: String, _ port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
