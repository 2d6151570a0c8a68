extension JSON {
  /// An object of those members that have a value, in their order.
  public init(optional members: [(String, JSON?)]) {
    self = .object(
      members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }
}
