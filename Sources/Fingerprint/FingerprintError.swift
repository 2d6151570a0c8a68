/// The digest library could not do its work.
///
/// It stops a run: there is no second hash to fall back to, so a digest that
/// libcrypto refuses to compute is never replaced by another.
public struct FingerprintError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What failed and what libcrypto said about it, for people.
  public let reason: String

  /// Makes an error from a sentence without a final period.
  public init(reason: String) {
    self.reason = reason
  }

  /// The run is to end, see ``Interruption``.
  static let interrupted = FingerprintError(reason: "interrupted")

  /// The same as ``reason``.
  public var description: String { reason }
}
