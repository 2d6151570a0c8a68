import ArgumentParser
import Fingerprint
import Merkle
import Regest
import TransparencyLog

extension LogCommand {
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a whole log, or the proof of a manifest or a record.",
      usage: "regest log check [<options>] <log> --vkey <key> ...",
      discussion: """
        A log is computed anew from its entries and compared with its tiles and its signed \
        checkpoint. Keep a copy of the file `checkpoint` now and then: with --since, a log \
        that was changed behind it, or lost entries, cannot pass.
        """)

    @Argument(
      help: ArgumentHelp("The log's folder, or the file with a proof.", valueName: "log"))
    var subject: String

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The log's verifier key, or a file that holds it; several for several keys.",
        valueName: "key"))
    var vkey: [String]

    @Option(
      name: .long,
      help: ArgumentHelp(
        "An earlier checkpoint that the log must go on from.", valueName: "file"))
    var since: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The manifest that the proof must be about: its id or its folder.",
        valueName: "manifest"))
    var manifest: String?

    @OptionGroup var formatOptions: FormatOptions

    func run() throws {
      let keys = try VerifierKeys.read(vkey)
      if FileStore.kind(of: PathBytes(subject)) == .directory {
        if manifest != nil {
          throw RegestError(
            .invalidRequest, "--manifest goes with a proof", hint: "`regest log prove` makes one")
        }
        try checkLog(keys)
      } else {
        try checkProof(keys)
      }
    }

    private func checkLog(_ keys: [VerifierKey]) throws {
      let log = try LogReader(StoredLogFiles(folder: PathBytes(subject)))
      try log.signers(among: keys)
      let earlier = try since.map { try EarlierCheckpoint($0) }
      try earlier?.verify(keys)
      let findings = try LogCheck(log, since: earlier?.checkpoint).findings
      try formatOptions.format.write(
        findings.map { Diagnostic($0) },
        json: JSONReport.line(log.checkpoint, holds: findings.isEmpty),
        text: "\(description(log.checkpoint))\(findings.isEmpty ? "holds" : "does not hold")\n")
      if findings.contains(where: { $0.kind == .notABeginning }) { throw ExitStatus.untrusted }
      if !findings.isEmpty { throw ExitStatus.findings }
    }

    private func checkProof(_ keys: [VerifierKey]) throws {
      let path = PathBytes(subject)
      let bytes: [UInt8]
      do {
        bytes = try FileStore.read(path, limit: 1 << 21)
      } catch {
        throw RegestError(.unreadable, error.message, underlying: error)
      }
      if LogGrowthProof.isProof(bytes) {
        if manifest != nil {
          throw RegestError(
            .invalidRequest, "--manifest goes with the proof of one; this is about the whole log")
        }
        try check(try LogGrowthProof(bytes, name: path.display), keys)
      } else {
        if since != nil {
          throw RegestError(
            .invalidRequest, "--since goes with a log; this is the proof of one manifest",
            hint: "`regest log prove LOG --since FILE` proves that a log goes on from it")
        }
        try check(try LogProof(bytes, name: path.display), keys)
      }
    }

    private func check(_ proof: LogGrowthProof, _ keys: [VerifierKey]) throws {
      guard let since else {
        throw RegestError(
          .invalidRequest, "the proof is about an earlier checkpoint; name it with --since")
      }
      try proof.signers(among: keys, name: PathBytes(subject).display)
      let earlier = try EarlierCheckpoint(since)
      try earlier.verify(keys)
      let holds = try proof.holds(since: earlier.checkpoint)
      try formatOptions.format.write(
        [], json: JSONReport.line(proof.checkpoint, holds: holds),
        text: "\(description(proof.checkpoint))"
          + (holds ? "goes on from" : "is not shown to go on from") + " \(earlier.name)\n")
      if !holds { throw ExitStatus.untrusted }
    }

    private func check(_ proof: LogProof, _ keys: [VerifierKey]) throws {
      try proof.signers(among: keys, name: PathBytes(subject).display)
      let wanted = try manifest.map { try LoggedManifest.id($0) }
      let carried = proof.entry.flatMap { LoggedManifest.id(in: $0) ?? LoggedRecord.id(in: $0) }
      guard let id = wanted ?? carried else {
        throw RegestError(
          .invalidRequest, "the proof does not say what it is about",
          hint: "name the manifest with --manifest")
      }
      let entry = id.kind == .record ? LoggedRecord.entry(of: id) : LoggedManifest.entry(of: id)
      let holds = try proof.holds(for: entry)
      let index = proof.inclusion.index
      try formatOptions.format.write(
        [], json: JSONReport.line(proof.checkpoint, has: id, at: index, holds: holds),
        text: "\(id)\n\(description(proof.checkpoint))"
          + (holds ? "has it at \(index)" : "is not shown to have it") + "\n")
      if !holds { throw ExitStatus.findings }
    }

    private func description(_ checkpoint: Checkpoint) -> String {
      let count = checkpoint.size == 1 ? "1 entry" : "\(checkpoint.size) entries"
      return "\(PathBytes(checkpoint.origin).display), \(count): "
    }
  }
}
