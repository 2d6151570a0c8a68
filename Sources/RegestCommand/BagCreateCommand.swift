import ArgumentParser
import Fingerprint
import Fixity
import Regest

struct BagCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Put files into a new bag.",
    usage: "regest bag create [<options>] --output <folder> [<source> ...]",
    discussion: """
      One folder becomes the payload itself; of several sources each goes into data/ under \
      its own name. With --base, or with --manifest, files keep their paths below the base.

      The bag appears as a whole or not at all. The same files and options give the same \
      bytes of all tag files; a date stands in them only if you give it with \
      --info "Bagging-Date=2024-05-01". Links and names that a bag cannot hold are refused.
      """)

  enum Link: String, ExpressibleByArgument, CaseIterable {
    case auto, reflink, hard, copy

    var way: FilePlacer.Way {
      switch self {
      case .auto: .auto
      case .reflink: .reflink
      case .hard: .hard
      case .copy: .copy
      }
    }
  }

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "source"))
  var sources: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The bag's folder, which must not exist.", valueName: "folder"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The digests, separated by commas; all are computed in one reading.",
      valueName: "names"),
    transform: Self.kinds)
  var algorithm: DigestKinds = [.sha256, .sha512]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How files get into the bag.",
      discussion: """
        reflink: shared blocks, safe and instant, on btrfs and XFS. hard: another name of the \
        same file, so that who changes the source changes the bag, and the other way round. \
        copy: a second file. auto: the first of these that the file system can do.
        """))
  var link: Link = .auto

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An element of bag-info.txt, such as \"Source-Organization=РГАСПИ\"; may be given again.",
      valueName: "label=value"))
  var info: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file of elements in the form of bag-info.txt; they come first.", valueName: "file"))
  var infoFile: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder that `regest build` wrote: its files go into the bag's folder regest/, its id "
        + "becomes the External-Identifier, and all its sources must be in the bag unchanged. "
        + "Without a source named, they are the payload.",
      valueName: "folder"))
  var manifest: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder that paths in the payload start from.",
      discussion: "Default with --manifest: the current folder.", valueName: "folder"))
  var base: String?

  @Flag(name: .long, help: "Leave symbolic links out instead of refusing them.")
  var skipLinks = false

  @OptionGroup var threadOptions: ThreadOptions

  func validate() throws {
    guard !sources.isEmpty || manifest != nil else {
      throw ValidationError("name a source, or an issued folder with --manifest")
    }
    guard !sources.contains(""), !output.isEmpty else {
      throw ValidationError("a path is empty")
    }
  }

  func run() throws {
    Interruption.heed()
    let issued = try manifest.map { path throws(RegestError) in
      try IssuedBag(PathBytes(argument: path))
    }
    let input = BagInput(sources: sources, base: base, output: PathBytes(argument: output))
    let elements = try BagElements(given: info, file: infoFile, issued: issued?.id).elements
    let plan = try input.plan(of: issued, skippingLinks: skipLinks)
    try tell(plan.findings)
    guard plan.isPossible else { return try refuse() }
    guard !plan.files.isEmpty else {
      Console.note("there is no file in what was named; no bag was made")
      throw ExitStatus.unfinished
    }
    var maker = BagMaker(kinds: algorithm, way: link.way, info: elements)
    if let issued {
      maker.tags = [try issued.tags()]
      maker.checkedKinds = [.sha256]
    }
    let outcome = try make(maker, plan, issued)
    switch outcome {
    case .refused(let findings):
      try tell(findings)
      try refuse()
    case .made(let bag):
      try Console.write(summary(bag))
      if issued != nil, !plan.linksLeftOut.isEmpty {
        Console.note("`regest verify` will miss the links left out, where the manifest lists them")
      }
      try ExitStatus.conclude(plan.findings.map { Diagnostic($0) })
    }
  }

  private func make(
    _ maker: BagMaker, _ plan: BagPlan, _ issued: IssuedBag?
  ) throws(RegestError) -> BagMaker.Outcome {
    try threadOptions.reading { (manner) throws(RegestError) in
      var maker = maker
      maker.threads = manner.threads
      var failure: RegestError?
      let outcome: BagMaker.Outcome
      do throws(FileSystemError) {
        outcome = try maker.make(plan, at: PathBytes(argument: output), progress: manner.progress) {
          payload, bag in
          do throws(RegestError) {
            return try issued?.objections(to: payload, in: bag, plan.linksLeftOut) ?? []
          } catch {
            failure = error
            return [BagFinding(.unstable, bag, error.message)]
          }
        }
      } catch {
        throw Self.unwritable(error)
      }
      if let failure { throw failure }
      return outcome
    }
  }

  private static func unwritable(_ error: FileSystemError) -> RegestError {
    let isThere = error.operation == .createDirectory || error.operation == .rename
    let hint = isThere ? "name a folder that does not exist, in one that does" : nil
    return RegestError(.unwritable, error.message, hint: hint, underlying: error)
  }

  private func tell(_ findings: [BagFinding]) throws(RegestError) {
    let report = TextReport(isColoured: Console.isColoured)
    for finding in findings { try Console.write(report.text(Diagnostic(finding))) }
  }

  private func refuse() throws {
    Console.note("no bag was made")
    throw ExitStatus.unfinished
  }

  private func summary(_ bag: MadeBag) -> String {
    let files = Summary.count(Int(clamping: bag.payload.streams), "file")
    let bytes = Summary.count(Int(clamping: bag.payload.octets), "byte")
    let words: [(FilePlacer.Way, String)] = [
      (.reflink, "shared by reflink"), (.hard, "linked as other names of the sources"),
      (.copy, "copied"),
    ]
    let ways = words.compactMap { way, word in bag.ways[way].map { "\($0) \(word)" } }
    return "\(files) of \(bytes): \(ways.joined(separator: ", "))\n"
      + "written to \(PathBytes(argument: output).display)\n"
  }

  private static func kinds(_ text: String) throws -> DigestKinds {
    DigestKinds(
      try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
        guard let kind = DigestKind(name: name.utf8), kind.isOffered else {
          throw ValidationError("--algorithm: “\(name)” is not computed here")
        }
        return kind
      })
  }
}
