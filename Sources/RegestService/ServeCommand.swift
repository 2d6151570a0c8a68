import ArgumentParser
import Fingerprint
import Hummingbird
import Logging
import Regest

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Listen and answer until SIGTERM or SIGINT.")

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "host"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port to listen on; 0 for any.", valueName: "port"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The register: an SQLite file or a folder of CSV files.", valueName: "path"))
  var register: String

  func run() async throws {
    var settings = ServiceSettings(register: PathBytes(register))
    settings.host = host
    settings.port = port
    let service = try Service(settings)
    let logger = Logger(label: "regest-server")
    try await service.application(logger: logger).runService()
  }
}
