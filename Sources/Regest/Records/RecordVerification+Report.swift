internal import CanonicalJSON
public import Fingerprint
internal import Merkle

extension RecordVerification {
  /// How it ended, in words.
  public var conclusionText: String {
    switch conclusion {
    case .reproduced: return "holds"
    case .refuted: return "does not hold"
    case .differs:
      let names = [
        (DiagnosticCode.otherRegister, "another register"), (.otherRules, "other rules"),
      ].filter { name in diagnostics.contains { $0.code == name.0 } }.map(\.1)
      return "differs here by " + names.joined(separator: " and ")
    }
  }

  /// What holds of the proof and of the record, line by line.
  ///
  /// - Parameter path: the source that was looked at.
  public func text(_ path: PathBytes?) -> String {
    guard let proof else { return "\(record.id)\n\(conclusionText)\n" }
    var lines = ["\(proof.manifest)"]
    for part in RecordProof.Part.allCases {
      let held = broken.contains(part) ? "does not hold" : "holds"
      lines.append(Self.line(part.rawValue, "\(proof.text(part)): \(held)"))
    }
    let file =
      switch (derivation, path) {
      case (let derivation?, let path?):
        "\(path.display): "
          + (derivation.conclusion == .reproduced ? "gives the record" : "see above")
      default: "not looked at; name the source with --source, or --base"
      }
    lines.append(Self.line("file", file))
    if let signatures {
      lines += signatures.text.split(separator: "\n").map { Self.line("signature", String($0)) }
    } else if !proof.signatures.isEmpty {
      lines.append(
        Self.line(
          "carries",
          "\(Summary.count(proof.signatures.count, "signature")) over the manifest, not checked"))
    }
    return (lines + [conclusionText]).joined(separator: "\n") + "\n"
  }

  private static func line(_ name: String, _ text: String) -> String {
    "  " + name + String(repeating: " ", count: max(1, 10 - name.count)) + text
  }
}

extension RecordProof {
  /// What a part of it says.
  fileprivate func text(_ part: Part) -> String {
    switch part {
    case .record: "\(record.id), \(inclusion.index + 1) of \(inclusion.size)"
    case .line:
      "\(source.source.path.display), \(source.inclusion.index + 1) of \(source.inclusion.size)"
    case .source: record.source.map { "\(RegestID(.source, $0))" } ?? "none"
    case .register: record.register?.hex ?? "none"
    case .rules: record.rules?.text ?? "none"
    }
  }
}

extension JSONReport {
  /// `{"type":"verification", "record": …}`: the last line about one record.
  ///
  /// - Parameter path: the source that was looked at.
  public static func line(_ verification: RecordVerification, _ path: PathBytes?) -> [UInt8] {
    let derivation = verification.derivation
    let proof = verification.proof
    let parts = RecordProof.Part.allCases.map {
      JSON.Member(name: $0.rawValue, value: .bool(!verification.broken.contains($0)))
    }
    return JSON(
      optional: [
        ("type", "verification"),
        ("manifest", proof.map { .string($0.manifest.description) }),
        ("record", .string(verification.record.id.description)),
        ("source", proof.map { .string($0.source.source.path.display) }),
        ("parts", proof.map { _ in .object(parts) }),
        ("signatures", proof.map { .integer(Int64($0.signatures.count)) }),
        ("signers", verification.signatures.map { .integer(Int64($0.signers.count)) }),
        ("file", derivation.flatMap { _ in path }.map { .string($0.display) }),
        ("derived", derivation?.derived.map { .string($0.description) }),
        ("start", derivation?.start.map { .integer($0) }),
        (
          "differences",
          derivation.map { .array($0.differences.map(Self.json)) }
        ),
        ("conclusion", .string(verification.conclusion.rawValue)),
        ("holds", .bool(verification.conclusion == .reproduced)),
      ]
    ).lineBytes() + [0x0A]
  }

  private static func json(_ difference: RecordDerivation.Difference) -> JSON {
    JSON(optional: [
      ("field", .string(difference.field.field)),
      ("recorded", difference.field.found), ("derived", difference.field.expected),
      ("causes", .array(difference.causes.map { .string($0.rawValue) })),
    ])
  }
}
