import CanonicalJSON
import HTTPTypes
import Testing

@testable import RegestService

@Suite struct DocumentRouteTests {
  static let reference = "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180."

  @Test(arguments: ["/v1/parse", "/v1/check"])
  func textIsTheBodyOrAMemberOfAnObject(_ route: String) async throws {
    let plain = try await TestService.answer(
      .post, route, [.contentType: "text/plain; charset=UTF-8"], body: Array(Self.reference.utf8))
    let object = try await TestService.answer(
      .post, route, [.contentType: "application/json"],
      body: JSON.object([JSON.Member(name: "text", value: .string(Self.reference))]).lineBytes())
    #expect(plain.status == 200)
    #expect(plain.text == object.text)
    let json = try JSON.parse(Array(plain.text.utf8))
    let reference = try #require(json["references"]?.arrayValue?.first)
    #expect(reference["delo"]?.stringValue == "740")
    #expect(reference["start"]?.integerValue == 0)
    #expect(
      reference["verdict"]?["outcome"]?.stringValue == (route == "/v1/check" ? "confirmed" : nil))
  }

  @Test func placesAreThoseOfTheFileInItsFormat() async throws {
    let html = "<p>РГАСПИ. <b>Ф.&nbsp;558</b>. Оп. 11. Д. 740. Л. 1.</p>"
    let answer = try await TestService.answer(
      .post, "/v1/parse", [.contentType: "text/html"], body: Array(html.utf8))
    let reference = try #require(
      JSON.parse(Array(answer.text.utf8))["references"]?.arrayValue?.first)
    #expect(reference["start"]?.integerValue == 3)
    #expect(reference["fond"]?.stringValue == "558")
  }

  @Test(arguments: [
    ("application/json", "{\"source\""), ("application/x-ndjson", "{\"type\":\"reference\""),
    ("application/sarif+json", "{\"$schema\""), ("text/plain", "1 reference in 1 file"),
    ("text/*", "1 reference"), ("*/*;q=0.1, application/sarif+json;q=0.9", "{\"$schema\""),
    ("application/json;q=0, application/sarif+json", "{\"$schema\""),
  ])
  func checkAnswersInTheFormThatIsAccepted(_ accept: String, _ beginning: String) async throws {
    let answer = try await TestService.answer(
      .post, "/v1/check", [.contentType: "text/plain", .accept: accept],
      body: Array(Self.reference.utf8))
    #expect(answer.status == 200)
    #expect(answer.text.hasPrefix(beginning), "\(answer.text.prefix(60))")
  }

  @Test func linesAreAnsweredInOrderAndCounted() async throws {
    let lines = """
      {"id":"a","text":"\(Self.reference)"}

      {"id":2}
      no object
      {"id":{"n":4},"text":"nothing in it","format":"markdown"}

      """
    let answer = try await TestService.answer(
      .post, "/v1/check", [.contentType: "application/x-ndjson"], body: Array(lines.utf8))
    let answers = try answer.text.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    #expect(answers.count == 5)
    #expect(answers[0]["id"] == "a")
    #expect(answers[0]["references"]?.arrayValue?.first?["verdict"]?["outcome"] == "confirmed")
    #expect(answers[1]["id"] == 2)
    #expect(answers[1]["error"]?["pointer"] == "/text")
    #expect(answers[2]["error"]?["offset"] == 0)
    #expect(answers[3]["id"]?["n"] == 4)
    #expect(answers[3]["references"] == .array([]))
    #expect(answers[4]["end"] == true)
    #expect(answers[4]["documents"] == 4)
  }

  /// What is refused, with its status and the kind of problem.
  static let refusals: [(type: String?, body: String, status: Int, kind: String)] = [
    ("application/json", "{\"text\":1}", 400, "malformed-json"),
    ("application/json", "{\"text\":\"a\",\"format\":\"docx\"}", 422, "unprocessable"),
    ("application/json", "[]", 400, "malformed-json"),
    ("application/json", "{", 400, "malformed-json"),
    ("application/json", "{\"text\":\"a\",\"name\":\"\"}", 400, "bad-parameter"),
    ("application/json", "{\"text\":\"a\",\"name\":\"\u{9B}31m\"}", 400, "bad-parameter"),
    ("application/json", "{\"text\":\"a\",\"name\":\"\u{202E}\"}", 400, "bad-parameter"),
    (nil, String(repeating: "Ф. 1. Оп. 1. Д. 1. ", count: 10_001), 413, "too-large"),
    (
      "application/json", String(repeating: "[", count: 100_000), 400, "malformed-json"
    ),
    ("image/png", "x", 415, "unsupported-media-type"),
    ("nonsense", "x", 415, "unsupported-media-type"),
    ("text/plain; charset=koi8-r", "x", 415, "unsupported-media-type"),
    (nil, "", 400, "missing-body"),
  ]

  @Test(arguments: refusals)
  func whatCannotBeReadIsToldAsAProblem(
    _ type: String?, _ body: String, _ status: Int, _ kind: String
  ) async throws {
    var headers: HTTPFields = [:]
    headers[.contentType] = type
    for route in ["/v1/parse", "/v1/check"] {
      let answer = try await TestService.answer(.post, route, headers, body: Array(body.utf8))
      #expect(answer.status == status)
      #expect(answer.header("Content-Type") == "application/problem+json")
      let problem = try JSON.parse(Array(answer.text.utf8))
      #expect(problem["type"] == .string("urn:regest:problem:\(kind)"))
      #expect(problem["status"] == .integer(Int64(status)))
    }
  }

  @Test func bytesThatAreNoUTF8AreTold() async throws {
    let answer = try await TestService.answer(
      .post, "/v1/check", [.contentType: "text/plain"], body: [0x61, 0xFF, 0x62])
    #expect(answer.status == 400)
    #expect(try JSON.parse(Array(answer.text.utf8))["offset"] == 1)
  }

  @Test func aBodyIsReadUpToTheLimit() async throws {
    let service = try TestService.make { $0.limits.body = 100 }
    for (size, status) in [(100, 200), (101, 413)] {
      let answer = try await TestService.answer(
        .post, "/v1/check", [.contentType: "text/plain"],
        body: Array(repeating: 0x61, count: size), of: service)
      #expect(answer.status == status)
    }
  }
}
