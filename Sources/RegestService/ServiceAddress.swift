import Fingerprint
import Regest

/// What links to the service begin with.
struct ServiceAddress: Sendable {
  /// Without a slash at the end; nil for links within the service alone.
  let base: String?

  /// The permanent address of a record, for people and, by what they accept, for programs.
  func record(_ id: RegestID) -> String { "\(base ?? "")/r/\(id.digest.hex)" }
}
