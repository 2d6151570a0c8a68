import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// One file against the Merkle root of a manifest.
@Suite struct SourceProofTests {
  let tree: TemporaryFolder
  let folder: PathBytes
  static let odd = PathBytes(Array("texts/".utf8) + [0xFF, 0x0A, 0x5C])

  init() throws {
    tree = try TemporaryFolder()
    for number in 0..<11 {
      try tree.file(PathBytes("texts/\(number)"), Array("text \(number)".utf8))
    }
    try tree.file(Self.odd, Array("odd".utf8))
    folder = tree.path.appending("issued")
    let register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    _ = try ManifestBuilder(register: register)
      .read(SourceSelection(base: tree.path, paths: ["texts"]), ReadingManner(threads: 1))
      .issue(to: folder)
  }

  private func proof(_ path: PathBytes) throws -> SourceProof {
    try #require(try SourceProof(of: path, in: folder))
  }

  private func codes(_ proof: SourceProof) throws -> [DiagnosticCode] {
    try proof.check(base: tree.path, ReadingManner(threads: 1)).map(\.code)
  }

  @Test func everySourceHasAProofThatReadsBack() throws {
    for path in try tree.names(in: "texts").map({ PathBytes("texts").appending($0) }) {
      let proof = try proof(path)
      #expect(try codes(proof) == [])
      let again = try SourceProof(bytes: proof.bytes(), name: "proof")
      #expect(again == proof)
      #expect(try again.manifest == IssuedFolder(folder).id)
    }
    #expect(try SourceProof(of: "texts/11", in: folder) == nil)
  }

  /// The other files may be gone, and the folder too.
  @Test func theRestIsNotNeeded() throws {
    let bytes = try proof("texts/5").bytes()
    for name in ["texts/0", "texts/9"] { try tree.remove(PathBytes(name)) }
    try tree.file("issued/MANIFEST.sha256")
    #expect(try codes(SourceProof(bytes: bytes, name: "proof")) == [])
  }

  @Test func aChangedFileIsTold() throws {
    let proof = try proof("texts/5")
    try tree.file("texts/5", Array("text 6".utf8))
    #expect(try codes(proof) == [.sourceChanged])
    try tree.remove("texts/5")
    #expect(try codes(proof) == [.sourceMissing])
    try tree.link("texts/5", to: "6")
    #expect(try codes(proof).contains(.sourceMissing))
  }

  /// Whatever bit of a proof changes, it does not hold or is no proof any more.
  @Test func noBitOfAProofCanChange() throws {
    var random = Seeded("proofs")
    let bytes = try proof(Self.odd).bytes()
    let id = try IssuedFolder(folder).id
    for _ in 0..<400 {
      var other = bytes
      other[Int.random(in: 0..<bytes.count, using: &random)] ^=
        1 << UInt8.random(in: 0..<8, using: &random)
      guard let proof = try? SourceProof(bytes: other, name: "proof") else { continue }
      // Of another manifest it may be a proof; its id tells.
      #expect(try !codes(proof).isEmpty || proof.manifest != id)
    }
  }
}
