import ArgumentParser
import Fingerprint
import FoundationEssentials
import Ledger
import Regest

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Say who may issue records.",
    discussion: "The service may run meanwhile; what is revoked counts at once.",
    subcommands: [Create.self, Revoke.self, List.self])

  /// Which ledger is meant.
  struct Place: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
    var ledger: String

    func tokens() throws(RegestError) -> LedgerTokens {
      try LedgerTokens.open(at: PathBytes(ledger))
    }

    /// Now, as RFC 3339 writes it.
    var now: String { Date.now.formatted(.iso8601) }
  }

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a token, and print it once: only its SHA-256 is kept.")

    @OptionGroup var place: Place

    @Argument(help: ArgumentHelp("Whose it is.", valueName: "name"))
    var name: String

    func run() throws {
      try Telling.print(try place.tokens().create(name, date: place.now) + "\n")
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a token count no more; what it issued stays.")

    @OptionGroup var place: Place

    @Argument(help: ArgumentHelp("Whose it is.", valueName: "name"))
    var name: String

    func run() throws { try place.tokens().revoke(name, date: place.now) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print whose tokens there are, when they were made and revoked.")

    @OptionGroup var place: Place

    func run() throws {
      let lines = try place.tokens().list().map { entry in
        "\(entry.name)\t\(entry.created)\t\(entry.revoked.map { "revoked \($0)" } ?? "counts")\n"
      }
      try Telling.print(lines.joined())
    }
  }
}
