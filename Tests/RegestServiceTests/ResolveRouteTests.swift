import CanonicalJSON
import Fingerprint
import HTTPTypes
import Regest
import Testing

@testable import RegestService

@Suite struct ResolveRouteTests {
  private static func answer(_ reference: String, _ rest: String = "") async throws -> Answer {
    try await TestService.answer(.get, "/v1/resolve?ref=\(reference.percentEncoded)\(rest)")
  }

  @Test(arguments: [
    ("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180.", "/v1/register/RGASPI/558/11/740"),
    ("РГАСПИ, ф. 558, оп. 11", "/v1/register/RGASPI/558/11"),
    ("РГАСПИ. Ф. 558.", "/v1/register/RGASPI/558"),
    ("RGASPI, f. 558, op. 11, d. 740", "/v1/register/RGASPI/558/11/740"),
  ])
  func oneReferenceLeadsToItsEntry(_ reference: String, _ address: String) async throws {
    let answer = try await Self.answer(reference)
    #expect(answer.status == 303, "\(answer.text)")
    #expect(answer.header("Location") == address)
    #expect(answer.header("Cache-Control") == "public, max-age=3600")
    #expect(try await TestService.answer(.get, address).status == 200)
  }

  @Test func spacesMayBePluses() async throws {
    let reference = "РГАСПИ. Ф. 558. Оп. 11. Д. 740.".split(separator: " ")
      .map { String($0).percentEncoded }.joined(separator: "+")
    let answer = try await TestService.answer(.get, "/v1/resolve?ref=\(reference)")
    #expect(answer.header("Location") == "/v1/register/RGASPI/558/11/740")
  }

  @Test func theRegisterThatIsMeantIsKept() async throws {
    let digest = TestService.service.snapshot.sha256.hex
    let answer = try await Self.answer("РГАСПИ. Ф. 558.", "&digest=\(digest)")
    #expect(answer.header("Location") == "/v1/register/RGASPI/558?digest=\(digest)")
    let other = try await Self.answer("РГАСПИ. Ф. 558.", "&digest=00")
    #expect(other.status == 404)
    #expect(other.text.contains("unknown-register"))
  }

  @Test(arguments: [
    ("РГАСПИ. Ф. 558. Оп. 11. Д. 99999.", "RGASPI/558/11"),
    ("РГАСПИ. Ф. 558. Оп. 999. Д. 1.", "RGASPI/558"),
    ("РГАСПИ. Ф. 99999. Оп. 1. Д. 1.", "RGASPI"),
  ])
  func whatIsNotListedIsToldWithTheDeepestEntry(
    _ reference: String, _ deepest: String
  ) async throws {
    let answer = try await Self.answer(reference)
    #expect(answer.status == 404)
    #expect(answer.text.contains("urn:regest:problem:unlisted"))
    #expect(answer.text.contains("; it has \(deepest)\""))
    #expect(answer.header("Link") == "</v1/register/\(deepest)>; rel=\"up\"")
  }

  private static func references(_ reference: String) async throws -> [JSON] {
    let answer = try await answer(reference)
    #expect(answer.status == 200, "\(answer.text)")
    return try JSON.parse(Array(answer.text.utf8))["references"]?.arrayValue ?? []
  }

  private static func entries(_ reference: JSON) -> [String] {
    reference["entries"]?.arrayValue?.compactMap { $0["path"]?.stringValue } ?? []
  }

  @Test func severalReferencesAreListed() async throws {
    let references = try await Self.references(
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740; Там же. Д. 99999; РГАСПИ. Ф. 17.")
    #expect(references.count == 3)
    #expect(Self.entries(references[0]) == ["RGASPI/558/11/740"])
    #expect(references[0]["entries"]?.arrayValue?[0]["url"] == "/v1/register/RGASPI/558/11/740")
    #expect(Self.entries(references[1]) == [])
    #expect(references[1]["deepest"]?["path"] == "RGASPI/558/11")
    #expect(Self.entries(references[2]) == ["RGASPI/17"])
  }

  @Test func delaThatAreCitedTogetherAreListed() async throws {
    let references = try await Self.references("РГАСПИ. Ф. 558. Оп. 11. Д. 740, 99999.")
    #expect(references.map(Self.entries) == [["RGASPI/558/11/740"]])
  }

  @Test func aReferenceWithoutAnArchiveIsListedWithWhatItMayName() async throws {
    let references = try await Self.references("Ф. 558. Оп. 11. Д. 740. Л. 5.")
    #expect(references.count == 1)
    #expect(references.first?["outcome"] == "unresolved")
    #expect(references.first.map(Self.entries)?.contains("RGASPI/558/11/740") == true)
  }

  @Test func aReferenceWithoutAnOpisIsListedWithWhatItMayName() async throws {
    let references = try await Self.references("РГАСПИ. Ф. 558. Д. 740.")
    #expect(references.map(Self.entries) == [["RGASPI/558/11/740"]])
  }

  @Test func onlySoManyReferencesAreResolvedAtOnce() async throws {
    for (count, status) in [(20, 200), (21, 422)] {
      let references = (1...count).map { "РГАСПИ. Ф. 558. Оп. 11. Д. \($0)." }
      #expect(try await Self.answer(references.joined(separator: "\n")).status == status)
    }
  }

  @Test(arguments: [
    ("/v1/resolve", 400, "bad-parameter"), ("/v1/resolve?ref=", 400, "bad-parameter"),
    ("/v1/resolve?ref=nothing", 422, "unprocessable"),
    ("/v1/resolve?ref=%00%0d%0aX:%201", 422, "unprocessable"),
    ("/v1/resolve?ref=%ff%fe", 422, "unprocessable"),
  ])
  func whatIsNoReferenceIsTold(_ address: String, _ status: Int, _ kind: String) async throws {
    let answer = try await TestService.answer(.get, address)
    #expect(answer.status == status)
    #expect(answer.text.contains("urn:regest:problem:\(kind)"))
  }
}
