/// Why a packed document is not read.
public struct OfficeFault: Error, Hashable, Sendable {
  /// What keeps it from being read.
  public enum Kind: Sendable {
    /// It is damaged, encrypted or no such document.
    case unreadable
    /// It is larger or deeper than is read.
    case tooComplex
  }

  /// What keeps it from being read.
  public var kind: Kind
  /// The member of the archive that it lies in; nil where it is about the whole file.
  public var member: String?
  /// What is wrong and what to do, without a final period.
  public var reason: String

  init(_ kind: Kind, _ reason: String, member: String? = nil) {
    self.kind = kind
    self.reason = reason
    self.member = member
  }

  /// One sentence, lower case, without a final period, that names the member.
  public var message: String { member.map { "\($0): \(reason)" } ?? reason }

  /// Bytes that are not what the form of the file asks for.
  static func damaged(_ what: String, member: String? = nil) -> OfficeFault {
    OfficeFault(
      .unreadable, "\(what); open the document in a word processor and save it anew",
      member: member)
  }
}
