import CanonicalJSON
import Citing
import HTTPTypes
import Testing

@testable import RegestService

@Suite struct RouteTableTests {
  @Test func theDescriptionNamesEachAddressOfTheInterface() throws {
    let document = try JSON.parse(PackageResources.openapi_json)
    guard case .object(let members) = document["paths"] else {
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
      let parts = route.path.split(separator: "/").map { part in
        part == "**" ? "{path}" : part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
      }
      served.insert("\(route.method.rawValue) /\(parts.joined(separator: "/"))")
    }
    #expect(described == served)
  }

  @Test func theDescriptionNamesTheUsualLimits() throws {
    let document = try JSON.parse(PackageResources.openapi_json)
    let limits = ServiceLimits()
    let numbers: [(String, Int)] = [
      ("bodyBytes", limits.body), ("headerBytes", limits.header), ("addressBytes", limits.address),
      ("headerSeconds", limits.headerTime), ("requestSeconds", limits.requestTime),
      ("answerSeconds", limits.answerTime), ("connections", limits.connections),
      ("connectionsOfAClient", limits.clientConnections), ("requestsAtATime", limits.requests),
      ("requestsASecondOfAClient", limits.rate), ("burstOfAClient", limits.burst),
      ("documentsABody", limits.documents), ("recordsARequest", RecordRoutes.mostRecords),
    ]
    for (name, number) in numbers {
      #expect(document["x-limits"]?[name]?.integerValue == Int64(number), "\(name)")
    }
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
    let document = try JSON.parse(PackageResources.openapi_json)
    let members = document["components"]?["schemas"]?["CiteRequest"]?["properties"]
    func names(_ member: String) -> [String] {
      (members?[member]?["enum"]?.arrayValue ?? []).compactMap(\.stringValue)
    }
    #expect(names("style") == StyleLibrary.styles.map(\.name))
    #expect(names("script") == Script.allCases.map(\.rawValue))
  }
}
