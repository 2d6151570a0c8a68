import ArgumentParser
import Fingerprint
import Regest

extension RecordCommand {
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a record or its proof, and derive the record again from its source.",
      usage: "regest record verify [<options>] <record>",
      discussion: """
        A proof that `regest record prove` wrote needs no other file; with --source or \
        --base the record is derived again too. A record that is named by its id, or by a \
        file together with --from, is also checked to be one that was issued.

        What differs is told field by field with its reason. Exit status: 0 the record is \
        reproduced, also where the register or the rules are others but say the same; 1 it \
        says something else. Then either an error tells that it is not from this source or \
        was altered, or a warning tells that another register or other rules explain it: \
        the record is what it was.
        """)

    @OptionGroup var choice: Choice

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The source file.",
        discussion: "Default: the one that the folder's MANIFEST.sha256 lists.",
        valueName: "file"))
    var source: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The folder that the paths in MANIFEST.sha256 start from.",
        discussion: "Default: the current folder.", valueName: "folder"))
    var base: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The id that the record or its manifest must have.", valueName: "regest:1:…"))
    var id: String?

    @OptionGroup var signerOptions: SignerOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var formatOptions: FormatOptions

    func run() throws {
      let file = PathBytes(argument: choice.name)
      if FileStore.kind(of: file) == .file, try RecordProof.isProof(file) {
        if choice.from != nil {
          throw RegestError(
            .invalidRequest, "--from makes no sense for a proof: it holds what it needs",
            hint: "leave it out")
        }
        return try RecordProofCheck(
          file, source: source, base: base, id: id, signerOptions, registerOptions, formatOptions
        ).run()
      }
      if signerOptions.signers != nil {
        throw RegestError(
          .invalidRequest, "--signers makes no sense for a record alone",
          hint: "name its proof, or check the folder with `regest verify --signers`")
      }
      let folder = try choice.folder()
      let record = try choice.record(in: folder)
      let path = try sourcePath(of: record, in: folder)
      let conclusion = RecordConclusion(
        id: try RecordConclusion.id(id), path: path, format: formatOptions.format)
      var verification = try RecordVerification(record, in: folder)
      try conclusion.derive(&verification, registerOptions)
      try conclusion.tell(verification)
    }

    private func sourcePath(
      of record: FoundRecord, in folder: IssuedFolder?
    ) throws(RegestError) -> PathBytes {
      if let source { return PathBytes(argument: source) }
      guard let folder, let digest = record.source, let path = try folder.sourcePath(digest) else {
        throw RegestError(
          .invalidRequest, "the source of the record is not known",
          hint: "name it with --source, or the folder with --from")
      }
      return base.map { PathBytes(argument: $0).appending(path) } ?? path
    }
  }
}

/// Checks the proof of a record, as `regest record verify` and `regest verify` do.
struct RecordProofCheck {
  private let file: PathBytes
  private let proof: RecordProof
  private let path: PathBytes?
  private let signers: SignerOptions
  private let id: String?
  private let register: RegisterOptions
  private let format: FormatOptions

  init(
    _ file: PathBytes, source: String?, base: String?, id: String?, _ signers: SignerOptions,
    _ register: RegisterOptions, _ format: FormatOptions
  ) throws(RegestError) {
    self.file = file
    self.signers = signers
    proof = try RecordProof(file)
    let listed = proof.source.source.path
    path =
      source.map { PathBytes(argument: $0) }
      ?? base.map { PathBytes(argument: $0).appending(listed) }
    self.id = id
    self.register = register
    self.format = format
  }

  func run() throws {
    let conclusion = RecordConclusion(
      id: try RecordConclusion.id(id), path: path, format: format.format)
    var verification = try RecordVerification(proof)
    if path != nil { try conclusion.derive(&verification, register) }
    if let signatures = try signers.verification(of: proof, in: file) {
      verification.add(signatures)
    }
    try conclusion.tell(verification)
  }
}

/// How the verification of a record ends.
struct RecordConclusion {
  let id: RegestID?
  let path: PathBytes?
  let format: FormatOptions.Format

  /// Reads an id of the command line.
  static func id(_ text: String?) throws(RegestError) -> RegestID? {
    guard let text else { return nil }
    guard let id = RegestID(text), id.kind != .source else {
      throw RegestError(
        .invalidRequest, "“\(text)” is not the id of a record or a manifest",
        hint: "give regest:1:man:… or regest:1:rec:… with all digits")
    }
    return id
  }

  /// Derives the record from the file at hand.
  func derive(
    _ verification: inout RecordVerification, _ register: RegisterOptions
  ) throws(RegestError) {
    guard let path else { return }
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: InputFiles.longestText)
    } catch {
      throw RegestError(
        .unreadable, error.message, hint: "name the source with --source, or --base",
        underlying: error)
    }
    let verifier = try RecordVerifier(register: try register.open())
    try verification.derive(by: verifier, from: bytes, path)
  }

  /// Prints what was found, and ends with the status of that.
  func tell(_ verification: RecordVerification) throws {
    try format.write(
      verification.diagnostics,
      json: (verification.signatures.map(JSONReport.lines) ?? [])
        + JSONReport.line(verification, path),
      text: verification.text(path))
    if let id {
      let (noun, own) =
        id.kind == .record
        ? ("record", verification.record.id) : ("manifest", verification.proof?.manifest)
      guard let own else {
        Console.note("a record alone names no manifest; add --from, or verify its proof")
        throw ExitStatus.usage
      }
      guard own == id else {
        Console.note("the \(noun) is not \(id)")
        throw ExitStatus.findings
      }
    }
    try ExitStatus.conclude(verification.diagnostics)
  }
}
