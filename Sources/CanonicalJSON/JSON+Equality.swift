extension JSON: Equatable {
  /// Tells whether both values are of one kind and hold the same.
  ///
  /// Strings and names are compared by UTF-8 bytes: composed and decomposed é
  /// differ. Members are compared in order. `1` as an integer is not `1` as a
  /// double, and a double that is not a number equals nothing.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

extension JSON.Member: Equatable {
  /// Tells whether both names have the same UTF-8 bytes and both values are
  /// equal.
  public static func == (left: JSON.Member, right: JSON.Member) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value == right.value
  }
}

extension String {
  /// Tells whether both strings have the same UTF-8 bytes.
  ///
  /// The operator `==` would call canonically equivalent strings equal.
  func hasSameBytes(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
