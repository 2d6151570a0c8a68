import ArchivalReference
import CanonicalJSON
import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import Regest

/// Records are written without a tree: they must be what a tree prints.
@Suite struct RecordIssuerTests {
  static let texts: [String] =
    ["Fixtures/Letters", "Fixtures/Corpus/texts"].flatMap { folder in
      let path = Project.root.appendingPathComponent(folder).path
      return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        .map { "\(folder)/\($0)" }
    }

  @Test(arguments: texts) func everyRecordIsWhatATreePrints(text name: String) throws {
    let register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    let survey = try SourceSurvey(register: register)
    let text = try Project.bytes(name)
    let examination = try survey.examiner.examine(text)
    let source = FileFingerprint(digest: try digest(of: text), size: UInt64(text.count))
    let records = try survey.issuer.records(of: examination, text: text, source: source)
    #expect(records.count == examination.items.count)
    for (record, item) in zip(records, examination.items) {
      let json = try JSON.parseRecord(record.bytes)
      #expect(try json.recordBytes() == record.bytes)
      #expect(json["place"]?["start"]?.integerValue == Int64(item.reference.range.lowerBound))
      #expect(json["verdict"]?["outcome"]?.stringValue == item.assessment.verdict.outcome.rawValue)
      #expect(json["issues"]?.arrayValue?.count == item.formFindings.count)
      #expect(json["rules"] == survey.issuer.rules.json)
      #expect(json["witness"]?["text"]?.stringValue == item.reference.witness?.text)
      #expect(record.id.digest == (try digest(of: record.bytes)))
    }
  }

  @Test func thereAreTexts() { #expect(Self.texts.count > 20) }
}
