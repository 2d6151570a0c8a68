import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Lets a request through when the answer to the one before has left, and reads no further
/// while requests wait.
///
/// The framework makes answers as fast as requests come, ahead of what the connection takes:
/// a client that sends hundreds of requests at once and reads nothing would have hundreds of
/// answers made and held for it. So it has one.
final class OneByOne: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// Whether a request was let through whose answer has not left.
  private var isAnswering = false
  /// What came behind it, from a header on.
  private var waiting = CircularBuffer<HTTPRequestPart>()
  private var isReadHeld = false
  private var isInputClosed = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    if waiting.isEmpty, isLetThrough(part) {
      context.fireChannelRead(data)
    } else {
      waiting.append(part)
    }
  }

  func read(context: ChannelHandlerContext) {
    if waiting.isEmpty {
      context.read()
    } else {
      isReadHeld = true
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The end of what is sent stands behind what waits.
    if case .inputClosed? = event as? ChannelEvent, !waiting.isEmpty {
      isInputClosed = true
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    let left = promise ?? context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    left.futureResult.whenSuccess { bound.value.0.answerLeft(bound.value.1) }
    context.write(data, promise: left)
  }

  private func answerLeft(_ context: ChannelHandlerContext) {
    isAnswering = false
    guard !waiting.isEmpty else { return }
    while let part = waiting.first, isLetThrough(part) {
      waiting.removeFirst()
      context.fireChannelRead(wrapInboundOut(part))
    }
    context.fireChannelReadComplete()
    guard waiting.isEmpty else { return }
    if isInputClosed { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
    if isReadHeld {
      isReadHeld = false
      context.read()
    }
  }

  private func isLetThrough(_ part: HTTPRequestPart) -> Bool {
    guard case .head = part else { return true }
    guard !isAnswering else { return false }
    isAnswering = true
    return true
  }
}
