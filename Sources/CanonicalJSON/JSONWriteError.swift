/// Why a value has no canonical bytes, and where in the value the cause lies.
///
/// Two errors are equal if their paths and reasons are.
public struct JSONWriteError: Error, Equatable, Sendable {
  /// What a canonical writer refuses.
  public enum Reason: Equatable, Sendable {
    /// A double that is infinite or not a number: RFC 8785, section 3.2.2.3.
    case notFinite
    /// An integer beyond ±(2⁵³ − 1): RFC 7493, section 2.2.
    case integerOutOfRange
    /// A name that an earlier member has too: RFC 8785, section 3.1.
    case duplicateName
    /// An array or object nested deeper than ``JSON/maximumDepth``.
    case tooDeep
    /// A double, in a record.
    case floatInRecord
    /// The literal `null`, in a record.
    case nullInRecord
    /// A name with a scalar beyond U+007F, in a record.
    case nameNotASCII
  }

  /// What was refused.
  public let reason: Reason
  /// The steps from the top to the value, each as ``path`` prints it.
  private var steps = ""

  init(_ reason: Reason) {
    self.reason = reason
  }

  /// The place of the value, as a JSONPath (RFC 9535): `$.merkle.size`,
  /// `$.subject[0].name`, `$["имя"]`. A name is the place of its member.
  public var path: String { "$" + steps }

  /// The same error seen from the object that holds the member of this name.
  func inMember(_ name: String) -> JSONWriteError {
    var quoted: [UInt8] = []
    quoted.appendJSONString(name)
    let text = String(decoding: quoted, as: UTF8.self)
    return inStep(isShorthand(name) ? "." + name : "[" + text + "]")
  }

  /// The same error seen from the array that holds the element at this index.
  func inElement(_ index: Int) -> JSONWriteError {
    inStep("[\(index)]")
  }

  private func inStep(_ step: String) -> JSONWriteError {
    var error = self
    error.steps = step + steps
    return error
  }
}

extension JSONWriteError: CustomStringConvertible {
  /// The path and the reason on one line, such as `$.size: a float in a record`.
  public var description: String { "\(path): \(reason)" }
}

extension JSONWriteError.Reason: CustomStringConvertible {
  /// The reason in words: lower case, no final period.
  public var description: String {
    switch self {
    case .notFinite: "a number that is infinite or not a number"
    case .integerOutOfRange: "an integer beyond 2^53-1"
    case .duplicateName: "a member name used twice in one object"
    case .tooDeep: "nested deeper than \(JSON.maximumDepth) levels"
    case .floatInRecord: "a float in a record"
    case .nullInRecord: "a null in a record"
    case .nameNotASCII: "a member name beyond ASCII in a record"
    }
  }
}

/// Tells whether a name can follow a dot in a path: a letter or `_`, then
/// letters, digits and `_`.
private func isShorthand(_ name: String) -> Bool {
  guard let first = name.utf8.first, !ASCII.isDigit(first) else { return false }
  return name.utf8.allSatisfy { byte in
    ASCII.isDigit(byte) || byte == UInt8(ascii: "_")
      || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
