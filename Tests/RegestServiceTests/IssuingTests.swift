import HTTPTypes
import Ledger
import Testing

@testable import RegestService

/// Who may issue records, and of what.
@Suite struct IssuingTests {
  @Test(arguments: [
    (nil, 401, "no-token"), ("Basic YTpi", 401, "no-token"), ("Bearer", 401, "no-token"),
    ("Bearer rgst_no", 403, "token-refused"),
    ("bearer " + String(repeating: "a", count: 4000), 403, "token-refused"),
  ])
  func onlyWhoShowsATokenIssues(_ field: String?, _ status: Int, _ kind: String) async throws {
    var headers = RecordRouteTests.headers(nil)
    headers[.authorization] = field
    let answer = try await TestService.answer(
      .post, "/v1/records", headers, body: Array(RecordRouteTests.text(1002).utf8))
    #expect(answer.status == status)
    #expect(answer.text.contains("urn:regest:problem:\(kind)"))
    #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer realm=") == true)
    #expect(!answer.text.contains("rgst_no"))
  }

  /// A record says nothing of a format, so that others would read the text otherwise.
  @Test(arguments: ["text/html", "text/markdown", "application/xml"])
  func recordsAreIssuedOfPlainTextAlone(_ media: String) async throws {
    var headers = RecordRouteTests.headers()
    headers[.contentType] = media
    let answer = try await TestService.answer(
      .post, "/v1/records", headers, body: Array("<p>\(RecordRouteTests.text(1003))</p>".utf8))
    #expect(answer.status == 415)
  }

  @Test func aRevokedTokenIssuesNothing() async throws {
    let tokens = try LedgerTokens.open(at: #require(TestService.ledger).path)
    let token = try tokens.create("leaver", date: "2026-01-01T00:00:00Z")
    let body = Array(RecordRouteTests.text(1003).utf8)
    let before = try await TestService.answer(
      .post, "/v1/records", RecordRouteTests.headers(token), body: body)
    #expect(before.status == 201)
    try tokens.revoke("leaver", date: "2026-01-02T00:00:00Z")
    let after = try await TestService.answer(
      .post, "/v1/records", RecordRouteTests.headers(token), body: body)
    #expect(after.status == 403)
  }
}
