import ArgumentParser
import Fingerprint
import Regest

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Tell an issued folder in a format of others.",
    usage: "regest export [<options>] <folder> (--prov | --ro-crate | --citation | --dsse)",
    discussion: """
      The folder and the options decide every byte. What a format requires and the folder \
      does not tell must be given; nothing is invented.
      """)

  /// The formats, exactly one a run.
  enum Format: EnumerableFlag {
    case prov, roCrate, citation, dsse

    static func help(for format: Format) -> ArgumentHelp? {
      switch format {
      case .prov: "W3C PROV as JSON-LD: what was derived from what, by what."
      case .roCrate: "ro-crate-metadata.json of an RO-Crate 1.2."
      case .citation: "CITATION.cff 1.2.0, to cite the set."
      case .dsse: "The statement manifest.json in a signed DSSE envelope; needs --key."
      }
    }

    /// The option as it is given.
    var option: String {
      switch self {
      case .prov: "--prov"
      case .roCrate: "--ro-crate"
      case .citation: "--citation"
      case .dsse: "--dsse"
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
    name: .long,
    help: ArgumentHelp(
      "For --dsse: the file with the private key to sign with: Ed25519, PEM.",
      discussion: "It is read for signing and kept nowhere.", valueName: "file"))
  var key: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write.", discussion: "Default: standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    if let option = refusedOption {
      throw RegestError(.invalidRequest, "\(option) is not for \(format.option)")
    }
    let target = try ExportTarget(output)
    switch format {
    case .prov: try exported().writeProvenance(to: target.write)
    case .roCrate:
      let place = try BaseFolder(named: base, paths: []).relative(folder)
      try exported().writeCrate(details.details(), issuedAt: place, to: target.write)
    case .citation: try exported().writeCitationFile(details.details(), to: target.write)
    case .dsse: try target.write(dsse())
    }
    try target.finish()
  }

  private func exported() throws(RegestError) -> ExportedFolder {
    try ExportedFolder(PathBytes(argument: folder))
  }

  /// An option that was given and that the format has no place for.
  private var refusedOption: String? {
    if base != nil, format != .roCrate { return "--base" }
    if key != nil, format != .dsse { return "--key" }
    return format == .prov || format == .dsse ? details.given : nil
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
