/// The pages of `SIG5xx`: signatures beside a manifest.
extension DiagnosticCode {
  var signaturePage: DiagnosticPage {
    signerPage ?? signatureFormPage
  }

  private var signatureFormPage: DiagnosticPage {
    switch self {
    case .signatureMalformed:
      DiagnosticPage(
        "signature-malformed", .warning,
        means: "a file that ends in .sig is no signature as `ssh-keygen -Y sign` writes it",
        matters: "whatever it was, it vouches for nothing",
        example: "a file that was cut off when it was copied, or a signature by gpg",
        todo: "ask the signer for the file again, or move it out of the folder")
    case .signatureForeign:
      DiagnosticPage(
        "signature-foreign", .warning,
        means: "a signature was made for something else than a manifest",
        matters: "who signed a letter or a commit has not vouched for a manifest",
        example: "`ssh-keygen -Y sign -n file`, where -n regest-manifest was meant",
        todo: "sign with `regest sign`, or with `ssh-keygen -Y sign -n regest-manifest`")
    case .signatureBroken:
      DiagnosticPage(
        "signature-broken", .error,
        means: "a signature is not over the manifest.json beside it",
        matters: "one of them was altered or replaced after the signing",
        example: "manifest.json was edited, or copied from another build",
        todo: "restore the folder as it was signed; if the change is meant, ask for a new signature"
      )
    case .signatureRefused:
      DiagnosticPage(
        "signature-refused", .warning,
        means: "ssh-keygen does not accept a signature, for a reason that the note gives",
        matters: "it does not count, and whether it holds cannot be told here",
        example: "a type of key that this version of OpenSSH does not know",
        todo: "check it by a newer OpenSSH")
    default:
      DiagnosticPage(
        "signatures-unchecked", .note,
        means: "there are signatures beside the manifest, and nobody said who may sign",
        matters: "anybody can make a signature that holds; it matters whose it is",
        example: "`regest verify` of a signed folder without --signers",
        todo: "name the file of allowed signers with --signers")
    }
  }

  private var signerPage: DiagnosticPage? {
    switch self {
    case .signerUnknown:
      DiagnosticPage(
        "signer-unknown", .note,
        means: "a signature holds, and its key is in no line of the file of signers",
        matters: "it says nothing to who does not know the key; those of others still count",
        example: "a colleague whom your list does not name",
        todo: "nothing; or get the key from its owner by another way, and add a line for it")
    case .signerOutOfTime:
      DiagnosticPage(
        "signer-out-of-time", .warning,
        means: "a signer's key had expired, or was not valid yet, at the time of the check",
        matters:
          "a signature has no date in it; after the key's time anybody who found it could sign",
        example: "valid-before=\"20251231\" in the line, checked in 2026",
        todo:
          "where a log or a letter shows when it was signed, check with that date as --verify-time")
    case .signerNotPermitted:
      DiagnosticPage(
        "signer-not-permitted", .warning,
        means: "the file of signers lets a signer sign things of another kind only",
        matters: "the key was trusted with something else",
        example: "namespaces=\"git\" in the line",
        todo: "if the signer may sign manifests, add regest-manifest to the line's namespaces")
    case .signerRevoked:
      DiagnosticPage(
        "signer-revoked", .error,
        means: "a signer's key is in the list of revoked keys, or the list cannot be understood",
        matters: "somebody else may have had the key, so the signature may be theirs",
        example: "a laptop with the key was lost, and the key put on the list",
        todo: "ask the signer to sign again by a new key")
    case .signersMissing:
      DiagnosticPage(
        "signers-missing", .error,
        means: "fewer signers than required have a valid signature beside the manifest",
        matters: "the manifest may be anybody's; the exit status is 3",
        example: "--require 2, and one signature has expired",
        todo: "look at what is said of each signature, and ask who is missing to sign")
    default: nil
    }
  }
}
