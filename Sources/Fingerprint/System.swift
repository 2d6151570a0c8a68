internal import Glibc

/// The conventions of Unix system calls, said once.
enum System {
  /// How many processors this process may use.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Calls until a signal no longer interrupts, and throws the error number
  /// when the result is negative.
  static func retrying<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(ErrorNumber) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw ErrorNumber(code) }
    }
  }

  /// Lends a path as a C string.
  ///
  /// - Throws: `EINVAL` for a path with a zero byte, which C would cut short;
  ///   else what the body throws.
  @unsafe
  static func withCString<Result>(
    _ path: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) throws(ErrorNumber) -> Result
  ) throws(ErrorNumber) -> Result {
    try unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: path.count + 1) {
      (text) throws(ErrorNumber) in
      let isWhole = unsafe path.withUnsafeBytes { bytes in
        unsafe UnsafeMutableRawBufferPointer(text).copyMemory(from: bytes)
        return unsafe bytes.baseAddress.map { unsafe memchr($0, 0, bytes.count) == nil } ?? true
      }
      guard isWhole, let start = text.baseAddress else { throw ErrorNumber(EINVAL) }
      unsafe start[path.count] = 0
      return try unsafe body(UnsafePointer(start))
    }
  }

  /// Reads once into a buffer; 0 at the end of the file.
  ///
  /// A descriptor that another process has made non-blocking is waited for.
  @unsafe
  static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ErrorNumber) -> Int {
    while true {
      do throws(ErrorNumber) {
        return try retrying {
          unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
      } catch {
        guard error.code == EAGAIN else { throw error }
        try wait(for: descriptor, events: POLLIN)
      }
    }
  }

  /// Reads once into an array as long as what may be read at most.
  static func read(_ descriptor: Int32, into block: inout [UInt8]) throws(ErrorNumber) -> Int {
    try unsafe block.withUnsafeMutableBufferPointer { (buffer) throws(ErrorNumber) in
      try unsafe read(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Reads once from a place in a file into the end of an array; 0 at the end of the file.
  static func read(
    _ descriptor: Int32, at offset: Int, into block: inout [UInt8], from start: Int
  ) throws(ErrorNumber) -> Int {
    try unsafe block.withUnsafeMutableBufferPointer { (buffer) throws(ErrorNumber) in
      let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[start...])
      return try retrying { unsafe pread(descriptor, room.baseAddress, room.count, off_t(offset)) }
    }
  }

  /// Writes all bytes, however many calls it takes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(ErrorNumber) {
    var written = 0
    while written < bytes.count {
      do throws(ErrorNumber) {
        written += try retrying {
          unsafe bytes.withUnsafeBytes { buffer in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
            return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
          }
        }
      } catch {
        guard error.code == EAGAIN else { throw error }
        try wait(for: descriptor, events: POLLOUT)
      }
    }
  }

  private static func wait(for descriptor: Int32, events: Int32) throws(ErrorNumber) {
    var request = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
    _ = try retrying { unsafe poll(&request, 1, -1) }
  }
}
