import CanonicalJSON
import Fingerprint
import HTTPTypes
import Regest
import TestSupport
import Testing

@testable import RegestService

/// `/v1/verify` of what `regest build` issues: the proof of a record, and a manifest.
@Suite struct VerifyIssuedTests {
  private let folder: IssuedFolder
  private let tree: TemporaryFolder

  init() throws {
    tree = try TemporaryFolder()
    for list in 1...5 {
      try tree.file(
        PathBytes("texts/\(list)"), Array("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(list).".utf8))
    }
    let register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    let issued = tree.path.appending("issued")
    _ = try ManifestBuilder(register: register)
      .read(SourceSelection(base: tree.path, paths: ["texts"]), ReadingManner(threads: 1))
      .issue(to: issued)
    folder = try IssuedFolder(issued)
  }

  private func verified(_ body: String) async throws -> JSON {
    let answer = try await TestService.answer(.post, "/v1/verify", [:], body: Array(body.utf8))
    #expect(answer.status == 200, "\(answer.text)")
    return try JSON.parse(Array(answer.text.utf8))
  }

  @Test func theProofOfARecordHoldsUntilItIsChanged() async throws {
    var line: [UInt8] = []
    try folder.readRecords { bytes in
      line = Array(bytes)
      return false
    }
    let record = try FoundRecord(bytes: line, name: "record")
    let proof = String(decoding: try RecordProof(of: record, in: folder).bytes(), as: UTF8.self)
    let whole = try await verified(proof)
    #expect(whole["holds"] == true, "\(whole)")
    #expect(whole["id"]?.stringValue == "\(record.id)")
    let steps = Set((whole["steps"]?.arrayValue ?? []).compactMap { $0["step"]?.stringValue })
    #expect(steps.isSuperset(of: RecordProof.Part.allCases.map(\.rawValue)))
    var random = Seeded("changed proofs")
    var changed = 0
    for _ in 0..<60 {
      var bytes = Array(proof.utf8)
      let places = bytes.indices.filter { 0x30...0x39 ~= bytes[$0] }
      let place = try #require(places.randomElement(using: &random))
      bytes[place] = bytes[place] == 0x31 ? 0x32 : 0x31
      let answer = try await TestService.answer(.post, "/v1/verify", [:], body: bytes)
      guard answer.status == 200 else { continue }
      let json = try JSON.parse(Array(answer.text.utf8))
      // Of another manifest the proof may well be: who trusts one compares its id.
      if json["manifest"] != whole["manifest"] { continue }
      changed += 1
      #expect(json["holds"] == false, "byte \(place)")
      #expect(json["failed"]?.stringValue?.isEmpty == false)
    }
    #expect(changed > 5)
  }

  @Test func aManifestIsReadAndItsRegisterCompared() async throws {
    let bytes = try FileStore.read(
      tree.path.appending("issued/manifest.json"), limit: 1 << 20)
    let text = String(decoding: bytes, as: UTF8.self)
    let whole = try await verified(text)
    #expect(whole["kind"] == "manifest")
    #expect(whole["holds"] == true, "\(whole)")
    let register = TestService.service.snapshot.sha256.hex
    let other = try await verified(
      text.replacing(register, with: String(repeating: "0", count: 64)))
    #expect(other["failed"] == "register")
    let broken = try await verified(text.replacing("\"outcomes\"", with: "\"outcome\""))
    #expect(broken["failed"] == "form")
  }
}
