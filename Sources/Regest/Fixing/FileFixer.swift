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
    for _ in 0..<Self.mostRounds {
      let fixes = FixSoundness.apart(try findings(fixed.bytes).compactMap(\.diagnostic.fix))
      guard !fixes.isEmpty else { break }
      fixed.bytes = FixSoundness.made(fixes, in: fixed.bytes)
      fixed.count += fixes.count
    }
    return fixed
  }
}
