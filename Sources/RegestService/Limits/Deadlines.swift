import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Ends connections whose requests come, or whose answers are taken, too slowly.
///
/// The framework's own time-out is renewed by every byte, so that a client which sends one
/// byte now and then would be waited for without end. Here each phase has one deadline: the
/// header from the moment it could have begun, the body from the end of the header, the
/// answer from its first part. A request that is cut before its answer began is told so with
/// status 408.
final class Deadlines: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServiceLimits
  private var deadline: Scheduled<Void>?
  private var phase = Phase.header
  private var hasAnswerBegun = false

  private enum Phase {
    case header
    case body
    case answer
  }

  init(limits: ServiceLimits) {
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(.header, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(.header, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: begin(.body, context)
    case .body: break
    case .end:
      if !hasAnswerBegun { begin(.answer, context, wait: false) }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head:
      hasAnswerBegun = true
      begin(.answer, context)
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      hasAnswerBegun = false
      let loop = context.eventLoop
      let bound = NIOLoopBound((self, context), eventLoop: loop)
      let written = promise ?? loop.makePromise(of: Void.self)
      // The next header can only begin when the answer has left.
      written.futureResult.whenSuccess {
        let (handler, context) = bound.value
        if !handler.hasAnswerBegun, handler.phase == .answer { handler.begin(.header, context) }
      }
      context.write(data, promise: written)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !hasAnswerBegun, error is HTTPParserError else { return context.fireErrorCaught(error) }
    let problem =
      switch error as? HTTPParserError {
      case .headerOverflow:
        Problem(.headersTooLarge, "at most \(limits.header) bytes of header are read")
      default: Problem(.badParameter, "this is not a request of HTTP/1.1")
      }
    refuse(problem, context)
  }

  private func begin(_ phase: Phase, _ context: ChannelHandlerContext, wait: Bool = true) {
    self.phase = phase
    deadline?.cancel()
    deadline = nil
    guard wait else { return }
    let seconds =
      switch phase {
      case .header: limits.headerTime
      case .body: limits.requestTime
      case .answer: limits.answerTime
      }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
      let (handler, context) = bound.value
      handler.end(context)
    }
  }

  private func end(_ context: ChannelHandlerContext) {
    guard phase == .body, !hasAnswerBegun else { return context.close(promise: nil) }
    refuse(
      Problem(.requestTooSlow, "a request may take \(limits.requestTime) s to come in"), context)
  }

  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
    hasAnswerBegun = true
    let body = ByteBuffer(bytes: problem.json)
    var fields = problem.response.headers
    fields[.connection] = "close"
    let head = HTTPResponse(status: problem.kind.status, headerFields: fields)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(body)), promise: nil)
    let closed = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    closed.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: closed)
  }
}
