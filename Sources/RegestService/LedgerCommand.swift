import ArgumentParser
import Fingerprint
import Ledger
import Regest
import TransparencyLog

struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Make, copy and verify the folder of issued records.",
    subcommands: [Create.self, Backup.self, Verify.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a ledger without records, and print the key that verifies its log.")

    @Argument(help: ArgumentHelp("The folder; nothing may be there.", valueName: "folder"))
    var folder: String

    @Option(
      help: ArgumentHelp(
        "The log's name for ever, best an address of yours without “https://”.",
        valueName: "name"))
    var origin: String

    @Option(
      help: ArgumentHelp(
        "The Ed25519 key that is to sign the log, in PEM.",
        discussion: "Default: one is made, and kept in the folder as key.pem.",
        valueName: "file"))
    var key: String?

    func run() async throws {
      let ledger = try Ledger.create(
        at: PathBytes(folder), origin: origin, key: key.map { PathBytes($0) })
      let keys = ledger.verifierKeys.map { $0.text + "\n" }.joined()
      try await ledger.close()
      try Telling.print(keys)
    }
  }

  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy a ledger, also while the service runs.",
      discussion: """
        The copy is whole by itself, and restored by naming it with --ledger. It holds the \
        key where that lies in the folder.
        """)

    @Argument(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
    var folder: String

    @Argument(help: ArgumentHelp("Where the copy is to be.", valueName: "copy"))
    var copy: String

    func run() async throws {
      let backup = try Ledger.backup(of: PathBytes(folder), to: PathBytes(copy))
      try Telling.print(
        "\(PathBytes(copy).display): \(backup.records) records, \(backup.logged) in the log\n")
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Verify that records, their order and the log agree.",
      discussion: "Exit status: 0 all holds, 1 something does not.")

    @Argument(help: ArgumentHelp("The ledger's folder, or a copy.", valueName: "folder"))
    var folder: String

    func run() throws {
      let verification = try LedgerVerification(PathBytes(folder))
      var text = ""
      for outcome in verification.outcomes {
        let state = !outcome.isDone ? "not done" : outcome.count == 0 ? "holds" : "does not hold"
        text += "\(outcome.step.rawValue): \(state)\n"
        for finding in outcome.findings { text += "  \(finding)\n" }
      }
      text += "\(verification.records) records, \(verification.logged) in the log\n"
      try Telling.print(text)
      if !verification.holds { throw ExitCode(1) }
    }
  }
}
