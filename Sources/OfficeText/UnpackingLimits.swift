/// How much of a packed document is read at most.
public struct UnpackingLimits: Sendable, Equatable {
  /// The file, in bytes.
  public var packed = 64 << 20
  /// All members that are read together, in bytes, counted while they are inflated.
  public var inflated = 512 << 20
  /// Members of the archive.
  public var members = 10_000
  /// Elements of a member.
  public var elements = 10_000_000
  /// Elements in one another.
  public var depth = 256
  /// The text, in bytes.
  public var text = 64 << 20

  /// What `regest` reads.
  public static let standard = UnpackingLimits()

  /// The usual limits, to be lowered one by one.
  public init() {}
}
