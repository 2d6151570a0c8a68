public import Fingerprint

/// One of n shares of a tree's files, for audits that are spread over many runs: `3/7` is
/// the third of seven, and seven runs look at every file once.
///
/// A file's share follows from its path alone, so that it is the same on any machine and
/// on any day, and files that come and go do not move the others.
public struct AuditShare: Sendable, Hashable {
  /// Which share, from 1.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// The most shares that files are divided into.
  public static let most = 1_000_000

  /// The share with a number of so many; nil unless `1 ≤ number ≤ count ≤` ``most``.
  public init?(_ number: Int, of count: Int) {
    guard 1...Self.most ~= count, 1...count ~= number else { return nil }
    self.number = number
    self.count = count
  }

  /// A share as it is written: `3/7`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
      let number = Int(parts[0]), let count = Int(parts[1])
    else { return nil }
    self.init(number, of: count)
  }

  /// Whether a file belongs to the share: the first eight bytes of its path's SHA-256, as
  /// a big-endian number, give the share's number less one when divided by the count.
  public func contains(_ path: PathBytes) throws(RegestError) -> Bool {
    let first = try digest(of: path.bytes).bytes.prefix(8).reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    return first % UInt64(count) == UInt64(number - 1)
  }
}

extension AuditShare: CustomStringConvertible {
  /// As it is written: `3/7`.
  public var description: String { "\(number)/\(count)" }
}
