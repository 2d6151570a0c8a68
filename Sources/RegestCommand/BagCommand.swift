import ArgumentParser
import Fingerprint
import Fixity
import Regest

struct BagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bag",
    abstract: "Make or verify a bag: files with their digests, ready to be handed over.",
    discussion: """
      BagIt 1.0 (RFC 8493) is written; 0.93 to 0.97 are read too.
      """,
    subcommands: [BagCreateCommand.self, Verify.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check that a bag is complete and every digest holds.",
      usage: "regest bag verify [<options>] <folder>",
      discussion: """
        Exit status: 0 the bag is valid, also where there is something to warn of; 1 it is \
        not, or not complete yet; 2 it could not be read. Nothing is fetched.
        """)

    @Argument(help: ArgumentHelp("The bag's folder.", valueName: "folder"))
    var folder: String

    @OptionGroup var strictOptions: BagStrictOptions
    @OptionGroup var threadOptions: ThreadOptions
    @OptionGroup var formatOptions: FormatOptions

    func run() throws {
      try BagCheck(PathBytes(folder), strictOptions, threadOptions, formatOptions).run()
    }
  }
}

/// What makes a verification of a bag stricter.
struct BagStrictOptions: ParsableArguments {
  @Flag(name: .long, help: "For a bag: warnings too give the exit status 1.")
  var strict = false
}

/// Verifies a bag for `regest bag verify` and `regest verify`.
struct BagCheck {
  private let bag: PathBytes
  private let isStrict: Bool
  private let threads: ThreadOptions
  private let format: FormatOptions.Format

  init(
    _ bag: PathBytes, _ strict: BagStrictOptions, _ threads: ThreadOptions,
    _ format: FormatOptions
  ) {
    self.bag = bag
    isStrict = strict.strict
    self.threads = threads
    self.format = format.format
  }

  func run() throws {
    guard let kind = FileStore.kind(of: bag) else {
      throw RegestError(.unreadable, "\(bag.display): no such file or directory")
    }
    guard kind == .directory else {
      throw RegestError(
        .unreadable, "\(bag.display): not a folder",
        hint: "unpack a bag that comes as one file, such as .zip or .tar, first")
    }
    let verification = try threads.reading { (manner) throws(RegestError) in
      do throws(FileSystemError) {
        return try BagVerifier.verify(bag, threads: manner.threads, progress: manner.progress)
      } catch {
        throw RegestError(error)
      }
    }
    let diagnostics = verification.diagnostics
    try format.write(
      diagnostics, json: JSONReport.line(verification), text: verification.text)
    if diagnostics.hasObstacles { throw ExitStatus.unfinished }
    if !verification.isValid || isStrict && diagnostics.hasFindings { throw ExitStatus.findings }
  }
}
