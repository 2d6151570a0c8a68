extension JSON {
  /// The value of the first member whose name has exactly these UTF-8 bytes, or
  /// nil if there is none or this is not an object.
  ///
  /// - Complexity: linear in the number of members.
  public subscript(name: String) -> JSON? {
    members?.first { $0.name.hasSameBytes(as: name) }?.value
  }

  /// The string, or nil if this is not one.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The integer, or nil if this is not one. A double without a fraction is not
  /// an integer here.
  public var integerValue: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The truth value, or nil if this is not one.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, or nil if this is not an array.
  public var arrayValue: [JSON]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// The members in the order given, or nil if this is not an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}
