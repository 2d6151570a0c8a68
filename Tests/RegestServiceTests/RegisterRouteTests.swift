import CanonicalJSON
import Fingerprint
import HTTPTypes
import Testing

@testable import RegestService

@Suite struct RegisterRouteTests {
  private func json(_ address: String, _ status: Int = 200) async throws -> JSON {
    let answer = try await TestService.answer(.get, address)
    #expect(answer.status == status, "\(address): \(answer.text)")
    return try JSON.parse(Array(answer.text.utf8))
  }

  @Test func aRowHasTheDigestThatIsNamed() async throws {
    let answer = try await json("/v1/register/RGASPI/558/11/740")
    let row = try #require(answer["entry"]?["row"])
    let digest = try SHA256Digest.of(row.recordBytes())
    #expect(answer["entry"]?["sha256"] == .string(digest.hex))
    #expect(answer["entry"]?["level"] == "delo")
  }

  /// Pages of any length give the same entries, each once and in the same order.
  @Test(arguments: ["/v1/register", "/v1/register/RGASPI", "/v1/register/RGASPI/558/11"])
  func pagesAreCompleteWhateverTheirLength(_ address: String) async throws {
    func all(_ limit: Int) async throws -> [JSON] {
      var entries: [JSON] = []
      var cursor: String? = ""
      while let next = cursor {
        let query = next.isEmpty ? "" : "&cursor=\(next.percentEncoded)"
        let page = try await json("\(address)?limit=\(limit)\(query)")
        guard case .array(let children) = page["children"] else { break }
        #expect(children.count <= limit)
        entries += children.compactMap { $0["path"] }
        cursor = page["next"]?.stringValue
      }
      return entries
    }
    let whole = try await all(1000)
    #expect(whole.count > 3)
    #expect(Set(whole.compactMap(\.stringValue)).count == whole.count)
    for limit in [1, 2, 7] { #expect(try await all(limit) == whole) }
  }

  @Test func numbersAreOrderedByTheirValue() async throws {
    let page = try await json("/v1/register/RGASPI?limit=1000")
    guard case .array(let children) = page["children"] else { return }
    let numbers = children.compactMap { $0["row"]?["fond"]?.stringValue }.compactMap { Int($0) }
    #expect(numbers.count > 3)
    #expect(numbers == numbers.sorted())
  }

  @Test func anotherNameOfAnArchiveLeadsToItsKey() async throws {
    let answer = try await TestService.answer(
      .get, "/v1/register/\("РГАСПИ".percentEncoded)/558?limit=3")
    #expect(answer.status == 303)
    #expect(answer.header("Location") == "/v1/register/RGASPI/558?limit=3")
  }

  @Test func whatIsNotListedIsToldWithWhatIs() async throws {
    let problem = try await json("/v1/register/RGASPI/558/99/1", 404)
    #expect(problem["type"] == "urn:regest:problem:unlisted")
    #expect(problem["detail"]?.stringValue?.contains("it has RGASPI/558") == true)
  }

  @Test(arguments: [
    ("?limit=0", 400, "bad-parameter"), ("?limit=x", 400, "bad-parameter"),
    ("?limit=1001", 400, "bad-parameter"), ("?cursor=", 400, "bad-cursor"),
    ("?q=", 400, "bad-parameter"), ("?digest=00", 404, "unknown-register"),
  ])
  func aParameterThatIsWrongIsTold(_ query: String, _ status: Int, _ kind: String) async throws {
    let problem = try await json("/v1/register\(query)", status)
    #expect(problem["type"] == .string("urn:regest:problem:\(kind)"))
  }

  @Test func aRegisterThatIsNamedNeverChanges() async throws {
    let top = try await json("/v1/register")
    let digest = try #require(top["sha256"]?.stringValue)
    let answer = try await TestService.answer(.get, "/v1/register/RGASPI?digest=\(digest)")
    #expect(answer.header("Cache-Control")?.contains("immutable") == true)
  }

  @Test func wordsAreFound() async throws {
    let found = try await json("/v1/register?q=\("сталин".percentEncoded)")
    guard case .array(let items) = found["found"] else { return }
    #expect(items.contains { $0["path"] == "RGASPI/558" })
  }
}
