import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import RegestService

@Suite struct ConnectionTests {
  private static let head = HTTPRequestPart.head(
    HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/"))

  private static func send(_ parts: [HTTPRequestPart], to channel: EmbeddedChannel) throws {
    for part in parts { try channel.writeInbound(part) }
  }

  private static func answer(_ channel: EmbeddedChannel) throws {
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    while try channel.readOutbound(as: HTTPResponsePart.self) != nil {}
  }

  private static func heads(_ channel: EmbeddedChannel) throws -> Int {
    var heads = 0
    while let part = try channel.readInbound(as: HTTPRequestPart.self) {
      if case .head = part { heads += 1 }
    }
    return heads
  }

  @Test func aRequestWaitsForTheAnswerBefore() throws {
    let channel = EmbeddedChannel(handler: OneByOne())
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    for _ in 0..<3 { try Self.send([Self.head, .end(nil)], to: channel) }
    for _ in 0..<3 {
      #expect(try Self.heads(channel) == 1)
      try Self.answer(channel)
    }
    #expect(try Self.heads(channel) == 0)
    _ = try channel.finish()
  }

  @Test func theBodyOfARequestDoesNotWait() throws {
    let channel = EmbeddedChannel(handler: OneByOne())
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    try Self.send([Self.head, .body(ByteBuffer(string: "a"))], to: channel)
    #expect(try Self.heads(channel) == 1)
    try Self.answer(channel)
    try Self.send([.body(ByteBuffer(string: "b")), .end(nil)], to: channel)
    var parts = 0
    while try channel.readInbound(as: HTTPRequestPart.self) != nil { parts += 1 }
    #expect(parts == 2)
    _ = try channel.finish()
  }

  @Test func theEndOfWhatIsSentIsToldBehindWhatWaits() throws {
    let events = Events()
    let channel = EmbeddedChannel(handlers: [OneByOne(), events])
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    for _ in 0..<2 { try Self.send([Self.head, .end(nil)], to: channel) }
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(events.closed == 0)
    try Self.answer(channel)
    #expect(try Self.heads(channel) == 2)
    #expect(events.closed == 1)
    _ = try channel.finish()
  }

  /// Seconds that pass before each header, and whether the connection is open then.
  @Test(arguments: [([3, 3, 3, 3], true), ([3, 5], false), ([1, 1, 1, 5], false)])
  func aHeaderHasItsTimeFromTheAnswerBefore(_ pauses: [Int], _ isOpen: Bool) throws {
    var limits = ServiceLimits()
    (limits.headerTime, limits.requestTime, limits.answerTime) = (4, 20, 20)
    let channel = EmbeddedChannel(handler: Deadlines(limits: limits))
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    for pause in pauses {
      channel.embeddedEventLoop.advanceTime(by: .seconds(Int64(pause)))
      guard channel.isActive else { break }
      try Self.send([Self.head, .end(nil)], to: channel)
      try Self.answer(channel)
    }
    #expect(channel.isActive == isOpen)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test func aBodyHasItsTimeFromTheHeader() throws {
    var limits = ServiceLimits()
    (limits.headerTime, limits.requestTime) = (4, 20)
    let channel = EmbeddedChannel(handler: Deadlines(limits: limits))
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    try Self.send([Self.head], to: channel)
    for _ in 0..<19 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      try Self.send([.body(ByteBuffer(string: "a"))], to: channel)
    }
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self) else {
      Issue.record("nothing is answered")
      return
    }
    #expect(head.status.code == 408)
    #expect(!channel.isActive)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }
}

extension ConnectionTests {
  /// A request that waits to be asked for its body is asked, behind the answer before, and its
  /// body has the time of any other.
  @Test func aBodyIsAskedForWhereThatIsAwaited() throws {
    var limits = ServiceLimits()
    (limits.headerTime, limits.requestTime) = (4, 20)
    let channel = EmbeddedChannel(handlers: [
      Deadlines(limits: limits), OneByOne(), Continuation(largest: 10),
    ])
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    try Self.send([Self.head, .end(nil), Self.expecting(10)], to: channel)
    #expect(try Self.statuses(channel) == [])
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    #expect(try Self.statuses(channel) == [200, 100])
    channel.embeddedEventLoop.advanceTime(by: .seconds(19))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(try Self.statuses(channel) == [408])
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test func aBodyThatIsTooLargeIsNotAskedFor() throws {
    let channel = EmbeddedChannel(handler: Continuation(largest: 10))
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    try Self.send([Self.expecting(11)], to: channel)
    #expect(try Self.statuses(channel) == [])
    _ = try channel.finish()
  }

  private static func expecting(_ length: Int) -> HTTPRequestPart {
    .head(
      HTTPRequest(
        method: .post, scheme: "http", authority: "localhost", path: "/",
        headerFields: [.expect: "100-continue", .contentLength: "\(length)"]))
  }

  private static func statuses(_ channel: EmbeddedChannel) throws -> [Int] {
    var statuses: [Int] = []
    while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
      if case .head(let head) = part { statuses.append(head.status.code) }
    }
    return statuses
  }
}

/// Counts what it is told.
private final class Events: ChannelInboundHandler {
  typealias InboundIn = HTTPRequestPart

  var closed = 0

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .inputClosed? = event as? ChannelEvent { closed += 1 }
  }
}
