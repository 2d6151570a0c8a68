import ArgumentParser
import Fingerprint
import Regest

extension RecordCommand {
  struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the proof that a record was issued, which needs no other file.",
      discussion: """
        The proof holds the record, its way to the Merkle root over all records, the line of \
        its source with the way of that, manifest.json, and the signatures that lie beside \
        it as *.sig. `regest record verify` checks it; so do jq and openssl.
        """)

    @Argument(
      help: ArgumentHelp(
        "The record: its id, the first six or more digits of it, or a file that holds it.",
        valueName: "record"))
    var name: String

    @Option(
      name: .long,
      help: ArgumentHelp("The folder that `regest build` wrote.", valueName: "folder"))
    var from: String

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "The file to write.", discussion: "Default: standard output.", valueName: "file"))
    var output: String?

    func run() throws {
      let folder = try IssuedFolder(PathBytes(argument: from))
      let proof = try RecordProof(of: try RecordChoice.record(name, in: folder), in: folder)
      let findings = try proof.findings().map(\.diagnostic)
      if findings.hasFindings {
        let report = TextReport(isColoured: Console.isColoured)
        try Console.write(findings.map { report.text($0) }.joined())
        Console.note("nothing was written; `regest verify \(from)` says what changed")
        throw ExitStatus.findings
      }
      for path in try ArmoredSignature.all(in: folder).passedOver {
        Console.note(
          "\(path.display): no signature of SSH over a manifest; it is not carried along")
      }
      let bytes = try proof.bytes() + [0x0A]
      guard let output else { return try Console.write(bytes) }
      do {
        try FileStore.write(bytes, to: PathBytes(argument: output))
      } catch {
        throw RegestError(.unwritable, error.message, underlying: error)
      }
    }
  }
}
