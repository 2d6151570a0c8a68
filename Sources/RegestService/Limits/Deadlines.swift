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

  private enum Phase {
    case header
    case body
    case work
    case answer
    case rest
  }

  /// How long the rest of a request is taken in whose answer has been given already, in
  /// seconds: closed at once, the client might lose the answer.
  private static let restTime = 2

  private let limits: ServiceLimits
  private var phase = Phase.header
  /// When the phase ends at the latest; nil of one that may take as long as it does.
  private var deadline: NIODeadline?
  /// What looks for the deadline. It is not set anew with each phase, which would cost more
  /// than a short request does: one that rings early is set again.
  private var alarm: (time: NIODeadline, task: Scheduled<Void>)?
  /// How many requests have begun whose answers have not ended.
  private var open = 0
  /// How many of their answers have begun; the client may not have taken in the one before.
  private var answering = 0
  private var isWhole = true
  /// Set once the service itself has answered; nothing may follow on this connection.
  private var isRefused = false

  init(limits: ServiceLimits) {
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(.header, context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    alarm?.task.cancel()
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(.header, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    alarm?.task.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      if isRefused { return }
      open += 1
      isWhole = false
      if answering == 0 { begin(.body, context) }
    case .body: break
    case .end:
      if isRefused { return }
      isWhole = true
      if phase == .body { begin(.work, context) }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isRefused else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status.kind == .informational:
      context.write(data, promise: promise)
    case .head:
      answering += 1
      begin(.answer, context)
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      let written = promise ?? context.eventLoop.makePromise(of: Void.self)
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      // The next header can only begin when the answer has left.
      written.futureResult.whenSuccess { bound.value.0.answerEnded(bound.value.1) }
      context.write(data, promise: written)
    }
  }

  private func answerEnded(_ context: ChannelHandlerContext) {
    answering -= 1
    open -= 1
    if answering > 0 { return begin(.answer, context) }
    if !isWhole, open == 0 { return begin(.rest, context) }
    begin(open == 0 ? .header : isWhole ? .work : .body, context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard answering == 0, open == 0, let error = error as? HTTPParserError else {
      return context.fireErrorCaught(error)
    }
    if case .headerOverflow = error {
      refuse(
        Problem(.headersTooLarge, "at most \(limits.header) bytes of header are read"), context)
    } else {
      refuse(Problem(.badParameter, "this is not a request of HTTP/1.1"), context)
    }
  }

  private func begin(_ phase: Phase, _ context: ChannelHandlerContext) {
    self.phase = phase
    let seconds: Int
    switch phase {
    case .header: seconds = limits.headerTime
    case .body: seconds = limits.requestTime
    case .work:
      deadline = nil
      return
    case .answer: seconds = limits.answerTime
    case .rest: seconds = Self.restTime
    }
    let time = context.eventLoop.now + .seconds(Int64(seconds))
    deadline = time
    if alarm.map({ time < $0.time }) ?? true { setAlarm(time, context) }
  }

  private func setAlarm(_ time: NIODeadline, _ context: ChannelHandlerContext) {
    alarm?.task.cancel()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let task = context.eventLoop.scheduleTask(deadline: time) {
      bound.value.0.ring(bound.value.1)
    }
    alarm = (time, task)
  }

  private func ring(_ context: ChannelHandlerContext) {
    alarm = nil
    guard let deadline else { return }
    if context.eventLoop.now < deadline {
      setAlarm(deadline, context)
    } else {
      end(context)
    }
  }

  private func end(_ context: ChannelHandlerContext) {
    guard phase == .body, answering == 0, open == 1 else { return context.close(promise: nil) }
    refuse(
      Problem(.requestTooSlow, "a request may take \(limits.requestTime) s to come in"), context)
  }

  /// Answers for the service, and closes.
  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
    isRefused = true
    answering += 1
    begin(.rest, context)
    let response = problem.response
    var fields = response.headers
    fields[.connection] = "close"
    let head = HTTPResponse(status: problem.kind.status, headerFields: fields)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: problem.json))), promise: nil)
    let closed = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    closed.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: closed)
  }
}
