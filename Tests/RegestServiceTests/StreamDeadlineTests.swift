import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import RegestService

/// How long what is streamed may take: it has to move, and to end.
@Suite struct StreamDeadlineTests {
  private static let streamed: StreamedRequests = {
    var table = RouteTable()
    table.post(streamed: "/stream") { _, _ in fatalError("nothing is answered") }
    table.get("/files/:name/file", streamed: true) { _, _ in fatalError("nothing is answered") }
    return StreamedRequests(of: table)
  }()

  private static func request(
    _ method: HTTPRequest.Method, _ path: String
  ) -> HTTPRequest {
    HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
  }

  private static func channel(_ request: HTTPRequest) throws -> EmbeddedChannel {
    var limits = ServiceLimits()
    (limits.headerTime, limits.requestTime, limits.answerTime, limits.streamTime) = (4, 20, 30, 100)
    let channel = EmbeddedChannel(handler: Deadlines(limits: limits, streamed: streamed))
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    try channel.writeInbound(HTTPRequestPart.head(request))
    return channel
  }

  /// Bytes that come in each second, and in which second the connection is cut.
  @Test(arguments: [(1024, 100), (1023, 10), (0, 10), (1 << 20, 100)])
  func aBodyHasToComeInAtAPace(_ bytes: Int, _ second: Int) throws {
    let channel = try Self.channel(Self.request(.post, "/stream?x=1"))
    var seconds = 0
    while channel.isActive, seconds < 200 {
      try channel.writeInbound(
        HTTPRequestPart.body(ByteBuffer(repeating: 0, count: bytes)))
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      seconds += 1
    }
    #expect(seconds == second)
    guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self) else {
      Issue.record("nothing is answered")
      return
    }
    #expect(head.status.code == 408)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test func aStreamThatHasComeInIsNotCut() throws {
    let channel = try Self.channel(Self.request(.post, "/stream"))
    channel.embeddedEventLoop.advanceTime(by: .seconds(9))
    try channel.writeInbound(HTTPRequestPart.end(nil))
    channel.embeddedEventLoop.advanceTime(by: .seconds(1000))
    #expect(channel.isActive)
    _ = try channel.finish()
  }

  /// In which second a client is cut that takes nothing of an answer, or all of it too slowly.
  @Test(arguments: [(0, 30), (1, 100)])
  func anAnswerHasToBeTaken(_ taken: Int, _ second: Int) throws {
    let channel = try Self.channel(Self.request(.get, "/files/a/file"))
    try channel.writeInbound(HTTPRequestPart.end(nil))
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    var seconds = 0
    while channel.isActive, seconds < 200 {
      if taken > 0 {
        try channel.writeOutbound(HTTPResponsePart.body(ByteBuffer(repeating: 0, count: taken)))
      }
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      seconds += 1
    }
    #expect(seconds == second)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test(arguments: [
    ("POST", "/stream", true), ("POST", "/stream?a=/b", true), ("GET", "/stream", false),
    ("POST", "/stream/", false), ("POST", "/streams", false), ("POST", "//stream", false),
    ("GET", "/files/a/file", true), ("GET", "/files/a/b", false), ("GET", "/files", false),
    ("GET", "/?/files/a/file", false),
  ])
  func streamedAreOnlyTheAddressesThatAre(
    _ method: String, _ path: String, _ isStreamed: Bool
  ) throws {
    let method = try #require(HTTPRequest.Method(method))
    #expect(Self.streamed.contains(Self.request(method, path)) == isStreamed)
  }

  /// The next request of a connection has the time of its own kind.
  @Test func anotherRequestBehindAStreamIsNotStreamed() throws {
    let channel = try Self.channel(Self.request(.post, "/stream"))
    try channel.writeInbound(HTTPRequestPart.end(nil))
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    try channel.writeInbound(HTTPRequestPart.head(Self.request(.post, "/v1/check")))
    for _ in 0..<19 {
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: 1 << 20)))
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    }
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }
}
