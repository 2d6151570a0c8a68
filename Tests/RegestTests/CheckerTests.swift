import ArchivalReference
import TestSupport
import Testing

@testable import Regest

/// Verdicts against the register made for tests, and against the real one.
@Suite struct CheckerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// As ``Verdict/text`` words it.
    var verdict: String
    var codes: [DiagnosticCode] = []
    var entries: [String]?
    var testDescription: String { text }
  }

  static let small: [Case] = [
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 120", verdict: "confirmed to list",
      entries: ["GARF", "GARF/Р-9001", "GARF/Р-9001/1", "GARF/Р-9001/1/1"]),
    Case(text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1", verdict: "confirmed to delo"),
    Case(text: "ГАРФ. Ф. Р-9001. Оп. 1", verdict: "confirmed to opis"),
    Case(text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 3а. Л. 17 об.", verdict: "confirmed to list"),
    // A certified count contradicts; a sheet met in print only confirms.
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 121",
      verdict: "contradicted at list, confirmed to delo", codes: [.listContradicted]),
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 5, 100–140",
      verdict: "contradicted at list, confirmed to delo", codes: [.listContradicted]),
    Case(text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 3. Л. 60", verdict: "confirmed to list"),
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 3. Л. 61",
      verdict: "unlisted at list, confirmed to delo", codes: [.listUnlisted]),
    // A complete opis contradicts a delo it lacks, a partial one does not.
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 17. Л. 2",
      verdict: "contradicted at delo, confirmed to opis", codes: [.deloContradicted]),
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 2. Д. 18", verdict: "unlisted at delo, confirmed to opis",
      codes: [.deloUnlisted]),
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 3. Д. 1", verdict: "contradicted at opis, confirmed to fond",
      codes: [.opisContradicted]),
    Case(
      text: "ГАВО. Ф. 3. Оп. 1. Д. 1", verdict: "contradicted at fond, confirmed to archive",
      codes: [.fondContradicted]),
    Case(
      text: "ГАРФ. Ф. 77. Оп. 1. Д. 1", verdict: "unlisted at fond, confirmed to archive",
      codes: [.fondUnlisted]),
    Case(
      text: "РГАЛИ. Ф. 77. Оп. 1. Д. 1", verdict: "unlisted at archive",
      codes: [.archiveUnlisted], entries: []),
    // A register does not go by cartons, and each carton has a delo 1.
    Case(text: "ГАРФ. Ф. 9003. Д. 1", verdict: "confirmed to delo"),
    Case(
      text: "ГАРФ. Ф. 9003. К. 2. Д. 1", verdict: "unlisted at delo, confirmed to fond",
      codes: [.deloUnlisted]),
    Case(text: "ГАРФ. Ф. Р-9001. Оп. 1. К. 2. Д. 1. Л. 120", verdict: "confirmed to list"),
    // Dela in a described range, alone and together.
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 7", verdict: "confirmed to delo",
      entries: ["GARF", "GARF/Р-9001", "GARF/Р-9001/1", "GARF/Р-9001/1/6-12"]),
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1–5, 12", verdict: "confirmed to delo", codes: [.notOpen]),
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 10–13",
      verdict: "contradicted at delo, confirmed to opis", codes: [.deloContradicted]),
    // Of several dela the verdict is no deeper than where one stops.
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1, 99. Л. 5",
      verdict: "contradicted at delo, confirmed to opis", codes: [.deloContradicted]),
    // A wide range is confirmed by a described range only, not by its ends.
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 2. Д. 17–500",
      verdict: "unlisted at delo, confirmed to opis", codes: [.deloUnlisted]),
    // A predecessor's name denotes the same holdings.
    Case(
      text: "ЦГАОР. Ф. Р-9001. Оп. 1. Д. 2. Л. 45", verdict: "confirmed to list",
      entries: ["CGAOR", "GARF/Р-9001", "GARF/Р-9001/1", "GARF/Р-9001/1/2"]),
    Case(
      text: "ГАРФ. Ф. Р-9010. Оп. 1. Д. 2. Л. 3",
      verdict: "unlisted at fond, confirmed to archive", codes: [.knownErratum, .fondUnlisted]),
    Case(
      text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 4", verdict: "confirmed to delo",
      codes: [.transferred, .notOpen]),
    Case(text: "ГАРФ. Ф. Р-9002. Оп. 1", verdict: "confirmed to opis", codes: [.notOpen]),
    // A form that decides by itself.
    Case(text: "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 20–10", verdict: "malformed"),
    Case(text: "Ф. 9. Оп. 1. Д. 1. Л. 2", verdict: "unresolved"),
    Case(text: "ГАХЗ. Ф. 5. Оп. 1. Д. 3", verdict: "unresolved"),
    Case(text: "Там же. Л. 5", verdict: "unresolved"),
  ]

  @Test(arguments: small) func theSmallRegisterSays(_ expected: Case) throws {
    try expect(expected, register: "Fixtures/Registers/small")
  }

  static let real: [Case] = [
    Case(text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180", verdict: "confirmed to list"),
    Case(text: "RGASPI, f. 17, op. 3, d. 904, l. 11", verdict: "confirmed to list"),
    Case(text: "ЦПА ИМЛ, ф. 17, оп. 3, д. 904, л. 11", verdict: "confirmed to list"),
    Case(
      text: "РГАСПИ Ф. 588, Оп. 11, Д. 174, Л. 116",
      verdict: "unlisted at fond, confirmed to archive", codes: [.knownErratum, .fondUnlisted]),
  ]

  @Test(arguments: real) func theShippedRegisterSays(_ expected: Case) throws {
    try expect(expected, register: "Fixtures/Registers/rgaspi")
  }

  private func expect(_ expected: Case, register: String) throws {
    let register = try Register.open(Project.path(register))
    let examination = try Examiner(register: register).examine(Array(expected.text.utf8))
    let item = try #require(examination.items.first)
    #expect(examination.items.count == 1)
    #expect(item.assessment.verdict.text == expected.verdict)
    #expect(item.assessment.findings.map(\.code) == expected.codes)
    if let entries = expected.entries {
      #expect(item.assessment.verdict.entries.map(\.path) == entries)
    }
  }

  @Test func notesNameTheNearestEntriesThatExist() throws {
    let register = try Register.open(Project.path("Fixtures/Registers/small"))
    let text = Array("ГАРФ. Ф. Р-9001. Оп. 1. Д. 17. Л. 2".utf8)
    let findings = try Examiner(register: register).examine(text).items[0].assessment.findings
    #expect(findings[0].notes == ["delo 17 is listed in opis 2 of the fond; did you mean opis 2?"])
  }

  @Test func anEntryIsNamedByTheDigestOfItsExportLine() throws {
    let register = try Register.open(Project.path("Fixtures/Registers/small"))
    let text = Array("ГАРФ. Ф. Р-9001. Оп. 1. Д. 1".utf8)
    let verdict = try Examiner(register: register).examine(text).items[0].assessment.verdict
    let lines = try register.export().split(separator: 0x0A)
    let digests = try lines.map { try digest(of: Array($0)) }
    for entry in verdict.entries { #expect(digests.contains(entry.digest), "\(entry.path)") }
    #expect(verdict.entries.count == 4)
  }
}
