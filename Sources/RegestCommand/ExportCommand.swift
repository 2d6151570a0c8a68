import ArgumentParser
import Fingerprint
import Regest

/// What an issued folder can be exported as; how is said in a file of its own each.
enum ExportFormat: String, EnumerableFlag {
  case dsse

  static func help(for value: ExportFormat) -> ArgumentHelp? {
    switch value {
    case .dsse: "The statement manifest.json in a signed DSSE envelope."
    }
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write an issued manifest in a form that other programs read.",
    usage: "regest export [<options>] <folder> --dsse --key <file>")

  @Argument(help: ArgumentHelp("A folder that `regest build` wrote.", valueName: "folder"))
  var folder: String

  @Flag(help: "The form.")
  var format: ExportFormat

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --dsse: the file with the private key to sign with: Ed25519, PEM.",
      discussion: "It is read for signing and kept nowhere.", valueName: "file"))
  var key: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write.", discussion: "Default: standard output.", valueName: "file"))
  var output: String?

  func validate() throws {
    if format == .dsse, key == nil {
      throw ValidationError("--dsse needs the key to sign with; name its file with --key")
    }
  }

  func run() throws {
    let bytes =
      switch format {
      case .dsse: try dsse()
      }
    guard let output else { return try Console.write(bytes) }
    do {
      try FileStore.write(bytes, to: PathBytes(output))
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}
