import NIOCore
import Synchronization

/// How many connections each client has open, by address.
final class ClientConnections: Sendable {
  private let limit: Int
  private let counts = Mutex<[String: Int]>([:])

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes one more down; false, and nothing is taken down, where the client has its share.
  func open(_ client: String) -> Bool {
    counts.withLock { counts in
      guard counts[client, default: 0] < limit else { return false }
      counts[client, default: 0] += 1
      return true
    }
  }

  /// Takes one down that has ended.
  func close(_ client: String) {
    counts.withLock { counts in
      let left = counts[client, default: 0] - 1
      counts[client] = left > 0 ? left : nil
    }
  }
}

/// Closes a connection at once that is one too many of its client.
final class ClientConnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private let connections: ClientConnections

  init(_ connections: ClientConnections) {
    self.connections = connections
  }

  func handlerAdded(context: ChannelHandlerContext) {
    guard let client = context.remoteAddress?.client else { return }
    guard connections.open(client) else { return context.close(promise: nil) }
    let connections = connections
    context.channel.closeFuture.whenComplete { _ in connections.close(client) }
  }
}
