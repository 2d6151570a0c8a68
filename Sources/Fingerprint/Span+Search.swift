internal import Glibc

extension Span where Element == UInt8 {
  /// Whether a byte occurs.
  public func holds(_ byte: UInt8) -> Bool {
    unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return unsafe memchr(start, Int32(byte), bytes.count) != nil
    }
  }

  /// Less than 0 where these bytes come before others, 0 where they are the same, more than
  /// 0 else: the order of ``PathBytes``.
  public func order(against other: Span<UInt8>) -> Int {
    let order = unsafe withUnsafeBytes { first in
      unsafe other.withUnsafeBytes { second -> Int32 in
        guard let one = first.baseAddress, let two = second.baseAddress else { return 0 }
        return unsafe memcmp(one, two, min(first.count, second.count))
      }
    }
    return order == 0 ? count - other.count : Int(order)
  }
}
