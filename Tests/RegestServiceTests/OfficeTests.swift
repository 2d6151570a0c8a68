import Fingerprint
import HTTPTypes
import TestSupport
import Testing

@testable import RegestService

/// Documents of office programs, sent as they are.
@Suite struct OfficeTests {
  private static let word =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  private static let types = [
    "chapter.docx": word, "chapter.odt": "application/vnd.oasis.opendocument.text",
  ]

  @Test(arguments: ["chapter.docx", "chapter.odt"]) func documentsAreRead(name: String) async throws
  {
    let body = try Project.bytes("Fixtures/Documents/\(name)")
    let type = try #require(Self.types[name])
    for address in ["/v1/parse", "/v1/check", "/v1/cite"] {
      let answer = try await TestService.answer(.post, address, [.contentType: type], body: body)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(answer.text.contains("footnote 2"))
      if address != "/v1/cite" {
        let digest = try SHA256Digest.of(body).hex
        #expect(
          answer.text.hasPrefix("{\"source\":{\"sha256\":\"\(digest)\",\"size\":\(body.count)}"))
      }
    }
    let records = try await TestService.answer(
      .post, "/v1/records",
      [.contentType: type, .authorization: "Bearer \(try #require(TestService.ledger).token)"],
      body: body)
    #expect(records.status == 415)
  }

  @Test func whatCannotBeReadIsTold() async throws {
    let whole = try Project.bytes("Fixtures/Documents/chapter.docx")
    let cases: [([UInt8], String)] = [
      (Array(whole.dropLast(9)), "unreadable-document"),
      (Array("РГАСПИ".utf8), "unreadable-document"),
      (
        OfficeFiles.word(String(repeating: "<w:sdt>", count: 300)), "document-too-complex"
      ),
    ]
    for (body, kind) in cases {
      let answer = try await TestService.answer(
        .post, "/v1/check", [.contentType: Self.word], body: body)
      #expect(answer.status == 422)
      #expect(answer.text.contains("urn:regest:problem:\(kind)"), "\(answer.text)")
    }
    let object = "{\"text\":\"a\",\"format\":\"docx\"}"
    let answer = try await TestService.answer(
      .post, "/v1/parse", [.contentType: "application/json"], body: Array(object.utf8))
    #expect(answer.status == 422)
  }

  @Test func thePageShowsTheText() async throws {
    let file = try Project.bytes("Fixtures/Documents/chapter.docx")
    let head =
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"chapter.docx\"\r\n\r\n"
    let body = Array(head.utf8) + file + Array("\r\n--x--\r\n".utf8)
    let page = try await TestService.answer(
      .post, "/", [.contentType: "multipart/form-data; boundary=x", .acceptLanguage: "en"],
      body: body)
    #expect(page.status == 200)
    #expect(page.text.contains("Глава вторая"))
    #expect(page.text.contains("class=\"ref confirmed\""))
    #expect(!page.text.contains("name=\"token\""))
  }
}
