/// What makes a finding the same one in the next run, on whatever line it stands then: its
/// code, the reference it is about in canonical form, and which of the like ones in its file
/// it is.
struct FindingIdentity: Sendable, Hashable {
  var code: DiagnosticCode
  var reference: String?
  /// From 1, in order of place.
  var occurrence: Int

  /// `REG214:1:ГАРФ. Ф. Р-9001. Оп. 1. Д. 17. Л. 3`.
  var text: String { "\(code.rawValue):\(occurrence):\(reference ?? "")" }
}

/// Gives the findings of one file, in their order, their identities.
struct FindingCounter: Sendable {
  private struct Kind: Hashable {
    var code: DiagnosticCode
    var reference: [UInt8]
  }

  private var counts: [Kind: Int] = [:]

  /// The identity of the next finding.
  mutating func identity(of finding: Finding) -> FindingIdentity {
    let diagnostic = finding.diagnostic
    let kind = Kind(code: diagnostic.code, reference: Array((diagnostic.reference ?? "").utf8))
    counts[kind, default: 0] += 1
    return FindingIdentity(
      code: diagnostic.code, reference: diagnostic.reference, occurrence: counts[kind] ?? 1)
  }
}
