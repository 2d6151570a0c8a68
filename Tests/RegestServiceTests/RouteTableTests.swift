import CanonicalJSON
import Citing
import HTTPTypes
import Regest
import Testing

@testable import RegestService

@Suite struct RouteTableTests {
  @Test func theDescriptionNamesEachAddressOfTheInterface() throws {
    guard case .object(let members) = OpenAPIRoute.document["paths"] else {
      Issue.record("no paths")
      return
    }
    var described: Set<String> = []
    for member in members {
      guard case .object(let methods) = member.value else { continue }
      for method in methods { described.insert("\(method.name.uppercased()) \(member.name)") }
    }
    let pages = ["/assets", "/register", "/r/", "/issue"]
    var served: Set<String> = []
    for route in TestService.service.table.routes
    where route.path != "/" && !pages.contains(where: { route.path.hasPrefix($0) }) {
      served.insert("\(route.method.rawValue) \(OpenAPIRoute.template(route.path))")
    }
    #expect(described == served)
  }

  private static func description(_ service: Service) async throws -> JSON {
    let answer = try await TestService.answer(.get, "/openapi.json", of: service)
    #expect(answer.status == 200)
    return try JSON.parse(Array(answer.text.utf8))
  }

  @Test func theDescriptionNamesTheLimitsThatHold() async throws {
    let usual = OpenAPIRoute.document["x-limits"]
    let served = try await Self.description(try TestService.make { $0.limits = ServiceLimits() })
    #expect(served["x-limits"] == usual)
    let other = try await Self.description(
      try TestService.make { settings in
        settings.limits.body = 1001
        settings.limits.fingerprint = 1002
        settings.limits.streamTime = 1003
        settings.limits.burst = 1004
      })["x-limits"]
    #expect(other?["bodyBytes"] == 1001)
    #expect(other?["fingerprintBytes"] == 1002)
    #expect(other?["streamSeconds"] == 1003)
    #expect(other?["burstOfAClient"] == 1004)
    #expect(other?["referencesAText"]?.integerValue == Int64(SourceText.mostReferences))
  }

  @Test func theDescriptionHasOnlyTheAddressesThatThereAre() async throws {
    let whole = try await Self.description(TestService.service)
    #expect(whole["paths"]?["/v1/records"] != nil)
    #expect(whole["paths"]?["/healthz"] != nil)
    let bare = try await Self.description(try TestService.make { $0.internalPort = 0 })
    for path in ["/v1/records", "/log/checkpoint", "/healthz", "/readyz", "/metrics"] {
      #expect(bare["paths"]?[path] == nil, "\(path)")
    }
    #expect(bare["paths"]?["/v1/check"] != nil)
    #expect(bare["paths"]?["/openapi.json"] != nil)
  }

  /// A body behind the head would be taken for the next answer.
  @Test(arguments: ["/nowhere", "/v1/check", "/v1/register/RGASPI/1000000", "/healthz"])
  func nothingFollowsTheHeadOfAnAnswerToHEAD(_ address: String) async throws {
    let answer = try await TestService.answer(.head, address)
    #expect(answer.text.isEmpty)
    #expect(answer.header("Content-Length").flatMap { Int($0) } ?? 0 > 0)
  }

  @Test(arguments: [
    ("/v1/check", "OPTIONS, POST"), ("/healthz", "GET, HEAD, OPTIONS"),
    ("/", "GET, HEAD, OPTIONS, POST"), ("/v1/register/RGASPI/558", "GET, HEAD, OPTIONS"),
  ])
  func anotherMethodIsToldWhichAreTaken(_ address: String, _ allow: String) async throws {
    for method in ["DELETE", "PATCH", "QUERY"] {
      let answer = try await TestService.answer(.init(method)!, address)
      #expect(answer.status == 405)
      #expect(answer.header("Allow") == allow)
    }
    #expect(try await TestService.answer(.options, address).header("Allow") == allow)
  }

  @Test(arguments: [
    "/nothing", "/v1", "/v1/check/more", "/register/a/b/c/d/e", "/..", "/%2e%2e/etc/passwd",
  ])
  func whatIsNotThereIsTold(_ address: String) async throws {
    let answer = try await TestService.answer(.get, address)
    #expect(answer.status == 404)
    #expect(answer.text.contains("urn:regest:problem:not-found"))
  }

  @Test func headIsGetWithoutItsBody() async throws {
    let head = try await TestService.answer(.head, "/v1/register/RGASPI/558")
    let get = try await TestService.answer(.get, "/v1/register/RGASPI/558")
    #expect(head.status == 200)
    #expect(head.text.isEmpty)
    #expect(head.header("Content-Type") == get.header("Content-Type"))
  }

  @Test func theDescriptionNamesEachStyleAndScript() throws {
    let members = OpenAPIRoute.document["components"]?["schemas"]?["CiteRequest"]?["properties"]
    func names(_ member: String) -> [String] {
      (members?[member]?["enum"]?.arrayValue ?? []).compactMap(\.stringValue)
    }
    #expect(names("style") == StyleLibrary.styles.map(\.name))
    #expect(names("script") == Script.allCases.map(\.rawValue))
  }
}
