internal import CZlib

/// Inflates deflated bytes (RFC 1951) piece by piece, by zlib.
@safe
final class Inflator {
  /// What a step came to.
  enum Step {
    /// There is more to come.
    case going
    /// The deflated bytes have come to their end.
    case finished
    /// They are not what deflating gives, or stop too early.
    case damaged
  }

  // zlib remembers where it lies.
  private let stream: UnsafeMutablePointer<z_stream>

  /// An inflator at the beginning of deflated bytes; nil where there is no memory for one.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Fewer than no bits of a window: bytes without the head of zlib.
    let code = unsafe inflateInit2_(
      stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { return nil }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Inflates as much as there is room for.
  ///
  /// - Parameters:
  ///   - source: What holds the deflated bytes.
  ///   - range: The offsets of those that are left; what was used is taken away.
  ///   - output: Where inflated bytes are put, from its beginning.
  ///   - count: How many were put there.
  func step(
    _ source: [UInt8], _ range: inout Range<Int>, into output: inout [UInt8], count: inout Int
  ) -> Step {
    let room = output.count
    var left = range.count
    let code = unsafe source.withUnsafeBufferPointer { bytes in
      unsafe output.withUnsafeMutableBufferPointer { buffer in
        let input = unsafe UnsafeMutableBufferPointer(
          mutating: UnsafeBufferPointer(rebasing: bytes[range]))
        unsafe stream.pointee.next_in = input.baseAddress
        unsafe stream.pointee.avail_in = UInt32(input.count)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room)
        let code = unsafe inflate(stream, Z_NO_FLUSH)
        left = unsafe Int(stream.pointee.avail_in)
        count = unsafe room - Int(stream.pointee.avail_out)
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.next_out = nil
        return code
      }
    }
    range = (range.upperBound - left)..<range.upperBound
    switch code {
    case Z_STREAM_END: return .finished
    case Z_OK: return count > 0 || left > 0 ? .going : .damaged
    default: return .damaged
    }
  }

  /// The check of bytes (CRC-32 of ITU-T V.42) that follow others with a check.
  static func check(_ bytes: [UInt8], behind check: UInt32) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe UInt32(
        truncatingIfNeeded: crc32(UInt(check), buffer.baseAddress, UInt32(buffer.count)))
    }
  }
}
