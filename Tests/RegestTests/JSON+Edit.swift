import CanonicalJSON

extension JSON {
  /// With another value at a path of names and, in arrays, indices.
  func replacing(_ path: some Collection<String>, _ body: (JSON) -> JSON) -> JSON {
    guard let first = path.first else { return body(self) }
    switch self {
    case .object(let members):
      return .object(
        members.map { member in
          guard member.name == first else { return member }
          return Member(name: first, value: member.value.replacing(path.dropFirst(), body))
        })
    case .array(var values):
      guard let index = Int(first), values.indices.contains(index) else { return self }
      values[index] = values[index].replacing(path.dropFirst(), body)
      return .array(values)
    default: return self
    }
  }

  /// The paths of all strings, numbers, and arrays and objects without any.
  var leaves: [[String]] {
    let inner: [(String, JSON)] =
      switch self {
      case .object(let members): members.map { ($0.name, $0.value) }
      case .array(let values): values.enumerated().map { ("\($0.offset)", $0.element) }
      default: []
      }
    if inner.isEmpty { return [[]] }
    return inner.flatMap { name, value in value.leaves.map { [name] + $0 } }
  }

  /// Another value of the same kind.
  var other: JSON {
    switch self {
    case .string(let text):
      // A digest stays one.
      guard text.utf8.count == 64, let last = text.last else { return .string(text + "x") }
      return .string(text.dropLast() + (last == "0" ? "1" : "0"))
    case .integer(let number): return .integer(number + 1)
    case .array: return ["x"]
    default: return "x"
    }
  }
}
