import Fingerprint
import Foundation
import HTTPTypes
import Testing

@testable import RegestService

/// Records that are issued on the page, and their pages.
@Suite struct RecordPageTests {
  static func issued(_ text: String, token: String? = TestService.ledger?.token) async throws
    -> Answer
  {
    try await TestService.answer(
      .post, "/issue",
      [
        .contentType: "multipart/form-data; boundary=x", .acceptLanguage: "ru",
        .accept: PageTests.html,
      ],
      body: PageTests.form([("text", text), ("token", token ?? "")]))
  }

  /// Browsers send CR LF; the digest is that of the text as files have it.
  @Test func aTextIsTakenWithTheLineEndsOfAFile() async throws {
    let text = "Первая строка.\nРГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 17.\n"
    let answer = try await Self.issued(text.replacing("\n", with: "\r\n"))
    #expect([200, 201].contains(answer.status), "\(answer.text)")
    #expect(answer.text.contains(try SHA256Digest.of(Array(text.utf8)).hex))
    #expect(PageText.typed(Array("a\r\n\rb\r".utf8)) == Array("a\n\rb\r".utf8))
  }

  @Test func theTokenIsAskedForInTheReadersLanguage() async throws {
    let answer = try await Self.issued("РГАСПИ. Ф. 558. «<»", token: "rgst_no")
    #expect(answer.status == 403)
    // The text is not lost by a mistake in the token.
    #expect(answer.text.contains("РГАСПИ. Ф. 558. «&lt;»</textarea>"))
    #expect(answer.text.contains("Этот ключ не подходит."))
  }

  @Test func thePageSaysHowToCheckTheRecordByHand() async throws {
    let text = "О том: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 18."
    let answer = try await Self.issued(text)
    let address = try #require(answer.text.components(separatedBy: "href=\"/r/").dropFirst().first)
    let digest = String(address.prefix(64))
    let page = try await TestService.answer(
      .get, "/r/\(digest)", [.accept: PageTests.html, .acceptLanguage: "ru"])
    #expect(page.status == 200)
    for part in [
      "<code>sha256sum \(digest)</code>", try SHA256Digest.of(Array(text.utf8)).hex,
      // Where the citation begins, counted from 1, and how long it is: both in bytes.
      "<code>tail -c +12 text.txt | head -c \("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 18".utf8.count)<",
      "<meta name=\"citation_title\" content=\"РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 18\">",
      "type=\"application/vnd.citationstyles.csl+json\"", "<blockquote><p lang=\"ru\">РГАСПИ. Ф.",
      ">РГАСПИ, ф. 558, оп. 11, д. 740</a>",
    ] {
      #expect(page.text.contains(part), "\(part)")
    }
  }

  /// Of a text that comes back from the form as other bytes, or is read in another way than
  /// plain, no records are offered.
  @Test func recordsAreOfferedOfWhatComesBackAsItWas() async throws {
    let typed = try await PageTests.post([("text", "РГАСПИ. Ф. 558.\r\n")])
    #expect(typed.text.contains("action=\"/issue\""))
    let file = try await PageTests.post([("text", "")], file: "<p>РГАСПИ. Ф. 558.</p>")
    #expect(file.text.contains("class=\"card confirmed\""))
    #expect(!file.text.contains("action=\"/issue\""))
  }

  @Test(arguments: [
    (nil, "http", "example.org:8080", "http://example.org:8080"),
    (nil, "https", "[::1]:8080", "https://[::1]:8080"),
    (nil, "https", "a;rm b", "https://localhost"),
    (nil, "http", nil, "http://localhost"),
    ("https://example.org/a", "http", "other.org", "https://example.org/a"),
  ])
  func commandsOnPagesAskTheService(
    _ base: String?, _ scheme: String, _ authority: String?, _ address: String
  ) {
    #expect(ServiceAddress(base: base, scheme: scheme).command(authority) == address)
  }
}
