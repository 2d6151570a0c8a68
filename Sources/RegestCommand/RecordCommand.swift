import ArgumentParser
import Fingerprint
import Regest

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Show or verify one citation record.",
    subcommands: [Show.self, Verify.self])

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
      return try IssuedFolder(PathBytes(from))
    }

    func record(in folder: IssuedFolder?) throws(RegestError) -> FoundRecord {
      let path = PathBytes(name)
      if FileStore.kind(of: path) == .file {
        do {
          return try FoundRecord(
            bytes: try FileStore.read(path, limit: 1 << 24), name: path.display)
        } catch let error as FileSystemError {
          throw RegestError(.unreadable, error.message, underlying: error)
        } catch let error as RegestError {
          throw error
        } catch {
          throw RegestError(.unreadable, path.display, underlying: error)
        }
      }
      guard let folder else {
        throw RegestError(
          .invalidRequest, "\(name) is no file, and an id needs the folder it was issued in",
          hint: "name the folder with --from")
      }
      return try folder.record(name)
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

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Derive a record again from its source, and say where it differs.",
      usage: "regest record verify [<options>] <record>")

    @OptionGroup var choice: Choice

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The source file.",
        discussion: "Default: the one that the folder's MANIFEST.sha256 lists.",
        valueName: "file"))
    var source: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The folder that the paths in MANIFEST.sha256 start from.",
        discussion: "Default: the current folder.", valueName: "folder"))
    var base: String?

    @OptionGroup var registerOptions: RegisterOptions

    func run() throws {
      let folder = try choice.folder()
      let record = try choice.record(in: folder)
      let path = try sourcePath(of: record, in: folder)
      let bytes: [UInt8]
      do {
        bytes = try FileStore.read(path, limit: InputFiles.longestText)
      } catch {
        throw RegestError(
          .unreadable, error.message, hint: "name the source with --source, or --base",
          underlying: error)
      }
      let verifier = try RecordVerifier(register: try registerOptions.open())
      let diagnostics = try verifier.verify(record, source: bytes, path: path)
      let report = TextReport(isColoured: Console.isColoured)
      try Console.write(diagnostics.map { report.text($0) }.joined())
      try Console.write("\(record.id)\n\(diagnostics.hasFindings ? "does not hold" : "holds")\n")
      try ExitStatus.conclude(diagnostics)
    }

    private func sourcePath(
      of record: FoundRecord, in folder: IssuedFolder?
    ) throws(RegestError) -> PathBytes {
      if let source { return PathBytes(source) }
      guard let folder, let digest = record.source, let path = try folder.sourcePath(digest) else {
        throw RegestError(
          .invalidRequest, "the source of the record is not known",
          hint: "name it with --source, or the folder with --from")
      }
      return base.map { PathBytes($0).appending(path) } ?? path
    }
  }
}
