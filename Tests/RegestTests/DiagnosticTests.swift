import ArchivalReference
import Fingerprint
import Fixity
import Testing
import TransparencyLog

@testable import Regest

@Suite struct DiagnosticTests {
  @Test(arguments: DiagnosticCode.allCases) func theTableIsComplete(_ code: DiagnosticCode) {
    let page = code.page
    for part in [page.meaning, page.importance, page.example, page.remedy] {
      #expect(part.count > 10)
      #expect(!part.hasSuffix("."))
    }
    #expect(code.rawValue.count == 6)
    let series = ["REF1", "REG2", "FIX3", "REC4", "SIG5", "LOG6", "STY7", "CFG8"]
    #expect(series.contains(String(code.rawValue.prefix(4))))
    #expect(page.name.allSatisfy { $0 == "-" || ($0.isASCII && ($0.isLowercase || $0.isNumber)) })
    #expect(DiagnosticCode(text: code.rawValue.lowercased()) == code)
    #expect(DiagnosticCode(text: page.name) == code)
    #expect(page.text(code: code).contains("\n\nWhat to do\n  "))
  }

  /// A page that stands for a code it does not know would have that code's name.
  @Test func everyCodeHasAPageOfItsOwn() {
    let pages = DiagnosticCode.allCases.map(\.page)
    #expect(Set(pages.map(\.name)).count == pages.count)
    #expect(Set(pages.map(\.meaning)).count == pages.count)
  }

  @Test(arguments: ReferenceIssue.Kind.allCases)
  func everyIssueOfTheParserIsADiagnostic(_ kind: ReferenceIssue.Kind) {
    #expect(DiagnosticCode(kind).name == kind.rawValue)
    #expect(DiagnosticCode(kind).rawValue.hasPrefix("REF"))
  }

  /// What refutes a bag is an error, and nothing else is.
  @Test(arguments: BagFinding.Kind.allCases)
  func findingsAboutBagsWeighWhatTheyMean(_ kind: BagFinding.Kind) {
    #expect((DiagnosticCode(kind).severity == .error) == kind.refutes)
  }

  @Test func findingsAboutLogsHaveCodesOfTheirOwn() {
    let codes = LogFinding.Kind.allCases.map {
      Diagnostic(LogFinding($0, file: "log/checkpoint", message: "")).code
    }
    #expect(Set(codes).count == LogFinding.Kind.allCases.count)
    #expect(codes.allSatisfy { $0.rawValue.hasPrefix("LOG") })
  }

  @Test func codesNeverChange() {
    let table = DiagnosticCode.allCases.map { "\($0.rawValue) \($0.name)" }
    #expect(table.first == "REF101 missing-list-mark")
    #expect(table.contains("REG215 list-contradicted"))
    #expect(table.contains("FIX304 source-renamed"))
    #expect(table.contains("REC405 register-differs"))
    #expect(DiagnosticCode(text: "REF000") == nil)
  }
}
