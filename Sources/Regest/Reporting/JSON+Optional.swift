internal import CanonicalJSON

extension JSON {
  /// An object of the members that have a value.
  init(optional members: [(String, JSON?)]) {
    self = .object(
      members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }
}
