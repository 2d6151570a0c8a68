import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// Verifications that do not read every file.
@Suite struct AuditTests {
  private let folder: TemporaryFolder
  private let register: Register

  init() throws {
    folder = try TemporaryFolder()
    register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    for index in 0..<20 {
      try folder.file(PathBytes("t/\(index).txt"), Array("РГАСПИ. Ф. 17. Оп. \(index)".utf8))
    }
    let sources = try ManifestBuilder(register: register).read(
      SourceSelection(base: folder.path, paths: ["t"]), ReadingManner(threads: 2))
    _ = try sources.issue(to: folder.path.appending("m"))
  }

  private func verify(_ scope: AuditScope) throws -> Verification {
    try ManifestVerifier(register: register).verify(
      folder: folder.path.appending("m"), base: folder.path, ReadingManner(threads: 2),
      scope: scope)
  }

  @Test func allSharesTogetherReadEachFileOnceAndFindADamageOnce() throws {
    try folder.file("t/7.txt", Array("other".utf8))
    var read = 0
    var findings: [String] = []
    for number in 1...3 {
      let found = try verify(AuditScope(share: AuditShare(number, of: 3)))
      read += found.audit.read
      #expect(found.audit.read + found.audit.left == 20 && !found.audit.isWhole)
      findings += found.diagnostics.map { "\($0.code.name) \($0.path?.display ?? "")" }
    }
    #expect(read == 20)
    #expect(findings == ["source-changed t/7.txt"])
  }

  @Test func whatIsRememberedIsNotReadAndWhatChangedIs() throws {
    let first = try verify(AuditScope())
    #expect(first.audit.isWhole && first.audit.text == nil)
    // As if the files were older than they are.
    let memory = first.audit.cache(time: StatCache.now + 10_000_000_000)
    let second = try verify(AuditScope(cache: memory))
    #expect(second.audit.read == 0 && second.audit.remembered == 20)
    #expect(second.diagnostics.isEmpty)
    try folder.file("t/7.txt", Array("other".utf8))
    let third = try verify(AuditScope(cache: memory))
    #expect(third.audit.read == 1 && third.audit.remembered == 19)
    #expect(third.diagnostics.map(\.code) == [.sourceChanged])
    #expect(third.audit.text?.hasPrefix("not a fixity check") ?? false)
  }

  @Test func filesThatAreYoungerThanTheMemoryAreRead() throws {
    let memory = try verify(AuditScope()).audit.cache(time: StatCache.now)
    #expect(try verify(AuditScope(cache: memory)).audit.read == 20)
  }
}
