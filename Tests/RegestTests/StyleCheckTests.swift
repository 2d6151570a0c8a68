import ArchivalReference
import Citing
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What is said of how references are printed, and what mends it.
@Suite struct StyleCheckTests {
  /// A text, what is found in it and what the fixes make of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var codes: [String]
    var fixed: String
    var format = DocumentFormat.plain

    var testDescription: String { text }
  }

  private static let cases = [
    Case(text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180.", codes: [], fixed: ""),
    Case(text: "РГАСПИ.\u{A0}Ф.\u{A0}558. Оп.\u{A0}11. Д.\u{202F}740.", codes: [], fixed: ""),
    Case(text: "РГАСПИ. Ф. 558. Оп.\n11. Д. 740. Л. 177 об. – 180.", codes: [], fixed: ""),
    Case(text: "RGASPI, f. 558, op. 11, d. 740, ll. 177–80.", codes: [], fixed: ""),
    Case(text: "RGASPI 558/11/740/177", codes: [], fixed: ""),
    Case(
      text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177-180, 182.", codes: ["STY701"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180, 182."),
    Case(
      text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177 — 180.", codes: ["STY701"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180."),
    Case(
      text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об.-7.", codes: ["STY701"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об.–7."),
    Case(
      text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177-80.", codes: ["STY701", "STY703"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180."),
    Case(
      text: "ГАРФ. Ф.Р-5446. Оп. 55. Д. 20722-пф. Л. 1.", codes: ["STY702"],
      fixed: "ГАРФ. Ф. Р-5446. Оп. 55. Д. 20722-пф. Л. 1."),
    Case(
      text: "РГАСПИ. Ф.558.Оп.11. Д . 740,  л. 5.", codes: ["STY702"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740, л. 5."),
    Case(
      text: "РГАСПИ. Ф. 558. Oп. 11. Д. 740. Л. 5.", codes: ["REF105"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5."),
    Case(
      text: "РГАСПИ. Ф. 558. Оп. 11. Д. 1-5.", codes: ["STY701"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 1–5."),
    Case(
      text: "РГАСПИ. Ф.~558. Оп. 11. Д. 740. Л. 1-2.", codes: ["STY701"],
      fixed: "РГАСПИ. Ф.~558. Оп. 11. Д. 740. Л. 1--2.", format: .latex),
    // A hyphen in the number of one delo, and what may be one, is no range.
    Case(text: "ЦА ФСБ. Ф. 1. Д. 33538-4. Л. 43.", codes: [], fixed: ""),
    Case(text: "РГАСПИ. Ф. 558. Оп. 11. Д. 5-1. Л. 43.", codes: [], fixed: ""),
    // One digit may be short, or wrong.
    Case(
      text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 14-5.", codes: ["STY701"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 14–5."),
    Case(
      text: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5а-6б.", codes: ["STY701"],
      fixed: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5а–6б."),
    // Names of files, addresses, labels of links.
    Case(text: "РГАСПИ.Ф.558.Оп.11.Д.740.Л.1-2", codes: [], fixed: ""),
    Case(text: "РГАСПИ. Ф.558. Оп. 11. Д. 740. Л. 1-2.jpg", codes: [], fixed: ""),
    Case(
      text: "[РГАСПИ. Ф.558. Оп. 11. Д. 740][1]", codes: [], fixed: "", format: .markdown),
    Case(
      text: "РГАСПИ. Ф. 558. Оп.%\n11. Д. 740.", codes: ["STY702"],
      fixed: "РГАСПИ. Ф. 558. Оп. %\n11. Д. 740.", format: .latex),
    Case(
      text: "<p>РГАСПИ. Ф.&nbsp;<b>558</b>. Оп.11. Д. 740. Л. 1-2.</p>",
      codes: ["STY702", "STY701"],
      fixed: "<p>РГАСПИ. Ф.&nbsp;<b>558</b>. Оп. 11. Д. 740. Л. 1–2.</p>", format: .html),
  ]

  /// Files that say or show that they are in another encoding.
  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><p>RGASPI, f. 17, op. 3, d. 5, l. 1-5.</p>",
    "<?xml version='1.0' encoding = 'windows-1251' ?><p>RGASPI, f. 17, op. 3, d. 5, l. 1-5.</p>",
  ]) func nothingIsOfferedThatTheEncodingDoesNotHold(text: String) throws {
    let found = try Self.check(text, as: .xml)
    #expect(found.map(\.code) == [.rangeDash])
    #expect(found.compactMap(\.fix).isEmpty)
  }

  private static let register = try? Register.open(Project.path("Fixtures/Registers/rgaspi"))

  private static func check(
    _ text: String, as format: DocumentFormat = .plain, style: String? = nil
  ) throws -> [Diagnostic] {
    let register = try #require(register)
    let compiled = try style.map { try CompiledStyle(#require(StyleLibrary.style(named: $0))) }
    let checker = FileChecker(examiner: Examiner(register: register), style: compiled)
    return try checker.check(Array(text.utf8), path: "a", as: format).diagnostics
      .filter { $0.code.rawValue.hasPrefix("STY") || $0.code == .mixedAlphabets }
  }

  @Test(arguments: cases) func theTypeOfAReferenceIsMended(expected: Case) throws {
    let found = try Self.check(expected.text, as: expected.format)
    #expect(found.map(\.code.rawValue) == expected.codes)
    let fixes = found.compactMap(\.fix).sorted { $0.range.lowerBound > $1.range.lowerBound }
    #expect(fixes.count == found.count)
    var bytes = Array(expected.text.utf8)
    for fix in fixes { bytes.replaceSubrange(fix.range, with: fix.replacement.utf8) }
    if !found.isEmpty { #expect(String(decoding: bytes, as: UTF8.self) == expected.fixed) }
  }

  @Test func aPresentNameInAnotherLanguageIsNoFormerOne() throws {
    #expect(try Self.check("ЦГАВО Украины. Ф. 1800. Оп. 5. Д. 203. Л. 41.").isEmpty)
  }

  @Test func archivesWithoutOpisiAreNoOtherManner() throws {
    let usual = "РГАСПИ. Ф. 17. Оп. 3. Д. 904.\n\n"
    #expect(try Self.check(usual + usual + "ОР РГБ. Ф. 573. Ед. хр. 55.").isEmpty)
  }

  @Test func aFormerNameIsToldOnce() throws {
    let found = try Self.check(
      "РЦХИДНИ. Ф. 17. Оп. 3. Д. 904.\n\nРЦХИДНИ. Ф. 17. Оп. 3. Д. 905.\n\nТам же. Д. 906.")
    #expect(found.map(\.code) == [.formerArchiveName])
    #expect(found.first?.notes == ["the file has it 2 times"])
  }

  @Test func theOddMannerOfAFileIsTold() throws {
    let usual = "РГАСПИ. Ф. 17. Оп. 3. Д. 904.\n\n"
    let found = try Self.check(usual + "РГАСПИ, ф. 17, оп. 3, д. 905.\n\n" + usual)
    #expect(found.map(\.code) == [.mixedStyles])
    #expect(found.first?.place?.line == 3)
    // Two languages are no two manners.
    #expect(try Self.check(usual + "RGASPI, f. 17, op. 3, d. 905.").isEmpty)
  }

  @Test(arguments: [
    (
      "gost-note", "РГАСПИ, ф.558, оп. 11, д. 740, л. 177–180",
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180"
    ),
    (
      "journal-commas", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об.",
      "РГАСПИ, ф. 558, оп. 11, д. 740, л. 5 об."
    ),
    ("gost-note", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180", nil),
    ("gost-note", "РГАСПИ.\u{A0}Ф. 558. Оп.\n11. Д. 740.", nil),
    ("gost-note", "Там же. л. 5", nil),
    // What the style could not print again.
    ("gost-note", "АВП РФ, ф. 06, оп. 1, п. 1, д. 4, л. 75", nil),
    ("gost-note", "РГАСПИ, ф. 558 (Сталин), оп. 11, д. 740, л. 5", nil),
    ("gost-note", "РГАСПИ, ф. 558, оп. 11, д. 740, т. 2, л. 5", nil),
    ("gost-note", "РГАСПИ, ф. 558, оп. П, д. 740, л. 5", nil),
    ("gost-note", "ГАРФ, ф. Р-5446, оп. 55, д. 20722-пф, л. 1", nil),
    ("kritika", "RGASPI, f. 558, op. 11, d. 65a, l. 5", "RGASPI f. 558, op. 11, d. 65a, l. 5"),
    ("gost-note", "РДАСПІ, ф. 17, оп. 3, спр. 925, арк. 8", nil),
    ("gost-note", "РГАЛИ, ф. 558, оп. 1, ед. хр. 5, л. 5", "РГАЛИ. Ф. 558. Оп. 1. Ед. хр. 5. Л. 5"),
  ]) func aChosenStyleIsHeldTo(style: String, text: String, expected: String?) throws {
    let found = try Self.check(text, style: style).filter { $0.code == .notInStyle }
    #expect(
      found.map { $0.expected?.replacing("\u{A0}", with: " ") } == (expected.map { [$0] } ?? []))
  }
}
