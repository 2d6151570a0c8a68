import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import RegestService

@Suite struct LimitTests {
  @Test func aClientIsAnsweredOnlySoOften() async throws {
    let limit = RateLimit(rate: 1, burst: 3)
    for _ in 0..<3 {
      let response = try await limit.counting("10.0.0.1") { Response(status: .ok) }
      #expect(response.headers[HTTPField.Name("RateLimit-Policy")!] == "\"client\";q=3;w=3")
    }
    await #expect(throws: Problem.self) {
      try await limit.counting("10.0.0.1") { Response(status: .ok) }
    }
    _ = try await limit.counting("10.0.0.2") { Response(status: .ok) }
  }

  @Test func whatAClientHasAlreadyIsNotCounted() async throws {
    let limit = RateLimit(rate: 1, burst: 2)
    for _ in 0..<10 {
      let response = try await limit.counting("10.0.0.1") { Response(status: .notModified) }
      #expect(response.headers[HTTPField.Name("RateLimit")!] == nil)
    }
    for _ in 0..<2 { _ = try await limit.counting("10.0.0.1") { Response(status: .ok) } }
    await #expect(throws: Problem.self) {
      try await limit.counting("10.0.0.1") { Response(status: .ok) }
    }
  }

  @Test func onlySoManyConnectionsOfAClientAreOpen() {
    let connections = ClientConnections(limit: 2)
    #expect(connections.open("a"))
    #expect(connections.open("a"))
    #expect(!connections.open("a"))
    #expect(connections.open("b"))
    connections.close("a")
    #expect(connections.open("a"))
  }

  @Test(arguments: [
    ("text/html", "text/html", 2), ("text/*;q=0.5", "text/html", 1), ("*/*", "text/html", 0),
    ("TEXT/HTML", "text/html", 2), ("text/html;level=1", "text/html", nil),
    ("application/json", "text/html", nil), ("text/html;style=apa;locale=en", "text/html", 2),
    ("text/plain", "text/plain; charset=utf-8", 2),
  ])
  func mediaAreMatchedAsClosely(_ range: String, _ media: String, _ closeness: Int?) throws {
    let range = try #require(MediaRange(range))
    let media = try #require(MediaRange(media))
    #expect(range.match(media)?.closeness == closeness)
  }

  @Test(arguments: [
    ("%D0%A4", "Ф"), ("a%2Fb", "a/b"), ("plain", "plain"), ("%", nil), ("%4", nil), ("%zz", nil),
    ("%FF", nil), ("%00", nil), ("%0A", nil),
  ])
  func pathsAreDecoded(_ text: String, _ decoded: String?) {
    #expect(text.percentDecoded == decoded)
    if let decoded { #expect(decoded.percentEncoded.percentDecoded == decoded) }
  }

  @Test(arguments: [
    ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"),
    ("2001:db8:1:2::6", "2001:db8:1:2"), ("2001:db8::6", "2001:db8:0:0"), ("::1", "0:0:0:0"),
    ("fe80::1%eth0", "fe80:0:0:0"), ("::ffff:192.0.2.7", "::ffff:192.0.2.7"), ("::", "0:0:0:0"),
  ])
  func hostsThatChooseTheirAddressAreOneClient(_ address: String, _ client: String) {
    #expect(SocketAddress.client(of: address) == client)
  }

  /// What a proxy may write; what is no address names nobody.
  @Test(arguments: [
    ("192.0.2.7", "192.0.2.7"), (" 192.0.2.7:4711", "192.0.2.7"),
    ("2001:db8:1:2::3", "2001:db8:1:2"), ("[2001:db8:1:2::4]:4711", "2001:db8:1:2"),
    ("unknown", nil), ("_hidden", nil), ("", nil), ("192.0.2.7.example", nil),
  ])
  func aProxyNamesAnAddress(_ text: String, _ client: String?) {
    #expect(SocketAddress.client(named: text) == client)
  }
}
