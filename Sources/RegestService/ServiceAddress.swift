import Fingerprint
import Regest

/// What links to the service begin with.
struct ServiceAddress: Sendable {
  /// Without a slash at the end; nil for links within the service alone.
  let base: String?
  /// How the service is asked itself: `http` or `https`.
  let scheme: String

  /// The permanent address of a record, for people and, by what they accept, for programs.
  func record(_ id: RegestID) -> String { "\(base ?? "")/r/\(id.digest.hex)" }

  /// What a command on a page begins an address with: without ``base``, where the client says
  /// that it asked, as far as that is a host.
  func command(_ authority: String?) -> String {
    let host = authority.flatMap { $0.utf8.allSatisfy(Self.isOfHost) ? $0 : nil }
    return base ?? "\(scheme)://\(host ?? "localhost")"
  }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || ".-:[]".utf8.contains(byte)
  }
}
