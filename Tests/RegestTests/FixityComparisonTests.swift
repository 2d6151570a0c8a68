import TestSupport
import Testing

@testable import Fingerprint
@testable import Regest

@Suite struct FixityComparisonTests {
  /// A table of files with the digest of a text each; nil for one that cannot be read.
  private func table(_ files: [(path: String, text: String?)]) throws -> FileTable {
    let table = FileTable()
    for file in files.sorted(by: { PathBytes($0.path) < PathBytes($1.path) }) {
      let index = table.addFile(Array(file.path.utf8)[...], folder: table.addFolder([]))
      guard let text = file.text else { continue }
      let digest = try SHA256Digest.of(Array(text.utf8))
      // Any file's will do.
      let stamp = FileStamp(try FileStatus(of: Array("/".utf8)[...]))
      table.withRow(index) { row in
        row.state = .read
        row.digest = digest
        row.stamp = stamp
      }
    }
    return table
  }

  private func compare(
    _ listed: [(path: String, text: String)], _ found: [(path: String, text: String?)],
    unread: Set<PathBytes> = []
  ) throws -> [String] {
    var comparison = FixityComparison(found: try table(found), unread: unread)
    for file in listed.sorted(by: { PathBytes($0.path) < PathBytes($1.path) }) {
      comparison.compare(
        SumsFile.Entry(
          path: PathBytes(file.path), digest: try SHA256Digest.of(Array(file.text.utf8))))
    }
    return comparison.results().diagnostics.map { diagnostic in
      "\(diagnostic.code.name) \(diagnostic.path?.display ?? "")"
    }
  }

  @Test func eachDifferenceIsToldOnce() throws {
    let listed = [
      ("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "4"), ("locked/x", "5"), ("m", "6"),
      ("z", "7"),
    ]
    let found: [(String, String?)] = [
      ("a", "1"), ("aa", "9"), ("b", "changed"), ("d.moved", "4"), ("m", nil), ("n", nil),
      ("z", "7"), ("zz", "8"),
    ]
    #expect(
      try compare(listed, found, unread: ["locked", "m"]) == [
        "source-changed b", "source-missing c", "source-renamed d", "source-missing e",
        "source-extra aa", "source-extra zz",
      ])
    #expect(try compare([], found).count == 6)
    #expect(try compare(listed, []).allSatisfy { $0.hasPrefix("source-missing") })
  }

  @Test func aNameThatIsOnlySpelledOtherwiseIsTold() throws {
    let listed = [
      ("\u{439}.txt", "1"), ("Scan.TIF", "2"), ("caf\u{E9}", "3"), ("empty/A", ""),
      ("empty/B", ""),
    ]
    let found: [(String, String?)] = [
      ("\u{438}\u{306}.txt", "1"), ("scan.tif", "2"), ("cafe\u{301}", "changed"),
      ("empty/C", ""), ("empty/b", ""),
    ]
    #expect(
      try compare(listed, found) == [
        "renamed-by-case Scan.TIF", "source-changed caf\u{E9}", "source-renamed empty/A",
        "renamed-by-case empty/B", "renamed-by-normalization \u{439}.txt",
      ])
  }

  /// Two sides of random files: what one side has alone is told, and nothing else.
  @Test func nothingIsLost() throws {
    var random = Seeded("fixity comparison")
    for _ in 0..<200 {
      var listed: [String: String] = [:]
      var found: [String: String] = [:]
      for index in 0..<20 {
        let path = "\(index % 3)-\(index)"
        // Contents of their own, so that nothing is paired as renamed.
        if Bool.random(using: &random) { listed[path] = "\(index)" }
        if Bool.random(using: &random) {
          found[path] = Int.random(in: 0..<4, using: &random) == 0 ? "new \(index)" : "\(index)"
        }
      }
      var expected: [String] = []
      for (path, text) in listed {
        if found[path] == nil { expected.append("source-missing \(path)") }
        if let other = found[path], other != text { expected.append("source-changed \(path)") }
      }
      for path in found.keys where listed[path] == nil { expected.append("source-extra \(path)") }
      let told = try compare(listed.map { ($0, $1) }, found.map { ($0, $1) })
      #expect(told.sorted() == expected.sorted(), "seed \(random.seed)")
    }
  }

  @Test func manyRenamedFilesArePaired() throws {
    let names = (0..<20_000).map { "\($0)" }
    let told = try compare(names.map { ("a" + $0, $0) }, names.map { ("b" + $0, $0) })
    #expect(told.count == 20_000)
    #expect(told.allSatisfy { $0.hasPrefix("source-renamed") })
  }
}
