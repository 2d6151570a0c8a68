import Fingerprint
import Fixity
import Synchronization
import TestSupport
import Testing

@testable import Regest

/// Findings that are told while files are still read.
@Suite struct FindingStreamTests {
  private let folder: TemporaryFolder
  private let register: Register

  /// What came through a stream.
  private final class Told: Sendable {
    let diagnostics = Mutex<[Diagnostic]>([])
    var stream: FindingStream {
      FindingStream { diagnostic in
        self.diagnostics.withLock { $0.append(diagnostic) }
        return true
      }
    }
    var words: [String] { FindingStreamTests.words(diagnostics.withLock { $0 }) }
  }

  private static func words(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.code.name) \($0.path?.display ?? "")" }
  }

  init() throws {
    folder = try TemporaryFolder()
    register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    for name in ["1", "2", "3", "4\n5", "6\\7"] {
      try folder.file(PathBytes("t/\(name).txt"), Array("РГАСПИ. Ф. 17. Оп. 3. Д. 99\(name)".utf8))
    }
    _ = try build(ReadingManner(threads: 2)).issue(to: folder.path.appending("m"))
  }

  private func build(_ manner: ReadingManner) throws -> ReadSources {
    try ManifestBuilder(register: register).read(
      SourceSelection(base: folder.path, paths: ["t"]), manner)
  }

  /// One file is changed, one gone, one new, one a link, and two with escaped names changed.
  private func damage() throws {
    for name: PathBytes in ["t/2.txt", "t/4\n5.txt", "t/6\\7.txt", "t/new.txt"] {
      try folder.file(name, Array("other \(name.display)".utf8))
    }
    _ = try FileStore.removeFile(folder.path.appending("t/3.txt"))
  }

  private func check(_ told: Told, _ stream: FindingStream, _ all: [Diagnostic]) {
    #expect(
      told.words.sorted() == [
        "source-changed t/2.txt", #"source-changed t/4\n5.txt"#, #"source-changed t/6\\7.txt"#,
      ])
    #expect(
      Self.words(stream.rest(of: all)) == ["source-missing t/3.txt", "source-extra t/new.txt"])
    #expect(Set(all).isSuperset(of: told.diagnostics.withLock { $0 }))
  }

  @Test func whatChangedInAManifestIsToldAtOnce() throws {
    try damage()
    let told = Told()
    let stream = told.stream
    let found = try ManifestVerifier(register: register).verify(
      folder: folder.path.appending("m"), base: folder.path,
      ReadingManner(threads: 2, told: stream))
    check(
      told, stream, found.diagnostics.filter { $0.severity == .error && $0.code != .recordExtra })
  }

  @Test func whatChangedInAListIsToldAtOnce() throws {
    try damage()
    let told = Told()
    let stream = told.stream
    let found = try ListVerifier(base: folder.path).verify(
      folder.path.appending("m/MANIFEST.sha256"), ReadingManner(threads: 2, told: stream))
    check(told, stream, found.diagnostics)
  }

  @Test func whatATextSaysIsToldWhileItIsBuilt() throws {
    let told = Told()
    let stream = told.stream
    let sources = try build(ReadingManner(threads: 2, told: stream))
    #expect(!told.words.isEmpty)
    #expect(stream.rest(of: sources.diagnostics).isEmpty)
  }

  @Test func whatCannotBeToldIsLeftForTheEnd() {
    let stream = FindingStream { _ in false }
    let finding = Diagnostic(.sourceMissing, path: "a", message: "it is not there")
    stream.tell(finding)
    #expect(stream.rest(of: [finding]) == [finding])
  }

  /// Any listed path is found, and no other.
  @Test func sumsAreFoundByPath() throws {
    var random = Seeded("sums")
    for _ in 0..<50 {
      var listed: [PathBytes: SHA256Digest] = [:]
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let alphabet: [UInt8] = [0x0A, 0x0D, 0x20, 0x2E, 0x2F, 0x5C, 0x61, 0xD0, 0xFF]
        let path = (0..<Int.random(in: 1...6, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? 0x61
        }
        if path.first == 0x2F || PathBytes(path).hasParentReference { continue }
        listed[PathBytes(path)] = try SHA256Digest.of(path)
      }
      var bytes: [UInt8] = []
      for path in listed.keys.sorted() {
        let digest = try #require(listed[path])
        SumsFile.append(path.bytes, digest, to: &bytes)
        bytes.append(0x0A)
      }
      try folder.file("sums", bytes)
      let index = try SumsIndex(folder.path.appending("sums"))
      for (path, digest) in listed { #expect(index.digest(of: path) == digest) }
      #expect(index.digest(of: "other") == nil)
    }
  }
}
