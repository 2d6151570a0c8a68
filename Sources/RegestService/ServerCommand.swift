import ArgumentParser
import Regest

/// `regest-server`: the library behind HTTP.
@main
struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regest-server",
    abstract: "Answer over HTTP what Regest knows of archival citations.",
    discussion: """
      Exit status: 0 ended as asked, 1 a ledger does not hold, 2 could not start or finish, 64 usage.
      """,
    version: Service.version,
    subcommands: [ServeCommand.self, TokenCommand.self, LedgerCommand.self],
    defaultSubcommand: ServeCommand.self)

  /// Runs the command; what stops it is told on standard error with status 2.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as RegestError {
      Telling.report(error)
      exit(withError: ExitCode(error.code == .invalidRequest ? 64 : 2))
    } catch {
      exit(withError: error)
    }
  }
}
