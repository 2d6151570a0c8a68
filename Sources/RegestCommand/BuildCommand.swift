import ArgumentParser
import Fingerprint
import Regest

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Fingerprint files, parse and check what they cite, and issue records.",
    usage: "regest build [<options>] --output <folder> <path> ...",
    discussion: """
      Writes MANIFEST.sha256, records.jsonl, TREE.json, manifest.json and VERIFY.txt to \
      the output folder. The same files, register and rules give the same bytes on any \
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
  @OptionGroup var formatOptions: FormatOptions

  func run() throws {
    Interruption.heed()
    let folder = try BaseFolder(named: base, paths: paths)
    var roots: [PathBytes] = []
    for path in paths { roots.append(try folder.relative(path)) }
    roots = Self.distinct(roots)
    let selection = SourceSelection(
      base: folder.base, paths: roots, excluded: try excluded(roots, folder))
    let builder = try ManifestBuilder(register: try registerOptions.open())
    let stream = formatOptions.format.stream
    let sources = try threadOptions.reading(toldTo: stream) { (manner) throws(RegestError) in
      try builder.read(selection, manner)
    }
    let diagnostics = sources.diagnostics
    try tell(diagnostics, toldTo: stream)
    guard !diagnostics.hasObstacles, !diagnostics.contains(where: isNamed(roots))
    else {
      Console.note("not every source could be read; nothing was written")
      throw ExitStatus.unfinished
    }
    guard sources.count > 0 else {
      Console.note("there is no file in what was named; nothing was written")
      throw ExitStatus.unfinished
    }
    let issued = try sources.issue(to: PathBytes(argument: output))
    switch formatOptions.format {
    case .json: try Console.write(JSONReport.line(issued, diagnostics))
    case .text: try Console.write(summary(issued))
    }
    if !issued.setAside.isEmpty {
      let count = Summary.count(issued.setAside.count, "signature")
      let names = issued.setAside.map(\.new.display).joined(separator: ", ")
      Console.note("this is another manifest; \(count) of the earlier one set aside as \(names)")
      Console.note("hint: who vouches for this one signs it with `regest sign`")
    }
    if try !folder.isCurrent() {
      Console.note("the paths start from \(folder.base.display); verify with --base")
    }
    try ExitStatus.conclude(diagnostics)
  }

  /// Prints what was found: on one line each, since what a text says is for `check`.
  private func tell(_ diagnostics: [Diagnostic], toldTo stream: FindingStream?) throws {
    // There may be a million of them.
    switch formatOptions.format {
    case .json:
      for diagnostic in stream?.rest(of: diagnostics) ?? diagnostics {
        try Console.write(JSONReport.line(diagnostic))
      }
    case .text:
      let report = TextReport(isColoured: Console.isColoured)
      for diagnostic in diagnostics { try Console.write(report.head(diagnostic) + "\n") }
    }
  }

  /// The output folder, where it lies in what is fingerprinted.
  private func excluded(
    _ roots: [PathBytes], _ folder: BaseFolder
  ) throws(RegestError) -> [PathBytes] {
    guard !output.isEmpty else {
      throw RegestError(.invalidRequest, "-o needs the name of a folder")
    }
    guard FileStore.kind(of: PathBytes(argument: output)) ?? .directory == .directory else {
      throw RegestError(.invalidRequest, "-o \(PathBytes(argument: output).display): not a folder")
    }
    guard let own = try? folder.relative(output) else { return [] }
    // A folder that holds a source would be left out with the source in it.
    if let root = roots.first(where: { $0.isInside(own) || own == "." }) {
      throw RegestError(
        .invalidRequest,
        "the output folder \(PathBytes(argument: output).display) holds \(root.display), which is to be read",
        hint: "name another folder with -o")
    }
    return roots.contains { $0 == "." || own.isInside($0) } ? [own] : []
  }

  /// Each path once, in byte order, without those that lie in another.
  private static func distinct(_ roots: [PathBytes]) -> [PathBytes] {
    let all = Set(roots)
    if all.contains(".") { return ["."] }
    return all.filter { root in
      var above = root.parent
      while let folder = above, folder != "." {
        if all.contains(folder) { return false }
        above = folder.parent
      }
      return true
    }.sorted()
  }

  /// Whether a finding is about a path that was named: it is no file then, or a link.
  private func isNamed(_ roots: [PathBytes]) -> (Diagnostic) -> Bool {
    { diagnostic in
      let codes: [DiagnosticCode] = [.sourceMissing, .symbolicLink, .specialFile]
      return codes.contains(diagnostic.code) && diagnostic.path.map(roots.contains) ?? false
    }
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
      written to \(PathBytes(argument: output).display)
      \(issued.id)

      """
  }
}
