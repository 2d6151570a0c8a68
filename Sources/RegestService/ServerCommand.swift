import ArgumentParser
import Fingerprint
import Regest

/// `regest-server`: the library behind HTTP.
@main
struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regest-server",
    abstract: "Answer over HTTP what Regest knows of archival citations.",
    discussion: """
      Exit status: 0 ended as asked, 2 could not start or finish, 64 usage.
      """,
    version: Service.version, subcommands: [ServeCommand.self],
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
      var text = error.message.split(separator: "\n").map { "regest-server: \($0)\n" }.joined()
      if let hint = error.hint { text += "regest-server: hint: \(hint)\n" }
      try? StandardStreams.write(Array(text.utf8), to: .error)
      exit(withError: ExitCode(error.code == .invalidRequest ? 64 : 2))
    } catch {
      exit(withError: error)
    }
  }
}
