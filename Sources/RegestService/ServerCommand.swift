import ArgumentParser
import Fingerprint
import Hummingbird
import Logging
import Regest

/// `regest-server`: the library behind HTTP.
@main
struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regest-server",
    abstract: "Answer over HTTP what Regest knows of archival citations.",
    version: Service.version,
    subcommands: [ServeCommand.self], defaultSubcommand: ServeCommand.self)
}
