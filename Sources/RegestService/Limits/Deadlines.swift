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
///
/// What is streamed takes as long as it is large. It has a longer deadline, and is cut before
/// that where it does not move: a body that comes in more slowly than 1 KiB a second, an answer
/// of which nothing is taken in the time that others have for all of it.
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

  /// How many seconds a streamed body has for the next ``bodyPace`` bytes.
  private static let bodyPaceTime = 10
  private static let bodyPace = 10 << 10

  /// What is streamed in a phase.
  private struct Stream {
    /// When it ends at the latest.
    var end: NIODeadline
    /// How many seconds it has for so many bytes.
    var time: Int
    var bytes: Int
    /// How many have moved of them.
    var moved = 0
  }

  private let limits: ServiceLimits
  private let streamed: StreamedRequests
  /// Told what it refused itself, behind the back of all that tells of requests.
  private let didRefuse: @Sendable (Problem.Kind) -> Void
  private var phase = Phase.header
  /// When the phase ends at the latest; nil of one that may take as long as it does.
  private var deadline: NIODeadline?
  /// What looks for the deadline. It is not set anew with each phase, which would cost more
  /// than a short request does: one that rings early is set again.
  private var alarm: (time: NIODeadline, task: Scheduled<Void>)?
  /// nil of a phase in which nothing is streamed.
  private var stream: Stream?
  /// Of each request that has begun, and whose answer has not ended, whether it is streamed.
  private var open = CircularBuffer<Bool>()
  /// How many of their answers have begun; the client may not have taken in the one before.
  private var answering = 0
  private var isWhole = true
  /// Set once the service itself has answered; nothing may follow on this connection.
  private var isRefused = false

  init(
    limits: ServiceLimits, streamed: StreamedRequests = StreamedRequests(),
    didRefuse: @escaping @Sendable (Problem.Kind) -> Void = { _ in }
  ) {
    self.limits = limits
    self.streamed = streamed
    self.didRefuse = didRefuse
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
    case .head(let head):
      if isRefused { return }
      open.append(streamed.contains(head))
      isWhole = false
      if answering == 0 { begin(.body, context) }
    case .body(let part): if phase == .body { stream?.moved += part.readableBytes }
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
    case .body(let part):
      guard phase == .answer, stream != nil else { return context.write(data, promise: promise) }
      let written = promise ?? context.eventLoop.makePromise(of: Void.self)
      let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
      let count = part.readableBytes
      written.futureResult.whenSuccess { bound.value.stream?.moved += count }
      context.write(data, promise: written)
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
    _ = open.popFirst()
    if answering > 0 { return begin(.answer, context) }
    if !isWhole, open.isEmpty { return begin(.rest, context) }
    begin(open.isEmpty ? .header : isWhole ? .work : .body, context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard answering == 0, open.count <= 1, !isRefused, let error = error as? HTTPParserError else {
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
    stream = nil
    let seconds: Int
    switch phase {
    case .header: seconds = limits.headerTime
    case .body where open.last == true:
      return begin(streamOf: Self.bodyPace, every: Self.bodyPaceTime, context)
    case .answer where open.first == true:
      return begin(streamOf: 1, every: limits.answerTime, context)
    case .body: seconds = limits.requestTime
    case .work:
      deadline = nil
      return
    case .answer: seconds = limits.answerTime
    case .rest: seconds = Self.restTime
    }
    wait(until: context.eventLoop.now + .seconds(Int64(seconds)), context)
  }

  private func begin(streamOf bytes: Int, every time: Int, _ context: ChannelHandlerContext) {
    let end = context.eventLoop.now + .seconds(Int64(limits.streamTime))
    stream = Stream(end: end, time: time, bytes: bytes)
    wait(until: min(context.eventLoop.now + .seconds(Int64(time)), end), context)
  }

  private func wait(until time: NIODeadline, _ context: ChannelHandlerContext) {
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
    let now = context.eventLoop.now
    if now < deadline {
      setAlarm(deadline, context)
    } else if let going = stream, now < going.end, going.moved >= going.bytes {
      stream?.moved = 0
      wait(until: min(now + .seconds(Int64(going.time)), going.end), context)
    } else {
      end(context)
    }
  }

  private func end(_ context: ChannelHandlerContext) {
    guard phase == .body, answering == 0, open.count == 1 else {
      return context.close(promise: nil)
    }
    let time =
      stream == nil
      ? "\(limits.requestTime) s to come in"
      : "\(limits.streamTime) s to come in, and never less than \(Self.bodyPace) bytes in "
        + "\(Self.bodyPaceTime) s"
    refuse(Problem(.requestTooSlow, "a request may take \(time)"), context)
  }

  /// Answers for the service, and closes.
  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
    isRefused = true
    didRefuse(problem.kind)
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
