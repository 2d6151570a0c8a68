import ArgumentParser
import Fingerprint
import Fixity
import Regest

/// What `regest verify` takes for checksum files alone.
struct ListVerifyOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "For a checksum file: whether files that it does not list are findings.",
      discussion: """
        Default: they are in the deepest folder that holds all listed files, unless the list \
        is about one file and named after it (disk.iso.sha256). With --extra they are \
        everywhere below the base. Other lists and signatures beside the list never are.
        """))
  var extra: Bool?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For a checksum file whose lines do not name the algorithm: which it is, such as sha3-256.",
      discussion: "Default: by the file's name, or else by the number of digits.",
      valueName: "name"),
    transform: Self.kind)
  var algorithm: DigestKind?

  /// Where files are looked for that are not listed.
  var scope: ListAudit.ExtraScope {
    switch extra {
    case true?: .base
    case false?: .none
    case nil: .listed
    }
  }

  /// The first of these options that was given; nil where none was.
  var given: String? {
    if let extra { return extra ? "--extra" : "--no-extra" }
    return algorithm == nil ? nil : "--algorithm"
  }

  private static func kind(_ name: String) throws -> DigestKind {
    switch NamedAlgorithm(name: name.utf8) {
    case .known(let kind) where kind.isOffered: return kind
    case .known(let kind): throw ValidationError("libcrypto offers no \(kind.name) here")
    case .unknown(let name): throw ValidationError("--algorithm: \(name) is not computed here")
    case nil:
      let names = DigestKind.allCases.map(\.shortName).joined(separator: ", ")
      throw ValidationError("--algorithm takes one of \(names)")
    }
  }
}
