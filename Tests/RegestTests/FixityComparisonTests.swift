import Fingerprint
import Testing

@testable import Regest

@Suite struct FixityComparisonTests {
  @Test func manyRenamedFilesArePaired() throws {
    let listed = try (0..<20_000).map {
      SumsFile.Entry(
        path: PathBytes("a/\($0)"), digest: try SHA256Digest.of(Array("\($0)".utf8)))
    }.sorted { $0.path < $1.path }
    let found = listed.map { entry in
      SourceSurvey.Source(
        path: PathBytes("b/" + entry.path.display.dropFirst(2)),
        fingerprint: FileFingerprint(digest: entry.digest, size: 1), records: [], outcomes: [],
        diagnostics: [])
    }
    let diagnostics = FixityComparison(listed: listed, found: found, unread: []).diagnostics
    #expect(diagnostics.count == 20_000)
    #expect(diagnostics.allSatisfy { $0.code == .sourceRenamed })
  }
}
