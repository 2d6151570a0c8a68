import Citing
import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import Regest

/// `Documentation/diagnostics`: a page for each code, as the program has it.
///
/// With REGEST_RECORD=1 the pages are written anew, and the run fails, so that recording is
/// never taken for testing.
@Suite struct DiagnosticPageTests {
  static let folder = Project.root.appendingPathComponent("Documentation/diagnostics")

  static let pages: [String: String] = {
    var pages = ["README.md": DiagnosticPage.markdownIndex]
    for code in DiagnosticCode.allCases {
      pages["\(code.rawValue).md"] = code.page.markdown(code: code)
    }
    return pages
  }()

  @Test func thePagesAreThoseOfTheProgram() throws {
    let isRecorded = ProcessInfo.processInfo.environment["REGEST_RECORD"] == "1"
    if isRecorded {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    }
    let there = Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path))
    for (name, page) in Self.pages.sorted(by: { $0.key < $1.key }) {
      let file = Self.folder.appendingPathComponent(name)
      let written = try? String(contentsOf: file, encoding: .utf8)
      #expect(written == page, "\(name); REGEST_RECORD=1 writes it anew")
      if isRecorded { try Data(page.utf8).write(to: file) }
    }
    #expect(there.isSubset(of: Self.pages.keys))
  }

  @Test func theIndexListsEveryCode() {
    for code in DiagnosticCode.allCases {
      #expect(DiagnosticPage.markdownIndex.contains("](\(code.rawValue).md) | \(code.name) |"))
    }
  }

  /// What `--fix` mends is what has a fix in some text, and nothing else.
  @Test func whatIsMendedIsSaid() throws {
    let register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    var texts = [
      "(RGASPI, F. 17. Op. 3. D. 904. 11)", "РГАСПИ. Ф. 17. Oп. 3. Д. 904. Л. 11.",
      "РГАСПИ. Ф. 17. Оп. 3. Д. 904. 1. 11.", "RGASPI, F. 17. Op. 3. D. 904. 1. 11.",
      "РГАСПИ. Ф.558.Оп.11. Д. 740. Л. 177-180.", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–80.",
      "РГАСПИ, ф. 558, оп. 11, д. 740, л. 177.",
    ]
    for folder in ["Fixtures/Letters", "Fixtures/Corpus/texts"] {
      let url = Project.root.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path) {
        guard let text = try? String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
        else { continue }
        texts.append(text)
      }
    }
    var mended: Set<DiagnosticCode> = []
    for style in [nil, try CompiledStyle(try #require(StyleLibrary.style(named: "gost-note")))] {
      let checker = FileChecker(examiner: Examiner(register: register), style: style)
      for text in texts {
        let file = try checker.check(Array(text.utf8), path: "a.txt")
        mended.formUnion(file.diagnostics.filter { $0.fix != nil }.map(\.code))
      }
    }
    #expect(mended == Set(DiagnosticCode.allCases.filter(\.isMended)))
  }
}
