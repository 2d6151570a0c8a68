import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Asks clients that wait to be asked for a body (`Expect: 100-continue`, RFC 9110, section
/// 10.1.1) for it, unless it says of itself that it is larger than is read: curl waits a second
/// otherwise, and others longer than a request may take.
final class Continuation: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundOut = HTTPResponsePart

  private let largest: Int

  /// - Parameter largest: The largest body that any address takes, in bytes.
  init(largest: Int) {
    self.largest = largest
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let request) = unwrapInboundIn(data), isAwaited(request) {
      context.writeAndFlush(
        wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }
    context.fireChannelRead(data)
  }

  private func isAwaited(_ request: HTTPRequest) -> Bool {
    guard let expected = request.headerFields[.expect], expected.lowercased() == "100-continue"
    else { return false }
    let length = request.headerFields[.contentLength].flatMap { Int($0) }
    return length.map { $0 <= largest } ?? true
  }
}
