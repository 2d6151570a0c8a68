internal import ArchivalReference
internal import CanonicalJSON
public import Fingerprint

/// The rules that a record was made by: versions, not builds. Two programs with
/// equal rules give equal records.
public struct RulesIdentity: Hashable, Sendable {
  /// ``ArchivalReference/ReferenceParser/rulesVersion``.
  public var parser: String
  /// ``Checker/rulesVersion``.
  public var checks: String
  /// SHA-256 of the table of archives.
  public var archives: SHA256Digest

  /// The rules of this program with the standard table of archives.
  public static func current() throws(RegestError) -> RulesIdentity {
    RulesIdentity(
      parser: ReferenceParser.rulesVersion, checks: Checker.rulesVersion,
      archives: try digest(of: ArchiveTable.standardSource))
  }

  var json: JSON {
    ["archives": .string(archives.hex), "checks": .string(checks), "parser": .string(parser)]
  }

  init(parser: String, checks: String, archives: SHA256Digest) {
    self.parser = parser
    self.checks = checks
    self.archives = archives
  }

  init?(_ json: JSON?) {
    guard let json, let parser = json["parser"]?.stringValue,
      let checks = json["checks"]?.stringValue,
      let archives = json["archives"]?.stringValue.flatMap({ SHA256Digest(hex: $0.utf8) })
    else { return nil }
    self.init(parser: parser, checks: checks, archives: archives)
  }
}

/// SHA-256, with the library's failure as an error of Regest.
func digest(of bytes: [UInt8]) throws(RegestError) -> SHA256Digest {
  do {
    return try SHA256Digest.of(bytes)
  } catch {
    throw RegestError(error)
  }
}

/// A running SHA-256, with the library's failure as an error of Regest.
func newDigest() throws(RegestError) -> DigestContext {
  do {
    return try DigestContext()
  } catch {
    throw RegestError(error)
  }
}
