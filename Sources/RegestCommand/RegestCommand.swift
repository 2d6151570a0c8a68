import ArgumentParser
import Fingerprint
import Regest
import TransparencyLog

/// `regest`: checks archival citations and issues records of them.
@main
struct RegestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regest",
    abstract: "Check archival citations against a register and issue reproducible records.",
    discussion: """
      Exit status: 0 nothing to report, 1 findings, 2 could not finish, 3 a signature or a \
      log is not to be trusted, 64 usage.
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, VerifyCommand.self, BagCommand.self, ParseCommand.self,
      CheckCommand.self, CiteCommand.self, RecordCommand.self, RegisterCommand.self,
      LogCommand.self, SignCommand.self, ExportCommand.self, ExplainCommand.self,
    ])

  /// Runs the command; what stops it is told on standard error with status 2.
  static func main() async {
    do {
      var command = try parseAsRoot(ArgumentBytes.given())
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      conclude(error)
    }
  }

  private static func conclude(_ error: any Error) -> Never {
    switch error {
    case let status as ExitCode: exit(withError: status)
    case _ where Interruption.isAsked:
      Console.note("interrupted; nothing was written")
      Interruption.end()
    case let error as RegestError:
      Console.report(error)
      exit(withError: error.code == .invalidRequest ? ExitStatus.usage : ExitStatus.unfinished)
    case let error as LogError:
      Console.report(RegestError(.unreadable, error.message, hint: error.hint))
      exit(withError: ExitStatus.status(of: error))
    default: exit(withError: error)
    }
  }
}
