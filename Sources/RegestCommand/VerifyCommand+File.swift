import ArgumentParser
import Fingerprint
import Merkle
import Regest

/// `--file` and `--proof`: one file of a manifest.
struct OneFileOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "For a folder that `regest build` wrote: check this file alone, by its line and the "
        + "Merkle root.", valueName: "path"))
  var file: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(
      "With --file: print the proof that the file is a source of the manifest, once it holds.",
      discussion: "`regest verify` checks it without the folder."))
  var proof = false

  func validate() throws {
    if proof, file == nil {
      throw ValidationError("--proof is about one file; name it with --file")
    }
  }
}

extension VerifyCommand {
  /// Checks one file of an issued folder.
  func verifyFile(_ file: String) throws {
    let base = try BaseFolder(named: base, paths: [])
    let source = try base.relative(file)
    guard let proof = try SourceProof(of: source, in: PathBytes(argument: path)) else {
      throw RegestError(
        .invalidRequest, "\(PathBytes(argument: path).display) does not list \(source.display)",
        hint: "name a file as MANIFEST.sha256 does, or the folder its paths start from with --base")
    }
    let diagnostics = try check(proof, base, isQuiet: oneFile.proof)
    let isMeant = id.map { $0 == proof.manifest.description } ?? true
    if oneFile.proof, !diagnostics.hasFindings, isMeant {
      try Console.write(proof.bytes() + [0x0A])
    }
    try conclude(diagnostics, proof)
  }

  /// Checks the file that a proof is about.
  func verifyProof() throws {
    if let option = oneFile.file.map({ _ in "--file" }) ?? optionForWhole {
      try refuse(option, for: "a proof", "it is about one file")
    }
    let proof = try SourceProof(PathBytes(argument: path))
    let base = try BaseFolder(named: base, paths: [])
    try conclude(check(proof, base, isQuiet: false), proof)
  }

  /// Checks the proof of a record.
  func verifyRecordProof() throws {
    if let option = oneFile.file.map({ _ in "--file" }) ?? optionForFiles {
      try refuse(option, for: "the proof of a record", "it is about one record")
    }
    try RecordProofCheck(
      PathBytes(argument: path), source: nil, base: base, id: id, signerOptions, registerOptions,
      formatOptions
    ).run()
  }

  /// An option that is about all files of a manifest or their records.
  var optionForWhole: String? {
    optionForFiles ?? registerOptions.register.map { _ in "--register" }
  }

  private var optionForFiles: String? {
    if let option = listOptions.given { return option }
    if sample != nil { return "--sample" }
    return since == nil ? nil : "--since"
  }

  private func check(
    _ proof: SourceProof, _ base: BaseFolder, isQuiet: Bool
  ) throws -> [Diagnostic] {
    let diagnostics = try threadOptions.reading { (manner) throws(RegestError) in
      try proof.check(base: base.base, manner)
    }
    if isQuiet, !diagnostics.hasFindings { return diagnostics }
    let held = diagnostics.hasFindings ? "does not hold" : "holds"
    let place = "source \(proof.inclusion.index + 1) of \(proof.inclusion.size)"
    try formatOptions.format.write(
      diagnostics, json: JSONReport.line(proof, holds: !diagnostics.hasFindings),
      text: "\(proof.manifest)\n\(proof.source.path.display), \(place): \(held)\n")
    return diagnostics
  }

  private func conclude(_ diagnostics: [Diagnostic], _ proof: SourceProof) throws {
    if base == nil, diagnostics.contains(where: { $0.code == .sourceMissing }) {
      Console.note("name the folder that \(proof.source.path.display) starts from with --base")
    }
    if let id, proof.manifest.description != id {
      Console.note("the manifest is not \(id)")
      throw ExitStatus.findings
    }
    try ExitStatus.conclude(diagnostics)
  }
}
