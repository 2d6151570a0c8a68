import CanonicalJSON
import Fingerprint
import TestSupport
import Testing

@testable import Regest

@Suite struct RecordTests {
  static let text = Array("(RGASPI, F. 17. Op. 3. D. 904. 11)".utf8)

  private func record(
    register name: String = "Fixtures/Registers/rgaspi"
  ) throws -> (FoundRecord, RecordVerifier) {
    let register = try Register.open(Project.path(name))
    let survey = try SourceSurvey(register: register)
    let source = FileFingerprint(
      digest: try digest(of: Self.text), size: UInt64(Self.text.count))
    let records = try survey.issuer.records(
      of: survey.examiner.examine(Self.text), text: Self.text, source: source)
    let bytes = try #require(records.first).bytes
    return (try FoundRecord(bytes: bytes, name: "test"), try RecordVerifier(register: register))
  }

  /// The whole record, so that any change of its form is seen here.
  @Test func holdsWhatItShould() throws {
    let json = try record().0.json
    #expect(json["canonical"]?.stringValue == "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11")
    #expect(json["text"]?.stringValue == "RGASPI, F. 17. Op. 3. D. 904. 11")
    #expect(json["place"] == ["column": 2, "end": 33, "line": 1, "start": 1])
    #expect(
      json["reference"]
        == ["archive": "RGASPI", "delo": "904", "fond": "17", "lists": ["11"], "opis": "3"])
    #expect(json["verdict"] == ["depth": "list", "outcome": "confirmed"])
    #expect(
      json["issues"]
        == [["code": "REF101", "end": 33, "name": "missing-list-mark", "start": 31]])
    #expect(json["source"]?["size"]?.integerValue == 34)
    #expect(
      json.members?.map(\.name) == [
        "canonical", "form", "issues", "place", "reference", "register", "resolution", "rules",
        "source", "text", "type", "verdict",
      ])
  }

  @Test func theIdIsTheDigestOfTheBytes() throws {
    let (record, _) = try record()
    let id = try digest(of: record.bytes)
    #expect(record.id.description == "regest:1:rec:\(id.hex)")
    #expect(RegestID(record.id.description) == record.id)
    for wrong in [
      "regest:2:rec:\(id.hex)", "regest:1:xyz:\(id.hex)", "regest:1:rec:\(id.hex)0", "",
    ] {
      #expect(RegestID(wrong) == nil)
    }
  }

  @Test func reproducesFromItsSource() throws {
    let (record, verifier) = try record()
    let derivation = try verifier.verify(record, source: Self.text, path: "a")
    #expect(derivation.diagnostics.isEmpty && derivation.conclusion == .reproduced)
    #expect(derivation.derived == record.id)
  }

  @Test func bytesThatAreNoRecordAreRefused() {
    for text in ["", "{}", "{\"type\":\"urn:regest:record:2\"}", "{ }", "[1]"] {
      #expect(throws: RegestError(.recordNotFound, "")) {
        try FoundRecord(bytes: Array(text.utf8), name: "test")
      }
    }
  }
}
