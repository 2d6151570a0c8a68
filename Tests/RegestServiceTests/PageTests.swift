import Citing
import Foundation
import HTTPTypes
import Regest
import TestSupport
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
    #expect(page.text.contains("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об.</p>"))
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
  }

  /// Words are named by the templates, `{{w.key}}`, by the pages' Swift, `"key"`, and by what
  /// has a word for each case.
  @Test func everyWordIsUsedAndEveryUsedOneIsThere() throws {
    let table = PageWords.words(.ru)
    let folder = Project.root.appendingPathComponent("Sources/RegestService")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var (swift, named) = ("", Set<String>())
    for case let file as String in files {
      let text = { try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8) }
      if file.hasSuffix(".mustache") {
        for part in try text().components(separatedBy: "{{w.").dropFirst() {
          named.insert(String(part.prefix { $0 != "}" }))
        }
      } else if file.hasSuffix(".swift") {
        swift += try text()
      }
    }
    for key in named { #expect(table[key] != nil, "\(key) is no word of the table") }
    let levels = ["archive", "fond", "opis", "delo", "list"]
    let needed =
      Verdict.Outcome.allCases.flatMap { [$0.rawValue, "\($0.rawValue)-help"] } + levels
      + ["holds", "contradicted", "unlisted", "malformed", "unresolved", "open", "absent"].map {
        "level-\($0)"
      }
      + HoldingStatus.allCases.map { "status-\($0.rawValue)" }
      + ["error", "warning", "note"].map { "severity-\($0)" }
      + ["fond", "opis", "delo"].map { "mark-\($0)" }
      + ["archive", "fond", "opis"].map { "extent-\($0)" }
      + Coverage.allCases.flatMap { ["list-\($0.rawValue)", "coverage-\($0.rawValue)"] }
      + ConcordanceEntry.Kind.allCases.flatMap { ["to-\($0.rawValue)", "from-\($0.rawValue)"] }
      + ["top", "archive", "fond", "opis", "found"].map { "contents-\($0)" }
    for key in needed { #expect(table[key] != nil, "\(key) is no word of the table") }
    // As Fixtures/Registers/README.md has them.
    let kindsOfEvidence = [
      "title", "existence", "stated", "stated-as-group", "range-stated", "table", "database",
      "citation", "citation-only", "second-hand", "inferred", "existence-only",
      "general-knowledge", "invented-for-tests",
    ].map { "evidence-\($0)" }
    // Where there is no word of its own, there is another.
    let possible =
      Problem.Kind.allCases.map { "problem-\($0.rawValue)" }
      + StyleLibrary.styles.map { "style-\($0.name)" } + kindsOfEvidence
      + DiagnosticCode.allCases.map { "code-\($0.rawValue)" }
      + ["contradicted", "unlisted"].flatMap { outcome in
        levels.map { "\(outcome)-\($0)-help" }
      }
    let used = named.union(needed).union(possible)
    for key in table.keys where !used.contains(key) {
      #expect(swift.contains("\"\(key)\""), "nothing uses \(key)")
    }
  }

  static let html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

  @Test(arguments: [
    ("/nothing", html, true), ("/register/GARF/9999", html, true), ("/nothing", "*/*", false),
    ("/nothing", "application/json", false), ("/v1/register?cursor=", html, true),
    ("/nothing", "application/json, text/html;q=0.5", false),
  ])
  func whatGoesWrongIsAPageForWhoReadsPages(
    _ address: String, _ accepted: String, _ isPage: Bool
  ) async throws {
    let answer = try await TestService.answer(
      .get, address, [.accept: accepted, .acceptLanguage: "ru"])
    #expect(answer.status >= 400)
    let media = isPage ? "text/html; charset=utf-8" : "application/problem+json"
    #expect(answer.header("Content-Type") == media)
    #expect(answer.text.contains("<html lang=\"ru\">") == isPage)
    #expect(answer.header("Cache-Control") == "no-store")
  }

  @Test func aMethodThatIsNotTakenIsAPageThatSaysWhichAre() async throws {
    let answer = try await TestService.answer(.delete, "/", [.accept: Self.html])
    #expect(answer.status == 405)
    #expect(answer.header("Allow")?.contains("POST") == true)
    #expect(answer.text.contains("<h1>"))
  }

  @Test func ofManyCitationsTheConfirmedAreListedInShort() async throws {
    let one = "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5.\n"
    let page = try await Self.post([("text", String(repeating: one, count: 120))])
    #expect(page.text.contains("Ссылок много"))
    #expect(page.text.components(separatedBy: "class=\"card confirmed\"").count == 121)
    #expect(!page.text.contains("class=\"levels\""))
  }

  @Test func anArchiveIsNamedAsReadersAbbreviateIt() async throws {
    for (language, name) in [("ru", "РГАСПИ"), ("en", "RGASPI")] {
      let page = try await Self.post(
        [("text", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5.")], language: language)
      #expect(page.text.contains("<td>\(name)</td>"))
      let entry = try await TestService.answer(
        .get, "/register/RGASPI/558", [.acceptLanguage: language])
      #expect(entry.text.contains("\"/register/RGASPI\">\(name)</a>"))
    }
  }
}
