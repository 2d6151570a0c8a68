import ArgumentParser
import Fingerprint
import Regest

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Tell an issued folder in a format of others.",
    usage: "regest export [<options>] <folder> (--prov | --ro-crate | --citation)",
    discussion: """
      The folder and the options decide every byte. What a format requires and the folder \
      does not tell must be given; nothing is invented.
      """)

  /// The formats, exactly one a run.
  enum Format: EnumerableFlag {
    case prov, roCrate, citation

    static func help(for format: Format) -> ArgumentHelp? {
      switch format {
      case .prov: "W3C PROV as JSON-LD: what was derived from what, by what."
      case .roCrate: "ro-crate-metadata.json of an RO-Crate 1.2."
      case .citation: "CITATION.cff 1.2.0, to cite the set."
      }
    }

    /// The option as it is given.
    var option: String {
      switch self {
      case .prov: "--prov"
      case .roCrate: "--ro-crate"
      case .citation: "--citation"
      }
    }
  }

  @Argument(help: ArgumentHelp("A folder that `regest build` wrote.", valueName: "folder"))
  var folder: String

  @Flag(exclusivity: .exclusive)
  var format: Format

  @OptionGroup var details: ExportDetailOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For --ro-crate: the folder that the manifest's paths start from, in which the issued "
        + "folder lies and the crate will.",
      discussion: "Default: the current folder.", valueName: "folder"))
  var base: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write.", discussion: "Default: standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    if let option = refusedOption {
      throw RegestError(.invalidRequest, "\(option) is not for \(format.option)")
    }
    let details = try details.details()
    let folder = try ExportedFolder(PathBytes(folder))
    let target = try ExportTarget(output)
    switch format {
    case .prov: try folder.writeProvenance(to: target.write)
    case .roCrate:
      let place = try BaseFolder(named: base, paths: []).relative(self.folder)
      try folder.writeCrate(details, issuedAt: place, to: target.write)
    case .citation: try folder.writeCitationFile(details, to: target.write)
    }
    try target.finish()
  }

  /// An option that was given and that the format has no place for.
  private var refusedOption: String? {
    if base != nil, format != .roCrate { return "--base" }
    return format == .prov ? details.given : nil
  }
}

/// What formats require and the folder does not tell.
struct ExportDetailOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The title of the set.", valueName: "text"))
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Who made it: “Family, Given” is a person, what has no comma an archive or project; "
        + "may be given several times.", valueName: "name"))
  var author: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("When it is published.", valueName: "YYYY-MM-DD"))
  var date: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Its licence: an identifier of SPDX such as CC-BY-4.0, or an address.",
      valueName: "license"))
  var license: String?

  func details() throws(RegestError) -> ExportDetails {
    try ExportDetails(
      title: title, authors: author.map(ExportDetails.Author.init), date: date, license: license)
  }

  /// The first of them that was given.
  var given: String? {
    if title != nil { return "--title" }
    if !author.isEmpty { return "--author" }
    if date != nil { return "--date" }
    return license == nil ? nil : "--license"
  }
}
