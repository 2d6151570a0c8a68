internal import Fingerprint
internal import Signatures

extension Diagnostic {
  /// A file that is no signature of a manifest.
  init(_ problem: SSHSignature.Problem, path: PathBytes) {
    switch problem {
    case .malformed(let reason), .failed(let reason):
      self.init(.signatureMalformed, path: path, message: "it is no SSH signature: \(reason)")
    case .foreign(let namespace):
      self.init(
        .signatureForeign, path: path, message: "it is not a signature of a manifest",
        expected: "the namespace \(ManifestSignature.namespace)",
        found: "the namespace \(PathBytes(namespace).display)")
    }
  }

  /// A signature that does not count; nil for one that does.
  init?(_ item: SignatureVerification.Item) {
    let key = "\(item.key.type) \(item.key.fingerprint)"
    let found: (code: DiagnosticCode, message: String, notes: [String])
    switch item.verdict {
    case .valid: return nil
    case .broken: found = (.signatureBroken, "it is not a signature of this manifest", [])
    case .unknownKey(let remarks):
      found = (.signerUnknown, "its key is not that of a signer", remarks)
    case .outOfTime(let reason):
      found = (.signerOutOfTime, "its key was not valid at the time", [reason])
    case .notPermitted(let reason):
      found = (.signerNotPermitted, "its signer may not sign manifests", [reason])
    case .revoked: found = (.signerRevoked, "its key is revoked", [])
    case .refused(let reason):
      found = (.signatureRefused, "ssh-keygen does not accept it", [reason])
    }
    self.init(
      found.code, path: item.path, message: found.message, found: key, notes: found.notes)
  }
}
