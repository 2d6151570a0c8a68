import ArgumentParser
import Fingerprint
import Regest

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check files against a manifest or a checksum file, or a bag.",
    discussion: """
      Reports what changed, is missing, extra or renamed. What is named may be one of:

      - A folder that `regest build` wrote. Then it also reports whether the records and \
      the manifest reproduce from the sources, the register and the rules, and with \
      --signers whether those who must have signed it have.

      - A checksum file of any name: the lines of sha256sum and its kin, of BSD's tools, \
      `openssl dgst`, sha256deep or rhash --bsd, or a hashdeep file. Its paths start from \
      the folder it lies in. Digests are MD5, SHA-1, SHA-2, SHA-3, BLAKE2b-512, \
      BLAKE2s-256 and RIPEMD-160; MD5 and SHA-1 show damage, but no longer forgery.

      - A BagIt bag: then it does what `regest bag verify` does.

      - A proof that --file and --proof printed: one file against the Merkle root of a \
      manifest, without the rest. It is worth what the manifest's id is; name that with --id.

      - A proof that `regest record prove` wrote: then it does what `regest record verify` does.
      """)

  @Argument(
    help: ArgumentHelp(
      "A folder that `regest build` wrote, a checksum file, a bag or a proof.", valueName: "path")
  )
  var path: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder that the paths in the manifest or list start from.",
      discussion: "Default: the current folder; for a checksum file the one it lies in.",
      valueName: "folder"))
  var base: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The id that the manifest must have.", valueName: "regest:1:man:…"))
  var id: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read only one share of the files, such as 3/7 for the third of seven: seven runs "
        + "read each file once.", valueName: "k/n"),
    transform: Self.share)
  var sample: AuditShare?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read only files that have changed by what the system says, since the run that wrote "
        + "this file. Not a fixity check. The file is written anew, or made.",
      valueName: "file"))
  var since: String?

  @OptionGroup var oneFile: OneFileOptions
  @OptionGroup var signerOptions: SignerOptions
  @OptionGroup var listOptions: ListVerifyOptions
  @OptionGroup var strictOptions: BagStrictOptions
  @OptionGroup var registerOptions: RegisterOptions
  @OptionGroup var threadOptions: ThreadOptions
  @OptionGroup var formatOptions: FormatOptions

  func validate() throws {
    guard sample == nil || since == nil else {
      throw ValidationError(
        "--sample reads a share of all files, --since what has changed; name one")
    }
  }

  func run() throws {
    let subject = try VerificationSubject(PathBytes(argument: path))
    if strictOptions.strict, subject != .bag {
      try refuse("--strict", for: path, "it is for bags; elsewhere warnings count anyway")
    }
    if oneFile.file != nil, ![.issuedFolder, .proof, .recordProof].contains(subject) {
      try refuse("--file", for: path, "it is for folders that `regest build` wrote")
    }
    let isSigned = subject == .recordProof || subject == .issuedFolder && oneFile.file == nil
    if signerOptions.signers != nil, !isSigned {
      try refuse(
        "--signers", for: oneFile.file == nil ? path : "one file",
        "it is for issued folders as a whole and proofs of records")
    }
    switch subject {
    case .issuedFolder:
      guard let file = oneFile.file else { return try verifyIssued() }
      if let option = optionForWhole { try refuse(option, for: "one file", "it is about all") }
      try verifyFile(file)
    case .proof: try verifyProof()
    case .recordProof: try verifyRecordProof()
    case .list: try verifyList()
    case .bag: try verifyBag()
    }
  }

  /// Checks what `regest build` wrote.
  private func verifyIssued() throws {
    if let option = listOptions.given {
      try refuse(option, for: "a folder that `regest build` wrote", "it is for checksum files")
    }
    let base = try BaseFolder(named: base, paths: [])
    let verifier = ManifestVerifier(register: try registerOptions.open())
    let memory = try since.map { path throws(RegestError) in
      try refuseAmongSources(path, base)
      return try RunMemory(PathBytes(argument: path))
    }
    let scope = AuditScope(share: sample, cache: memory?.cache)
    let stream = formatOptions.format.stream
    // First, for it is soon told where ssh-keygen or the file of signers is not there.
    let signatures = try signerOptions.verification(of: PathBytes(argument: path))
    var verification = try threadOptions.reading(toldTo: stream) { (manner) throws(RegestError) in
      try verifier.verify(folder: PathBytes(argument: path), base: base.base, manner, scope: scope)
    }
    let summary = summary(verification) + (signatures?.text ?? "")
    verification.diagnostics +=
      try signatures?.diagnostics(for: verification)
      ?? SignatureVerification.unchecked(in: IssuedFolder(PathBytes(argument: path)))
    try memory?.write(verification.audit)
    let diagnostics = verification.diagnostics
    try formatOptions.format.write(
      diagnostics, toldTo: stream,
      json: (signatures.map(JSONReport.lines) ?? []) + JSONReport.line(verification, signatures),
      text: summary)
    let missing = diagnostics.count { $0.code == .sourceMissing }
    if missing > 0, missing == verification.sources {
      Console.note(
        "none of the sources is there; name the folder their paths start from with --base")
    }
    if let id, verification.id.description != id {
      Console.note("the manifest is not \(id)")
      if diagnostics.hasDistrust { throw ExitStatus.untrusted }
      throw ExitStatus.findings
    }
    try ExitStatus.conclude(diagnostics)
  }

  /// A file that changes with each run cannot lie in what is verified.
  private func refuseAmongSources(_ path: String, _ base: BaseFolder) throws(RegestError) {
    let statement = try IssuedFolder(PathBytes(argument: self.path)).statement
    guard let own = try? base.relative(path),
      statement.paths.contains(where: { $0 == "." || own.isInside($0) }),
      !statement.excluded.contains(where: own.isInside)
    else { return }
    throw RegestError(
      .invalidRequest,
      "--since \(PathBytes(argument: path).display) lies in what the manifest is about",
      hint: "name a file elsewhere, such as one in \(self.path)")
  }

  private static func share(_ text: String) throws -> AuditShare {
    guard let share = AuditShare(text) else {
      throw ValidationError("--sample takes a share such as 3/7, the third of seven")
    }
    return share
  }

  private func summary(_ verification: Verification) -> String {
    let sources = Summary.count(verification.sources, "source")
    let records = Summary.count(verification.records, "record")
    let held = verification.diagnostics.hasFindings ? "does not hold" : "holds"
    let audit = verification.audit.text.map { $0 + "\n" } ?? ""
    return "\(verification.id)\n\(extent(verification))\n\(sources), \(records): \(held)\n\(audit)"
  }

  /// What the manifest is about, and what it leaves out.
  private func extent(_ verification: Verification) -> String {
    let paths = verification.paths.map(\.display).joined(separator: ", ")
    let excluded = verification.excluded.map(\.display).joined(separator: ", ")
    return "about \(paths)" + (excluded.isEmpty ? "" : ", without \(excluded)")
  }
}
