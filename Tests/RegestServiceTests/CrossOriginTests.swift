import HTTPTypes
import Testing

@testable import RegestService

/// What scripts in pages of other sites may read.
@Suite struct CrossOriginTests {
  private static let origin = "Access-Control-Allow-Origin"

  @Test(arguments: [
    ("GET", "/v1/styles"), ("GET", "/v1/register/RGASPI"), ("GET", "/v1/register/none"),
    ("GET", "/openapi.json"), ("GET", "/log/checkpoint"), ("GET", "/v1/records/x"),
    ("GET", "/v1/registers"), ("GET", "/v1/resolve"), ("POST", "/v1/parse"),
    ("POST", "/v1/check"), ("POST", "/v1/cite"), ("POST", "/v1/verify"),
    ("POST", "/v1/fingerprint"),
  ])
  func readingIsOpenWhateverTheAnswer(_ method: String, _ path: String) async throws {
    let method = try #require(HTTPRequest.Method(method))
    let answer = try await TestService.answer(method, path, body: method == .post ? [0xFF] : nil)
    #expect(answer.header(Self.origin) == "*", "\(answer.status)")
    #expect(answer.header("Access-Control-Expose-Headers")?.contains("Retry-After") == true)
    #expect(answer.header("Access-Control-Allow-Credentials") == nil)
    let asked = try await TestService.answer(.options, path)
    #expect(asked.status == 204)
    #expect(asked.header(Self.origin) == "*")
    #expect(asked.header("Access-Control-Allow-Methods")?.contains(method.rawValue) == true)
    #expect(asked.header("Access-Control-Allow-Headers")?.contains("Content-Type") == true)
    #expect(asked.header("Access-Control-Allow-Headers")?.contains("Authorization") == false)
  }

  @Test(arguments: [
    ("POST", "/v1/records"), ("POST", "/issue"), ("POST", "/"), ("GET", "/healthz"),
    ("GET", "/readyz"), ("GET", "/metrics"),
  ])
  func issuingAndKeepingAreNot(_ method: String, _ path: String) async throws {
    let method = try #require(HTTPRequest.Method(method))
    let answer = try await TestService.answer(method, path, body: method == .post ? [0x41] : nil)
    #expect(answer.header(Self.origin) == nil)
    let asked = try await TestService.answer(.options, path)
    #expect(asked.status == 204)
    #expect(asked.header("Access-Control-Allow-Methods")?.contains("POST") != true)
  }
}
