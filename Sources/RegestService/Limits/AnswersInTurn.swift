import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Lets the next request of a connection be answered when the answer before it has left.
///
/// A client that sends many requests and reads nothing would otherwise have all their answers
/// kept for it: the framework goes on as soon as an answer is handed over.
final class AnswersInTurn: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// Whether a request has been handed over whose answer has not left as a whole.
  private var isAnswering = false
  /// The parts of requests that have to wait.
  private var waiting: [HTTPRequestPart] = []
  private var isReadHeld = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    guard waiting.isEmpty, mayPass(part) else { return waiting.append(part) }
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    // What has to wait is not to grow.
    if waiting.isEmpty { context.read() } else { isReadHeld = true }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    let written = promise ?? context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    written.futureResult.whenSuccess { bound.value.0.answerLeft(bound.value.1) }
    context.write(data, promise: written)
  }

  private func mayPass(_ part: HTTPRequestPart) -> Bool {
    guard case .head = part else { return true }
    defer { isAnswering = true }
    return !isAnswering
  }

  private func answerLeft(_ context: ChannelHandlerContext) {
    isAnswering = false
    let count = waiting.count
    while let part = waiting.first, mayPass(part) {
      waiting.removeFirst()
      context.fireChannelRead(wrapInboundOut(part))
    }
    if waiting.count < count { context.fireChannelReadComplete() }
    if waiting.isEmpty, isReadHeld {
      isReadHeld = false
      context.read()
    }
  }
}
