import HTTPTypes

/// The part of a file that a request asks for (RFC 9110, section 14).
struct ByteRange {
  /// A part was asked for that the file does not have.
  struct Unsatisfiable: Error {}

  /// Where it lies.
  let bytes: Range<Int>

  /// The one part that is asked for; nil where all of the file is, or what is asked is not of
  /// the form `bytes=0-99`, `bytes=100-`, `bytes=-100`. Of several parts all is given too, as
  /// section 14.2 allows.
  ///
  /// - Parameters:
  ///   - size: of the file, in bytes.
  ///   - headers: of the request. `If-Range` with another tag asks for all of it.
  static func part(
    of size: Int, asked headers: HTTPFields, tag: String
  ) throws(Unsatisfiable) -> ByteRange? {
    guard let field = headers[.range], headers[.ifRange].map({ $0 == tag }) ?? true else {
      return nil
    }
    guard field.lowercased().hasPrefix("bytes=") else { return nil }
    let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    let (first, last) = (number(ends[0]), number(ends[1]))
    switch (first, last) {
    case (let first?, let last?) where first <= last:
      guard first < size else { throw Unsatisfiable() }
      return ByteRange(bytes: first..<min(last, size - 1) + 1)
    case (let first?, nil) where ends[1].isEmpty:
      guard first < size else { throw Unsatisfiable() }
      return ByteRange(bytes: first..<size)
    case (nil, let count?) where ends[0].isEmpty:
      guard count > 0, size > 0 else { throw Unsatisfiable() }
      return ByteRange(bytes: size - min(count, size)..<size)
    default: return nil
    }
  }

  /// A number of digits alone; one that is too large for any file is the largest there is.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(text) ?? (.max - 1)
  }
}
