import Fingerprint
import Fixity
import TestSupport

/// A folder with a list in it, and what an audit says in one line a finding.
struct AuditedFolder {
  let folder: TemporaryFolder

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.file(PathBytes(name), Array(text.utf8)) }
  }

  static func hex(_ kind: DigestKind, _ text: String) throws -> String {
    var context = try DigestSetContext([kind])
    try context.update(Array(text.utf8).span)
    return DigestHex.text(try context.finish())
  }

  /// GNU lines of names and texts.
  static func lines(_ kind: DigestKind, _ files: [(String, String)]) throws -> String {
    try files.map { "\(try hex(kind, $0.1))  \($0.0)\n" }.joined()
  }

  func write(_ text: String, to list: PathBytes) throws {
    try folder.file(list, Array(text.utf8))
  }

  func audit(
    _ list: PathBytes, base: PathBytes? = nil, extras: ListAudit.ExtraScope = .listed,
    isAsked: (@Sendable (PathBytes) -> Bool)? = nil
  ) throws -> (words: [String], outcome: ListAudit.Outcome, listed: ListedFiles) {
    let path = folder.path.appending(list)
    let base = ListBase(base ?? path.parent ?? "/")
    let listed = try ListedFiles(of: path, base: base)
    let outcome = try ListAudit(
      of: listed, list: path, base: base, extras: extras, threads: 3, isAsked: isAsked
    ).run()
    let words =
      listed.findings.filter { $0.kind != .remark }.map { "\($0.kind) \($0.line ?? 0)" }
      + outcome.findings.map(Self.words)
    return (words, outcome, listed)
  }

  private static func words(_ finding: FixityFinding) -> String {
    switch finding {
    case .changed(let change): "changed \(change.path.display)\(words(change))"
    case .missing(let path, let reason):
      "missing \(path.display)"
        + (reason.map { ": \($0.path.display) \($0.problem.message)" } ?? "")
    case .renamed(let path, let now): "renamed \(path.display) to \(now.display)"
    case .respelled(let path, let now, let respelling, let change):
      "respelled \(path.bytes.count) to \(now.bytes.count) \(respelling)"
        + (change.map { " changed" + words($0) } ?? "")
    case .extra(let path): "extra \(path.display)"
    case .companion(let path): "companion \(path.display)"
    case .problem(let finding): "problem \(finding.path.display): \(finding.problem.message)"
    }
  }

  private static func words(_ change: FileChange) -> String {
    let kinds = change.differences.map { " \($0.kind)" }.joined()
    let agreeing = change.agreeing.map { " but \($0)" }.joined()
    let sizes = change.sizes.map { " \($0.expected)->\($0.found)" } ?? ""
    return kinds + agreeing + sizes
  }
}

/// Digests as lists write them.
enum DigestHex {
  static func text(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
