import Foundation
import HTTPTypes
import Testing

@testable import RegestService

@Suite struct PageTests {
  static func form(_ fields: [(String, String)], file: String? = nil) -> [UInt8] {
    var text = ""
    for (name, value) in fields {
      text += "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    if let file {
      text += "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.html\"\r\n"
      text += "Content-Type: text/html\r\n\r\n\(file)\r\n"
    }
    return Array((text + "--x--\r\n").utf8)
  }

  static func post(
    _ fields: [(String, String)], file: String? = nil, language: String = "ru"
  ) async throws -> Answer {
    try await TestService.answer(
      .post, "/",
      [.contentType: "multipart/form-data; boundary=x", .acceptLanguage: language],
      body: form(fields, file: file))
  }

  @Test func aTextIsShownWithItsCitationsMarked() async throws {
    let page = try await Self.post([
      ("text", "<script>alert(1)</script> РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об. «Там же» & др."),
      ("style", "gost-note"),
    ])
    #expect(page.status == 200)
    #expect(!page.text.contains("<script>alert"))
    #expect(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt; <a class=\"ref confirmed\""))
    #expect(page.text.contains("&nbsp;подтверждено</span></a>"))
    #expect(page.text.contains("href=\"/register/RGASPI/558/11/740\""))
    #expect(page.text.contains("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об.</output>"))
  }

  @Test func aFileIsReadInItsFormat() async throws {
    let page = try await Self.post(
      [("text", ""), ("style", "kritika")],
      file: "<p>RGASPI, f.&nbsp;558, op. 11, d. 740, l. 1</p>", language: "en")
    #expect(page.text.contains("f.&amp;nbsp;558"))
    #expect(page.text.contains("class=\"card confirmed\""))
  }

  @Test func aTextThatIsNoUTF8IsTold() async throws {
    var body = Self.form([("text", "#")])
    body[try #require(body.firstIndex(of: UInt8(ascii: "#")))] = 0xFF
    let answer = try await TestService.answer(
      .post, "/", [.contentType: "multipart/form-data; boundary=x"], body: body)
    #expect(answer.status == 400)
  }

  @Test(arguments: [
    "", "--x", "--x\r\n", "--x\r\n\r\n--x--",
    "--y\r\nContent-Disposition: form-data; name=\"text\"",
    "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--",
  ])
  func aFormThatIsNoneIsTold(_ body: String) async throws {
    let answer = try await TestService.answer(
      .post, "/", [.contentType: "multipart/form-data; boundary=x"], body: Array(body.utf8))
    #expect(answer.status == 400)
  }

  @Test func aTextWithoutCitationsSaysSo() async throws {
    let page = try await Self.post([("text", "Ничего здесь нет.")])
    #expect(page.text.contains("Архивных ссылок в тексте не найдено."))
  }

  @Test(arguments: [
    ("/", nil, "en", "en"), ("/", nil, "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
    ("/", nil, "de, en;q=0.5", "en"), ("/", nil, "en;q=0.1, ru;q=0.2", "ru"),
    ("/?lang=ru", nil, "en", "ru"), ("/", "language=ru", "en", "ru"),
    ("/?lang=en", "language=ru", "ru", "en"), ("/register", nil, "ru", "ru"),
    ("/?lang=xx", nil, "fr", "en"),
  ])
  func thePageIsInTheLanguageThatIsAskedFor(
    _ address: String, _ cookie: String?, _ accepted: String, _ language: String
  ) async throws {
    var headers: HTTPFields = [.acceptLanguage: accepted]
    headers[.cookie] = cookie
    let page = try await TestService.answer(.get, address, headers)
    #expect(page.text.contains("<html lang=\"\(language)\">"))
  }

  @Test func theSwitchIsRemembered() async throws {
    let page = try await TestService.answer(.get, "/?lang=ru")
    let cookie = try #require(page.header("Set-Cookie"))
    #expect(cookie.hasPrefix("language=ru"))
    #expect(cookie.contains("HttpOnly"))
  }

  @Test(arguments: ["/", "/register", "/register/RGASPI", "/register/RGASPI/558/11/740"])
  func aPageLoadsNothingFromElsewhere(_ address: String) async throws {
    let page = try await TestService.answer(.get, address)
    #expect(page.status == 200)
    let policy = try #require(page.header("Content-Security-Policy"))
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(!page.text.contains("=\"http"))
    #expect(!page.text.contains(" style=\""))
    #expect(page.text.utf8.count < 50_000)
  }

  @Test func theTablesOfWordsAreWhole() {
    let russian = PageWords.words(.ru)
    let english = PageWords.words(.en)
    #expect(Set(russian.keys) == Set(english.keys))
    #expect(!russian.values.contains(""))
    #expect(!english.values.contains(""))
    let templates = [
      PackageResources.layout_mustache, PackageResources.form_mustache,
      PackageResources.check_mustache, PackageResources.register_mustache,
      PackageResources.error_mustache,
    ]
    for template in templates.map({ String(decoding: $0, as: UTF8.self) }) {
      for part in template.components(separatedBy: "{{w.").dropFirst() {
        let key = String(part.prefix { $0 != "}" })
        #expect(russian[key] != nil, "\(key) is no word of the table")
      }
    }
  }
}
