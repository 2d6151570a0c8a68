internal import Glibc

/// A path as the bytes the system knows it by.
///
/// Never a `String`: Swift compares strings canonically, so that a composed and
/// a decomposed «й» are equal although they name two files, and a name that is
/// not UTF-8 has no string at all. No byte is changed on the way in. A path may
/// hold a zero byte here; every function that reaches the system refuses it.
public struct PathBytes: Hashable, Sendable {
  /// The bytes, as given.
  public let bytes: [UInt8]

  /// Takes the bytes as they are.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Takes the UTF-8 of a string, without Unicode normalization.
  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  static let slash = UInt8(ascii: "/")
  static let dot = UInt8(ascii: ".")
}

extension PathBytes: Comparable {
  /// Orders paths by unsigned bytes, as `LC_ALL=C sort` does; a prefix is first.
  public static func < (left: Self, right: Self) -> Bool {
    precedes(left.bytes, right.bytes)
  }

  /// The same order on the bytes of paths.
  public static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let shorter = min(left.count, right.count)
    let order = unsafe left.withUnsafeBytes { first in
      unsafe right.withUnsafeBytes { second -> Int32 in
        guard let one = first.baseAddress, let other = second.baseAddress else { return 0 }
        return unsafe memcmp(one, other, shorter)
      }
    }
    return order == 0 ? left.count < right.count : order < 0
  }
}

extension PathBytes: ExpressibleByStringLiteral {
  /// A path of the literal's UTF-8 bytes.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension PathBytes: CustomStringConvertible {
  /// The same as ``display``.
  public var description: String { display }
}
