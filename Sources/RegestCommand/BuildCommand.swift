import ArgumentParser
import Fingerprint
import Regest

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Fingerprint files, parse and check what they cite, and issue records.",
    discussion: """
      Writes MANIFEST.sha256, records.jsonl, manifest.json and VERIFY.txt to the
      output folder. The same files, register and rules give the same bytes on any
      machine. Where a source cannot be read nothing is written.
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder that the paths in the manifest start from.",
      discussion:
        "Default: the current folder, or the deepest one that holds all paths.",
      valueName: "folder"))
  var base: String?

  @OptionGroup var registerOptions: RegisterOptions
  @OptionGroup var threadOptions: ThreadOptions

  func run() throws {
    let folder = try BaseFolder(named: base, paths: paths)
    var roots: [PathBytes] = []
    for path in paths { roots.append(try folder.relative(path)) }
    roots.sort()
    let selection = SourceSelection(
      base: folder.base, paths: roots, excluded: try excluded(roots, folder))
    let builder = try ManifestBuilder(register: try registerOptions.open())
    let issued = try builder.build(selection, threads: threadOptions.threads)
    let report = TextReport(isColoured: Console.isColoured)
    try Console.write(issued.diagnostics.map { report.head($0) + "\n" }.joined())
    guard !issued.diagnostics.hasObstacles, !hasMissing(issued) else {
      Console.note("not every source could be read; nothing was written")
      throw ExitStatus.unfinished
    }
    try issued.write(to: PathBytes(output))
    try Console.write(summary(issued))
    if try !folder.isCurrent() {
      Console.note("the paths start from \(folder.base.display); verify with --base")
    }
    try ExitStatus.conclude(issued.diagnostics)
  }

  /// The output folder, where it lies in what is fingerprinted.
  private func excluded(
    _ roots: [PathBytes], _ folder: BaseFolder
  ) throws(RegestError) -> [PathBytes] {
    guard let own = try? folder.relative(output) else { return [] }
    let isInside = roots.contains { $0 == PathBytes(".") || own.isInside($0) || own == $0 }
    return isInside ? [own] : []
  }

  /// A path that was named and is not there.
  private func hasMissing(_ issued: IssuedManifest) -> Bool {
    issued.diagnostics.contains { $0.code == .sourceMissing }
  }

  private func summary(_ issued: IssuedManifest) -> String {
    let statement = issued.statement
    let outcomes = Verdict.Outcome.allCases.compactMap { outcome in
      let count = statement.outcomes[outcome] ?? 0
      return count > 0 ? "\(count) \(outcome.rawValue)" : nil
    }
    let sources = Summary.count(statement.sourceTree.count, "source")
    let records = Summary.count(statement.recordTree.count, "record")
    let verdicts = outcomes.isEmpty ? "" : ": " + outcomes.joined(separator: ", ")
    return """
      \(sources) of \(Summary.count(Int(clamping: statement.sourceBytes), "byte")), \(records)\(verdicts)
      written to \(PathBytes(output).display)
      \(issued.id)

      """
  }
}
