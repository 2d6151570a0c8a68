/// Mends the form of references: makes the fixes that findings offer. Such a fix changes
/// nothing of what a reference says (see ``FileChecker``).
public struct FileFixer: Sendable {
  /// A file with its fixes made.
  public struct Fixed: Sendable, Equatable {
    /// The bytes of the file.
    public var bytes: [UInt8]
    /// How many fixes were made.
    public var count: Int
  }

  private let findings: @Sendable ([UInt8]) throws(RegestError) -> [Finding]

  /// How often the findings of a mended text are mended again: a fix may show what another
  /// hid.
  private static let mostRounds = 8

  /// A fixer.
  ///
  /// - Parameter findings: what there is to say of the bytes of a file.
  public init(findings: @escaping @Sendable ([UInt8]) throws(RegestError) -> [Finding]) {
    self.findings = findings
  }

  /// Mends the bytes of a file as far as it can be done; mending the result again changes
  /// nothing.
  public func fix(_ source: [UInt8]) throws(RegestError) -> Fixed {
    var fixed = Fixed(bytes: source, count: 0)
    var vain: Set<Offer> = []
    for _ in 0..<Self.mostRounds {
      let offers = try offers(fixed.bytes).filter { !vain.contains($0.key) }
      let fixes = FixSoundness.apart(offers.map(\.value))
      guard !fixes.isEmpty else { break }
      let bytes = FixSoundness.made(fixes, in: fixed.bytes)
      // What is offered again was made in vain: some formats swallow a space.
      let again = Set(try self.offers(bytes).map(\.key)).intersection(offers.map(\.key))
      guard again.isEmpty else {
        vain.formUnion(again)
        continue
      }
      fixed.bytes = bytes
      fixed.count += fixes.count
    }
    return fixed
  }

  /// What a fix is for.
  private struct Offer: Hashable {
    var code: DiagnosticCode
    var reference: String?
    var replacement: String
  }

  private func offers(
    _ bytes: [UInt8]
  ) throws(RegestError) -> [(key: Offer, value: Diagnostic.Fix)] {
    try findings(bytes).compactMap { finding in
      let diagnostic = finding.diagnostic
      return diagnostic.fix.map { fix in
        let key = Offer(
          code: diagnostic.code, reference: diagnostic.reference, replacement: fix.replacement)
        return (key, fix)
      }
    }
  }
}
