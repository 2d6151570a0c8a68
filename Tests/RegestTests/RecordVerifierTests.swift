import CanonicalJSON
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// Field by field, where a record is not what its source gives, and why.
@Suite struct RecordVerifierTests {
  static let text = "1. РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11.\n2. Там же. Д. 898. Л. 4. Автограф.\n"

  private let register: Register
  private let verifier: RecordVerifier

  init() throws {
    register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    verifier = try RecordVerifier(register: register)
  }

  /// The second record of the text: it inherits, and has a witness.
  private func record(_ text: String = text) throws -> JSON {
    let survey = try SourceSurvey(register: register)
    let bytes = Array(text.utf8)
    let source = FileFingerprint(digest: try digest(of: bytes), size: UInt64(bytes.count))
    let records = try survey.issuer.records(
      of: survey.examiner.examine(bytes), text: bytes, source: source)
    return try JSON.parseRecord(try #require(records.last).bytes)
  }

  private func verify(
    _ record: JSON, _ text: String = text, by verifier: RecordVerifier? = nil
  ) throws -> RecordDerivation {
    try (verifier ?? self.verifier).verify(
      FoundRecord(bytes: record.recordBytes(), name: "test"), source: Array(text.utf8), path: "a")
  }

  private func codes(_ derivation: RecordDerivation) -> [DiagnosticCode] {
    derivation.diagnostics.map(\.code)
  }

  /// Whatever value is changed, it is told by its field, and as somebody's doing.
  @Test func everyChangedValueIsTold() throws {
    let record = try record()
    let names = ["source.sha256", "register.sha256", "rules", "type"]
    for path in record.leaves {
      let field = path.joined(separator: ".")
      if names.contains(where: field.hasPrefix) { continue }
      let derivation = try verify(record.replacing(path, \.other))
      #expect(codes(derivation) == [.recordChanged], "\(field)")
      #expect(derivation.conclusion == .refuted)
      #expect(derivation.differences.allSatisfy { $0.causes.isEmpty }, "\(field)")
      #expect(
        derivation.differences.contains { difference in
          field.hasPrefix(difference.field.field) || difference.field.entry != nil
        }, "\(field)")
    }
  }

  /// The same entries in another order are other bytes, and no other fields.
  @Test func entriesInAnotherOrderAreTold() throws {
    let record = try record()
    let entries = try #require(record["register"]?["entries"]?.arrayValue)
    #expect(entries.count > 1)
    let other = record.replacing(["register", "entries"]) { _ in .array(entries.reversed()) }
    let derivation = try verify(other)
    #expect(codes(derivation) == [.recordChanged] && derivation.conclusion == .refuted)
  }

  @Test(arguments: [-1, -(1 << 53) + 1, (1 << 53) - 1] as [Int64])
  func aPlaceNobodyHasIsTold(_ start: Int64) throws {
    let record = try record().replacing(["text"]) { _ in "another" }
      .replacing(["canonical"]) { _ in "another" }
    let far = record.replacing(["place", "start"]) { _ in .integer(start) }
    #expect(try codes(verify(far)) == [.recordChanged])
  }

  @Test func ofAnotherSourceTheNearestReferenceIsFound() throws {
    let shifted = "Предисловие.\n" + Self.text
    let derivation = try verify(try record(), shifted)
    #expect(codes(derivation) == [.sourceChanged] && derivation.conclusion == .refuted)
    #expect(derivation.differences.isEmpty && derivation.start == 78)
    #expect(
      derivation.diagnostics[0].notes == [
        "the record's source has \(Self.text.utf8.count) bytes, this file \(shifted.utf8.count)",
        "the nearest reference with its text is at line 3, column 4, byte 78, 24 bytes after "
          + "the place in the record",
      ])

    // The text is the same and means another delo's list now.
    let other = Self.text.replacing("Оп. 3.", with: "Оп. 162.")
    let meant = try verify(try record(), other)
    #expect(meant.differences.map(\.field.field).contains("reference.opis"))
    #expect(meant.differences.allSatisfy { $0.causes.contains(.source) })
    #expect(codes(meant) == [.sourceChanged])

    let nothing = try verify(try record(), "Ничего.")
    #expect(nothing.derived == nil && codes(nothing) == [.sourceChanged])
    #expect(nothing.diagnostics[0].notes.last?.hasPrefix("no reference has") == true)
  }

  @Test func aPlaceThatIsNotSoIsToldWithTheRightOne() throws {
    let moved = try record().replacing(["place", "start"]) { _ in 3 }
    let derivation = try verify(moved)
    #expect(codes(derivation) == [.recordChanged] && derivation.start == 54)
    #expect(derivation.differences.map(\.field.field) == ["place.start"])
    #expect(derivation.diagnostics[0].notes.first?.contains("line 2, column 4") == true)
  }

  /// Another register explains a verdict and its entries, and nothing else.
  @Test func anotherRegisterIsNoTampering() throws {
    let folder = try TestFolder()
    try folder.fill(from: "rgaspi")
    let dela = String(decoding: try folder.read("dela.csv"), as: UTF8.self)
    func verifier(without delo: String) throws -> RecordVerifier {
      try folder.write(
        "dela.csv",
        dela.split(separator: "\n").filter { !$0.hasPrefix("RGASPI,17,3,\(delo),") }
          .joined(separator: "\n") + "\n")
      return try RecordVerifier(register: Register.open(folder.path))
    }
    let record = try record()
    let same = try verify(record, by: verifier(without: "904"))
    #expect(codes(same) == [.otherRegister] && same.conclusion == .reproduced)
    #expect(same.differences.isEmpty)

    let smaller = try verifier(without: "898")
    let other = try verify(record, by: smaller)
    #expect(codes(other) == [.otherRegister, .verdictDiffers] && other.conclusion == .differs)
    #expect(other.differences.allSatisfy { $0.causes == [.register] })
    #expect(
      other.diagnostics[1].notes.first
        == "verdict.depth: here \"opis\", in the record \"list\"")
    #expect(other.diagnostics[1].notes.last == "the record rests on RGASPI/17/3/898")

    let altered = record.replacing(["canonical"], \.other)
    let both = try verify(altered, by: smaller)
    #expect(codes(both) == [.otherRegister, .recordChanged, .verdictDiffers])
    #expect(both.conclusion == .refuted)
  }

  /// Other rules of reading explain everything, those of checking the verdict alone.
  @Test func otherRulesAreNoTampering() throws {
    let record = try record()
    let older = record.replacing(["rules", "parser"]) { _ in "1" }
    #expect(codes(try verify(older)) == [.otherRules])
    #expect(try verify(older).conclusion == .reproduced)

    let read = try verify(older.replacing(["canonical"], \.other))
    #expect(codes(read) == [.otherRules, .readingDiffers] && read.conclusion == .differs)
    #expect(read.differences.map(\.causes) == [[.rules]])

    let lost = older.replacing(["text"], \.other).replacing(["canonical"], \.other)
      .replacing(["place", "start"]) { _ in 5 }
    #expect(codes(try verify(lost)) == [.otherRules, .readingDiffers])

    let checks = record.replacing(["rules", "checks"]) { _ in "0" }
    let judged = try verify(checks.replacing(["verdict", "depth"], \.other))
    #expect(codes(judged) == [.otherRules, .verdictDiffers] && judged.conclusion == .differs)
    #expect(
      codes(try verify(checks.replacing(["form"], \.other))) == [.otherRules, .recordChanged])
  }

  /// Names that cannot be read explain nothing.
  @Test func namesThatAreNoneExplainNothing() throws {
    for path in [["source", "sha256"], ["register", "sha256"], ["rules", "archives"]] {
      let derivation = try verify(try record().replacing(path) { _ in "x" })
      #expect(derivation.conclusion == .refuted, "\(path)")
      #expect(derivation.differences.contains { $0.causes.isEmpty })
    }
  }
}
