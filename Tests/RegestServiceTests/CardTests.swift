import Fingerprint
import Foundation
import HTTPTypes
import Regest
import TestSupport
import Testing

@testable import RegestService

/// What the list beside a text tells of each citation, over the register made for tests.
@Suite struct CardTests {
  static let small: Service = {
    do {
      let path = Project.root.appendingPathComponent("Fixtures/Registers/small").path
      return try TestService.make { $0.register = PathBytes(path) }
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func page(_ text: String, language: String = "ru") async throws -> String {
    try await TestService.answer(
      .post, "/",
      [.contentType: "multipart/form-data; boundary=x", .acceptLanguage: language],
      body: PageTests.form([("text", text)]), of: small
    ).text
  }

  @Test func theDepthIsToldInSteps() async throws {
    let page = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 1. Д. 2. Л. 46.")
    let steps = page.components(separatedBy: "<ol class=\"steps\">")[1]
      .components(separatedBy: "</ol>")[0]
    let classes = steps.components(separatedBy: "<li class=\"").dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(classes == ["holds", "holds", "holds", "contradicted"])
    #expect(steps.contains("<b>Р-9001</b>"))
  }

  @Test func theRegistersOwnTitleAndSheetsStandBesideTheText() async throws {
    let page = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 17.")
    #expect(page.contains(">Протоколы заседаний, том 1</a>"))
    #expect(page.contains("листов по заверительной надписи: 120 (12.05.1987)"))
    #expect(page.contains("Основание: вымышлено для проверки программы."))
  }

  @Test func whatIsNotListedIsToldWithHowMuchIs() async throws {
    let page = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 2. Д. 18.")
    let extent = try #require(page.range(of: "Дел этой описи в справочнике: 12; сколько их"))
    let help = try #require(page.range(of: "Это не опровержение"))
    #expect(extent.lowerBound < help.lowerBound)
    let english = try await Self.page("ГАРФ. Ф. 404.", language: "en")
    #expect(english.contains("Fonds of this archive in the register: 3; how many"))
  }

  @Test func nearMissesAndMovesLeadToTheirPlaces() async throws {
    let page = try await Self.page("ГАРФ. Ф. Р-9010. Оп. 1. Д. 2. Л. 3.")
    let near = page.components(separatedBy: "<div class=\"near\">")[1]
    #expect(near.contains("/1/2\">ГАРФ, ф. Р-9001, оп. 1, д. 2</a> — Протоколы"))
    #expect(page.contains("Известная опечатка; верный шифр:"))
    let moved = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 1. Д. 4.", language: "en")
    #expect(moved.contains("Renumbered; now:</span> <a href=\""))
    #expect(moved.contains(">GARF, f. R-9001, op. 2, d. 17</a> (2001)"))
    let other = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 2. Д. 3.")
    #expect(other.contains("оп. 1, д. 3</a> — Переписка"))
  }

  @Test func anIbidHasAnArrowToItsAntecedent() async throws {
    let page = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 1.\nТам же. Л. 2.")
    #expect(page.contains("<a class=\"from\" href=\"#t1\">"))
    #expect(page.contains("«Там же» отсылает к ссылке 1</a>"))
    #expect(page.contains("aria-describedby=\"h2\""))
  }

  /// The notes of a document stand in another order in the file than they are read in.
  @Test func antecedentsAreThoseOfTheFile() async throws {
    let text = """
      <p>См.<a href="#n1">1</a> ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 1. <aside id="n1">ГАРФ. Ф. Р-9001. \
      Оп. 1. Д. 2. Л. 2.</aside> <aside>Там же. Л. 3.</aside></p>
      """
    let answer = try await TestService.answer(
      .post, "/", [.contentType: "multipart/form-data; boundary=x", .acceptLanguage: "ru"],
      body: PageTests.form([("text", "")], file: text), of: Self.small)
    #expect(answer.status == 200)
    let pieces = answer.text.components(separatedBy: "href=\"#t").dropFirst()
    for piece in pieces { #expect(Int(piece.prefix { $0.isNumber }) ?? 0 <= 3) }
  }

  @Test func aCitationIsGivenInFourForms() async throws {
    let page = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 17.")
    let forms = page.components(separatedBy: "<details class=\"forms\">")[1]
    for (id, start) in [
      ("o1-1", "ГАРФ. Ф. Р-9001"), ("o1-2", "f. R-9001"), ("o1-3", "@"), ("o1-4", "TY  - "),
    ] {
      let text = forms.components(separatedBy: "<pre id=\"\(id)\" lang=\"").last ?? ""
      #expect(text.components(separatedBy: "\">")[1].hasPrefix(start), "\(id)")
    }
  }

  @Test func allCitationsAreGivenAsAList() async throws {
    let page = try await Self.page("ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 1.\nТам же. Л. 2.")
    let all = page.components(separatedBy: "<pre id=\"all\">")[1]
    #expect(all.hasPrefix("ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 1.\nТам же. Л. 2.</pre>"))
  }

  @Test func aFindingIsToldInTheLanguageOfThePage() async throws {
    let text = "ГАРФ. Ф. Р-9001. Оп. 1. Д. 5. Л. 8–2."
    let russian = try await Self.page(text)
    #expect(russian.contains("<strong>Ошибка:</strong> Листы идут в обратном порядке."))
    #expect(russian.contains("<p class=\"hint\" lang=\"en\"><code>REF106</code> "))
    let english = try await Self.page(text, language: "en")
    #expect(english.contains("<strong>Error:</strong> A range of sheets runs backwards."))
  }

  /// A check of one text gives these, and those of a text that is no UTF-8 or too large.
  @Test func everyFindingOfATextHasItsWords() {
    let codes = DiagnosticCode.allCases.map(\.rawValue).filter { code in
      ["REF", "REG", "STY", "CFG"].contains { code.hasPrefix($0) }
        || ["FIX309", "FIX310", "FIX314"].contains(code)
    }
    for language in PageLanguage.allCases {
      let words = PageWords.words(language)
      for code in codes { #expect(words["code-\(code)"] != nil, "\(code), \(language)") }
      for kind in Problem.Kind.allCases {
        #expect(words["problem-\(kind.rawValue)"] != nil, "\(kind), \(language)")
      }
    }
  }
}
