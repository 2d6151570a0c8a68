import CanonicalJSON
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// One record against the Merkle roots of a manifest.
@Suite struct RecordProofTests {
  let tree: TemporaryFolder
  let folder: IssuedFolder
  static let odd = PathBytes(Array("texts/".utf8) + [0xFF, 0x0A, 0x5C])
  /// Two signatures by keys that were thrown away, in the order of their text.
  static let signature = """
    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgQrWLA0Cny3r348yri4rhj8i8Tl
    pMZ8dwAxb/QJK2GsIAAAAPcmVnZXN0LW1hbmlmZXN0AAAAAAAAAAZzaGE1MTIAAABTAAAA
    C3NzaC1lZDI1NTE5AAAAQD4aET/snP4zbq2tOhZDapJf7l9ySLiDLsbkGcH5clsFlWOpNe
    ZuvTOnwL0Yb4hwojXI48Bu7fQKYNIkqXcNzg0=
    -----END SSH SIGNATURE-----

    """
  static let later = """
    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgTtLYrWFVbKJ4fzHEctNIHWTRjU
    a9LuLNuKoD9hlKyGAAAAAPcmVnZXN0LW1hbmlmZXN0AAAAAAAAAAZzaGE1MTIAAABTAAAA
    C3NzaC1lZDI1NTE5AAAAQJneGdFUkQ8tGE/2pPai39O9V3usvSR+E4z0oSL/MwxsM/oDhY
    59VEPcZvH9VDcYSanEVAcuLJ6zLLuZtH5BcQ4=
    -----END SSH SIGNATURE-----

    """

  init() throws {
    tree = try TemporaryFolder()
    for number in 1...6 {
      try tree.file(
        PathBytes("texts/\(number)"),
        Array("РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. \(number); Д. 898. Л. \(number).".utf8))
    }
    try tree.file(Self.odd, Array("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177.".utf8))
    folder = try Self.issue(tree, "issued")
  }

  private static func issue(
    _ tree: TemporaryFolder, _ name: PathBytes
  ) throws -> IssuedFolder {
    let register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    let folder = tree.path.appending(name)
    _ = try ManifestBuilder(register: register)
      .read(SourceSelection(base: tree.path, paths: ["texts"]), ReadingManner(threads: 1))
      .issue(to: folder)
    return try IssuedFolder(folder)
  }

  private func records(_ folder: IssuedFolder) throws -> [FoundRecord] {
    var lines: [[UInt8]] = []
    try folder.readRecords { line in
      lines.append(Array(line))
      return true
    }
    return try lines.map { try FoundRecord(bytes: $0, name: "test") }
  }

  private func proof(_ index: Int) throws -> RecordProof {
    try RecordProof(of: records(folder)[index], in: folder)
  }

  private func read(_ json: JSON) throws -> RecordProof {
    try RecordProof(bytes: json.recordBytes(), name: "proof")
  }

  private func parts(_ proof: RecordProof) throws -> Set<RecordProof.Part> {
    Set(try proof.findings().map(\.part))
  }

  @Test func everyRecordHasAProofThatReadsBack() throws {
    let records = try records(folder)
    #expect(records.count == 13)
    for (index, record) in records.enumerated() {
      let proof = try RecordProof(of: record, in: folder)
      #expect(try parts(proof) == [])

      let json = try JSON.parseRecord(proof.bytes())
      #expect(json["record"]?["index"] == .integer(Int64(index)))
      let again = try read(json)
      #expect(try parts(again) == [] && again.bytes() == proof.bytes())
      #expect(again.record.bytes == record.bytes && again.manifest == folder.id)
    }
    #expect(try proof(12).source.source.path == Self.odd)
  }

  /// The other files may be gone, and the folder too.
  @Test func theRestIsNotNeeded() throws {
    let bytes = try proof(3).bytes()
    for file in IssuedFile.allCases { try tree.file(PathBytes("issued/\(file.rawValue)")) }
    #expect(try parts(RecordProof(bytes: bytes, name: "proof")) == [])
  }

  /// Each part that can be changed, and what does not hold then; of another manifest's
  /// names the id tells.
  @Test func eachChangeBreaksWhatItIsAbout() throws {
    let json = try JSON.parseRecord(proof(3).bytes())
    let broken: [([String], Set<RecordProof.Part>)] = [
      (["record", "index"], [.record]),
      (["record", "inclusion", "0"], [.record]),
      (["record", "content", "canonical"], [.record]),
      (["record", "content", "verdict", "outcome"], [.record]),
      (["record", "content", "source", "sha256"], [.record, .source]),
      (["record", "content", "register", "sha256"], [.record, .register]),
      (["record", "content", "rules", "parser"], [.record, .rules]),
      (["source", "index"], [.line]),
      (["source", "inclusion", "1"], [.line]),
      (["source", "path"], [.line]),
      (["source", "sha256"], [.line, .source]),
      (["manifest", "predicate", "records", "merkleRoot"], [.record]),
      (["manifest", "predicate", "sources", "merkleRoot"], [.line]),
      (["manifest", "predicate", "register", "sha256"], [.register]),
      (["manifest", "predicate", "rules", "checks"], [.rules]),
    ]
    for (path, expected) in broken {
      let other = try read(json.replacing(path, \.other))
      #expect(try parts(other) == expected, "\(path)")
      #expect((other.manifest != folder.id) == (path[0] == "manifest"))
    }
  }

  /// A change of any value is refused, breaks a part, or gives another manifest.
  @Test func noValueCanChange() throws {
    let json = try JSON.parseRecord(proof(3).bytes())
    #expect(json.leaves.count > 60)
    for path in json.leaves {
      guard let other = try? read(json.replacing(path, \.other)) else { continue }
      #expect(try !parts(other).isEmpty || other.manifest != folder.id, "\(path)")
    }
  }

  @Test(arguments: [["record", "inclusion"], ["source", "inclusion"]])
  func aPathOfAnotherLengthOrOrderDoesNotHold(_ path: [String]) throws {
    let json = try JSON.parseRecord(proof(3).bytes())
    let changes: [([JSON]) -> [JSON]] = [
      { Array($0.dropLast()) }, { Array($0.dropFirst()) }, { $0 + [$0[0]] }, { $0.reversed() },
      { _ in [] },
    ]
    for change in changes {
      let other = try read(json.replacing(path) { .array(change($0.arrayValue ?? [])) })
      #expect(try parts(other) == [path[0] == "record" ? .record : .line])
    }
  }

  /// What holds of another leaf or in another manifest does not hold of this one.
  @Test func partsOfOtherProofsDoNotFit() throws {
    let json = try JSON.parseRecord(proof(3).bytes())
    for index in [0, 2, 4, 12] {
      let other = try JSON.parseRecord(proof(index).bytes())
      #expect(
        try parts(
          read(
            json.replacing(["record", "inclusion"]) { _ in
              other["record"]?["inclusion"] ?? "x"
            })) == [.record])
      #expect(
        try parts(
          read(json.replacing(["record", "index"]) { _ in other["record"]?["index"] ?? 0 }))
          == [.record])
    }
    try tree.file("texts/7", Array("РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 1.".utf8))
    let larger = try Self.issue(tree, "larger")
    let foreign = try JSON.parseRecord(
      RecordProof(of: records(folder)[3], in: larger).bytes())
    for name in ["record", "source", "manifest"] {
      let mixed = try read(json.replacing([name]) { _ in foreign[name] ?? "x" })
      #expect(try !parts(mixed).isEmpty, "\(name)")
    }
    #expect(try parts(read(foreign)) == [])
    #expect(throws: RegestError(.recordNotFound, "")) {
      try RecordProof(of: records(larger)[12], in: folder)
    }
  }

  /// Whatever byte of a proof changes, it does not hold, is of another manifest or is no
  /// proof any more; nothing crashes.
  @Test func noByteOfAProofCanChange() throws {
    var random = Seeded("record proofs")
    let bytes = try proof(12).bytes()
    for index in bytes.indices {
      var other = bytes
      other[index] ^= UInt8.random(in: 1...255, using: &random)
      if let proof = try? RecordProof(bytes: other, name: "proof") {
        #expect(try !parts(proof).isEmpty || proof.manifest != folder.id, "byte \(index)")
      }
      #expect(throws: RegestError.self) {
        try RecordProof(bytes: Array(bytes[..<index]), name: "proof")
      }
    }
  }

  /// A folder that was altered gives no proof that holds.
  @Test func alteredFoldersProveNothing() throws {
    let record = try records(folder)[3]
    let lines = try FileStore.read(folder.path(of: .records), limit: 1 << 20)
    try tree.file("issued/records.jsonl", lines + record.bytes + [0x0A])
    #expect(try parts(RecordProof(of: record, in: folder)) == [.record])
    let sums = try FileStore.read(folder.path(of: .sums), limit: 1 << 20)
    try tree.file("issued/MANIFEST.sha256", Array(sums[70...]))
    #expect(try parts(RecordProof(of: record, in: folder)).contains(.line))
  }

  @Test func signaturesAreCarriedAlong() throws {
    let other = Self.later
    try tree.file("issued/b.sig", Array(Self.signature.utf8))
    try tree.file("issued/a.sig", Array(Self.signature.utf8))
    try tree.file("issued/c.sig", Array(other.utf8))
    try tree.file("issued/d.sig", [0x88, 0xFF])
    let all = try ArmoredSignature.all(in: folder)
    #expect(all.signatures.map(\.text) == [Self.signature, other])
    #expect(all.passedOver == [folder.path.appending("d.sig")])
    let json = try JSON.parseRecord(proof(0).bytes())
    #expect(try read(json).signatures == all.signatures)
    for wrong: JSON in [
      [.string(other), .string(Self.signature)], [.string(other), .string(other)],
      [.string(other + "x")], [.string("x" + other)], [""], [1], ["-----BEGIN SSH SIGNATURE-----"],
      [.string(other.replacing("U1NIU0lH", with: "U1NIU0lX"))],
      [.string(other.replacing("cmVnZXN0", with: "cmVnZXN1"))],
    ] {
      #expect(throws: RegestError(.manifestMalformed, "")) {
        try read(json.replacing(["signatures"]) { _ in wrong })
      }
    }
  }
}
