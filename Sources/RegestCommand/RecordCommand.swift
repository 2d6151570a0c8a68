import ArgumentParser
import Fingerprint
import Regest

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Show, prove, verify and compare citation records.",
    subcommands: [Show.self, Verify.self, Prove.self, Diff.self])

  /// Which record is meant.
  struct Choice: ParsableArguments {
    @Argument(
      help: ArgumentHelp(
        "The record: its id, the first six or more digits of it, or a file that holds it.",
        valueName: "record"))
    var name: String

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The folder that `regest build` wrote; needed for an id.", valueName: "folder"))
    var from: String?

    func folder() throws(RegestError) -> IssuedFolder? {
      guard let from else { return nil }
      return try IssuedFolder(PathBytes(argument: from))
    }

    func record(in folder: IssuedFolder?) throws(RegestError) -> FoundRecord {
      try RecordChoice.record(name, in: folder)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a record.")

    @OptionGroup var choice: Choice
    @OptionGroup var formatOptions: FormatOptions

    func run() throws {
      let record = try choice.record(in: try choice.folder())
      switch formatOptions.format {
      case .text: try Console.write(record.text)
      case .json: try Console.write(record.bytes + [0x0A])
      }
    }
  }
}

/// Finds the record that a command line names.
enum RecordChoice {
  /// The record of a file, or one of a folder by its id.
  static func record(_ name: String, in folder: IssuedFolder?) throws(RegestError) -> FoundRecord {
    let path = PathBytes(argument: name)
    if FileStore.kind(of: path) == .file {
      let bytes: [UInt8]
      do {
        bytes = try FileStore.read(path, limit: 1 << 24)
      } catch {
        throw RegestError(.unreadable, error.message, underlying: error)
      }
      return try FoundRecord(bytes: bytes, name: path.display)
    }
    guard let folder else {
      throw RegestError(
        .invalidRequest, "\(name) is no file, and an id needs the folder it was issued in",
        hint: "name the folder with --from")
    }
    return try folder.record(name)
  }
}
