/// A JSON value whose objects keep the order their members were given in.
///
///     let record: JSON = ["schema": 1, "subject": [["name": "notes/a.txt"]]]
///     let bytes = try record.recordBytes()
///
/// Three writers serve three purposes. ``recordBytes()`` writes what Regest
/// hashes and issues: RFC 8785 within a strict profile. ``canonicalBytes()``
/// writes full RFC 8785, for records of others. ``lineBytes()`` and
/// ``prettyBytes(indent:)`` write for logs and people, and never fail.
///
/// A string is the bytes of its UTF-8 and is never normalized: two that look
/// alike may differ.
public enum JSON: Sendable {
  /// The literal `null`. Refused in records.
  case null
  /// The literal `true` or `false`.
  case bool(Bool)
  /// A number without fraction or exponent. The canonical writers refuse one
  /// beyond ±(2⁵³ − 1), which other readers would round.
  case integer(Int64)
  /// Any other number, as an IEEE 754 double. Refused in records.
  case number(Double)
  /// A string of Unicode scalars, compared by its UTF-8 bytes.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Members in the order given. A repeated name can be held; the reader and
  /// the canonical writers refuse it.
  case object([Member])

  /// One name and its value in an object.
  public struct Member: Sendable {
    /// The member's name, compared by its UTF-8 bytes.
    public var name: String
    /// The member's value.
    public var value: JSON

    /// A member of the given name and value; nothing is checked here.
    public init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// How many arrays and objects may lie inside one another: 512.
  ///
  /// RFC 8259, section 9, leaves the limit to the implementation. It keeps a
  /// hostile text from exhausting the stack.
  public static var maximumDepth: Int { 512 }

  /// The largest integer that every reader of RFC 8785 keeps exact: 2⁵³ − 1.
  public static var maximumInteger: Int64 { 9_007_199_254_740_991 }
}
