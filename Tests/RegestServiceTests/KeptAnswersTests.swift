import HTTPTypes
import Hummingbird
import Testing

@testable import RegestService

@Suite struct KeptAnswersTests {
  private static func request(_ path: String) -> Request {
    Request(
      head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path),
      body: RequestBody(buffer: .init()))
  }

  @Test func whatWasAnsweredIsNotMadeAnew() {
    let kept = KeptAnswers()
    var made = 0
    for path in ["/a", "/b", "/a", "/a?q=1", "/b"] {
      let answer = kept.answer(Self.request(path)) {
        made += 1
        return Response(Array(path.utf8), media: "text/plain")
      }
      #expect(answer.body.contentLength == path.utf8.count)
    }
    #expect(made == 3)
  }

  @Test func addressesAreComparedByTheirBytes() {
    let kept = KeptAnswers()
    var made = 0
    for path in ["/\u{E9}", "/e\u{301}"] {
      _ = kept.answer(Self.request(path)) {
        made += 1
        return Response(Array(path.utf8), media: "text/plain")
      }
    }
    #expect(made == 2)
  }

  @Test func whatIsAskedForStaysAndTheRestIsForgotten() {
    let kept = KeptAnswers(limit: 10_000)
    var made: [String: Int] = [:]
    func ask(_ path: String) {
      _ = kept.answer(Self.request(path)) {
        made[path, default: 0] += 1
        return Response(Array(repeating: 0x61, count: 1000), media: "text/plain")
      }
    }
    ask("/rare")
    for number in 0..<100 {
      ask("/often")
      ask("/\(number)")
    }
    ask("/rare")
    #expect(made["/often"] == 1)
    #expect(made["/rare"] == 2)
  }
}
