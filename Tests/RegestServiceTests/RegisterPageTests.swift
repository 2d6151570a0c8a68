import HTTPTypes
import Testing

@testable import RegestService

/// The pages of the register, over the one made for tests.
@Suite struct RegisterPageTests {
  static func page(_ address: String, language: String = "ru") async throws -> Answer {
    try await TestService.answer(
      .get, address, [.acceptLanguage: language, .accept: PageTests.html], of: CardTests.small)
  }

  static let opis = "/register/GARF/%D0%A0-9001/1"

  @Test(arguments: [
    ("/register/GARF", "Фондов этого архива в справочнике: 3; сколько их всего, не указано."),
    ("/register/GAVO", "Фондов этого архива в справочнике: 2, это все. Перечень полный."),
    ("/register/GARF/%D0%A0-9001", "Описей этого фонда в справочнике: 3, это все."),
    (opis, "Дел этой описи в справочнике: 13, это все."),
  ])
  func eachLevelTellsHowMuchIsListed(_ address: String, _ words: String) async throws {
    #expect(try await Self.page(address).text.contains(words))
  }

  @Test func aDeloIsShownWithItsSheetsAndMoves() async throws {
    let delo = try await Self.page(Self.opis + "/5").text
    #expect(delo.contains("листов по заверительной надписи: 8 (13.05.1987)"))
    #expect(delo.contains("<dt>Прежний номер</dt><dd>К-17</dd>"))
    let moved = try await Self.page(Self.opis + "/4").text
    #expect(moved.contains("Перенумеровано; теперь:"))
    #expect(moved.contains("<dd>выбыло</dd>"))
    let target = try await Self.page("/register/GARF/%D0%A0-9001/2/17").text
    #expect(target.contains("Прежний шифр:"))
    #expect(target.contains(">ГАРФ, ф. Р-9001, оп. 1, д. 4</a>"))
  }

  @Test func numbersAreInTheLettersOfTheReader() async throws {
    #expect(try await Self.page("/register/GARF").text.contains(">Р-9001</a>"))
    #expect(try await Self.page("/register/GARF", language: "en").text.contains(">R-9001</a>"))
    let archives = try await Self.page("/register", language: "en").text
    #expect(archives.contains("<td>since 1992-04-28</td>"))
  }

  @Test(arguments: [
    ("ГАРФ, ф. Р-9001, оп. 1, д. 2", "/register/GARF/%D0%A0-9001/1/2"),
    ("GARF, f. R-9001, op. 1, d. 999", opis), ("ГАРФ. Ф. 9003. Д. 1", "/register/GARF/9003/-/1"),
    ("ГАРФ. Ф. Р-9001", "/register/GARF/%D0%A0-9001"), ("ф. Р-9001", nil), ("переписка", nil),
  ])
  func aShifrThatIsSearchedForLeadsToItsPage(_ text: String, _ place: String?) async throws {
    let answer = try await Self.page("/register?q=\(text.percentEncoded)")
    #expect(answer.header("Location") == place)
    #expect((answer.status == 200) == (place == nil))
  }

  @Test func whatIsNotFoundLeadsBackToTheRegister() async throws {
    let answer = try await Self.page("/register/GARF/9999")
    #expect(answer.status == 404)
    #expect(answer.text.contains("<a href=\"/register\">К справочнику</a>"))
  }
}
