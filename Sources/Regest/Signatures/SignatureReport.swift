internal import CanonicalJSON
internal import Fingerprint
internal import Signatures

extension SignatureVerification {
  /// A line for each signature that could be read: the file, whether it is valid or why not,
  /// whose it is, and the key. The last line says how many have signed.
  public var text: String {
    items.map { item in
      let name = item.path.lastComponent ?? item.path
      return "\(name.display): \(item.verdict.text), \(item.key.type) \(item.key.fingerprint)\n"
    }.joined() + "\(Summary.count(signers.count, "signer")), \(required) required: \(held)\n"
  }

  private var held: String { signers.count < required ? "does not hold" : "holds" }
}

extension SignatureVerdict {
  /// The verdict for people.
  var text: String {
    switch self {
    case .valid(let principal): "valid, \(PathBytes(principal).display)"
    default: "not valid (\(name))"
    }
  }

  /// The verdict for programs.
  var name: String {
    switch self {
    case .valid: "valid"
    case .broken: "broken"
    case .unknownKey: "unknown"
    case .outOfTime: "out-of-time"
    case .notPermitted: "not-permitted"
    case .revoked: "revoked"
    case .refused: "refused"
    }
  }
}

extension JSONReport {
  /// `{"type":"signature", …}`: one line about each signature that could be read.
  public static func lines(_ signatures: SignatureVerification) -> [UInt8] {
    signatures.items.flatMap { item in
      var principal: JSON?
      if case .valid(let name) = item.verdict { principal = .string(PathBytes(name).display) }
      return JSON(
        optional: [
          ("type", "signature"),
          ("path", .string(item.path.display)),
          ("verdict", .string(item.verdict.name)),
          ("principal", principal),
          ("keyType", .string(item.key.type)),
          ("key", .string(item.key.fingerprint)),
        ]
      ).lineBytes() + [0x0A]
    }
  }
}
