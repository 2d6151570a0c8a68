/// Bytes that nobody can guess, from the system's generator (`getrandom(2)`).
enum RandomBytes {
  /// So many times eight bytes.
  static func words(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).flatMap { _ in
      let word = generator.next()
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }
}
