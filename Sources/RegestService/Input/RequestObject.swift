import CanonicalJSON

/// The JSON object that a request sends, whose members are asked for by name.
struct RequestObject {
  private let json: JSON

  /// Reads a body.
  ///
  /// - Throws: ``Problem`` `malformedJSON`.
  init(_ body: [UInt8]) throws(Problem) {
    do {
      json = try JSON.parse(body)
    } catch {
      throw Problem(.malformedJSON, error.reason, offset: error.offset)
    }
    guard case .object = json else {
      throw Problem(.malformedJSON, "expected an object", pointer: "")
    }
  }

  /// A member as it is; nil where there is none.
  subscript(name: String) -> JSON? { json[name] }

  /// A string; nil where there is none.
  ///
  /// - Throws: ``Problem`` `malformedJSON` of a member that is no string.
  func string(_ name: String) throws(Problem) -> String? {
    guard let value = json[name] else { return nil }
    guard let text = value.stringValue else { throw Self.expected(name) }
    return text
  }

  /// A string that has to be there.
  ///
  /// - Throws: ``Problem`` `malformedJSON` where it is not.
  func requiredString(_ name: String) throws(Problem) -> String {
    guard let text = try string(name) else { throw Self.expected(name) }
    return text
  }

  private static func expected(_ name: String) -> Problem {
    Problem(.malformedJSON, "expected a string as \"\(name)\"", pointer: "/\(name)")
  }
}
