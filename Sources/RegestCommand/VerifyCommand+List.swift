import ArgumentParser
import Fingerprint
import Regest

extension VerifyCommand {
  /// Checks a checksum file.
  func verifyList() throws {
    let reason = "a checksum file has no records and is read whole or by --sample"
    if registerOptions.register != nil { try refuse("--register", for: "a checksum file", reason) }
    if id != nil { try refuse("--id", for: "a checksum file", reason) }
    if since != nil { try refuse("--since", for: "a checksum file", reason) }
    let verifier = ListVerifier(
      base: try base.map { name throws(RegestError) in
        try BaseFolder(named: name, paths: []).base
      },
      extras: listOptions.scope, algorithm: listOptions.algorithm, share: sample)
    let stream = formatOptions.format.stream
    let verification = try threadOptions.reading(toldTo: stream) { (manner) throws(RegestError) in
      try verifier.verify(PathBytes(argument: path), manner)
    }
    let diagnostics = verification.diagnostics
    try formatOptions.format.write(
      diagnostics, toldTo: stream, json: JSONReport.line(verification), text: verification.text)
    advise(verification)
    try ExitStatus.conclude(diagnostics)
  }

  /// Says what to try where the list seems to be meant otherwise.
  private func advise(_ verification: ListVerification) {
    let count = { code in verification.diagnostics.count { $0.code == code } }
    if verification.files > 0, count(.sourceMissing) == verification.files {
      Console.note(
        "none of the files is there; name the folder their paths start from with --base")
    }
    let changed = count(.sourceChanged)
    if changed > 1, changed == verification.compared, listOptions.algorithm == nil {
      Console.note(
        "every file differs; if the digests are by another algorithm, name it with --algorithm")
    }
    if count(.sourceExtra) > 0, listOptions.extra == nil {
      Console.note("with --no-extra only what is listed is looked at")
    }
  }

  /// Refuses an option that makes no sense for what was named.
  func refuse(_ option: String, for subject: String, _ reason: String) throws(RegestError) {
    throw RegestError(
      .invalidRequest, "\(option) makes no sense for \(subject): \(reason)",
      hint: "leave it out")
  }
}
