import ArgumentParser
import Fingerprint
import Regest
import Signatures

/// `--signers` and what belongs to it: whose signatures count.
struct SignerOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "For an issued folder or the proof of a record: check the signatures by this file of allowed "
        + "signers, as ssh-keygen(1) describes it.", valueName: "file"))
  var signers: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --signers: how many of them must have signed. Default: 1.", valueName: "n"))
  var require: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --signers: when their keys must have been valid, such as 20260131Z or "
        + "202601311200Z; without Z by the clock of this place. Default: now.",
      valueName: "YYYYMMDD"),
    transform: Self.time)
  var verifyTime: VerifyTime?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --signers: keys that do not count any more, a KRL or public keys one a line.",
      valueName: "file"))
  var revoked: String?

  func validate() throws {
    let given = [
      ("--require", require != nil), ("--verify-time", verifyTime != nil),
      ("--revoked", revoked != nil),
    ]
    if signers == nil, let option = given.first(where: \.1)?.0 {
      throw ValidationError("\(option) is about signatures; name who may sign with --signers")
    }
    if let require, require < 1 {
      throw ValidationError("--require takes a number of signers, 1 or more")
    }
  }

  private static func time(_ text: String) throws -> VerifyTime {
    guard let time = VerifyTime(text) else {
      throw ValidationError(
        "--verify-time takes a day or a moment: YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, "
          + "with Z behind it for UTC")
    }
    return time
  }

  /// Checks the signatures of a folder; nil where nobody was named.
  func verification(of folder: PathBytes) throws(RegestError) -> SignatureVerification? {
    guard let checker = try checker() else { return nil }
    return try SignatureVerification(
      of: IssuedFolder(folder), by: checker, required: require ?? 1)
  }

  /// Checks the signatures that a proof carries; nil where nobody was named.
  func verification(
    of proof: RecordProof, in file: PathBytes
  ) throws(RegestError) -> SignatureVerification? {
    guard let checker = try checker() else { return nil }
    return try SignatureVerification(of: proof, in: file, by: checker, required: require ?? 1)
  }

  private func checker() throws(RegestError) -> SignatureChecker? {
    guard let signers else { return nil }
    // Files for ssh-keygen are to be removed.
    Interruption.heed()
    do throws(SignatureError) {
      return try SignatureChecker(
        signers: PathBytes(argument: signers), revoked: revoked.map { PathBytes(argument: $0) },
        time: verifyTime)
    } catch {
      throw RegestError(error)
    }
  }
}
