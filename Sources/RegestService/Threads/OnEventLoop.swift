import HummingbirdCore
import Logging
import NIOCore

/// Connections whose requests are answered on the thread that reads and writes them.
///
/// The framework answers them on threads of their own, so that each request changes the thread
/// twice, which costs more than most answers do. What takes long is for ``LargeWork``, since
/// meanwhile the other connections of the thread wait.
struct OnEventLoop<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    base.setup(channel: channel, logger: logger)
  }

  func handle(value: Base.Value, logger: Logger) async {
    await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) {
      await base.handle(value: value, logger: logger)
    }
  }
}

extension HTTPServerBuilder {
  /// What reads and writes connections of HTTP/1.1, and answers their requests on their threads.
  init(onEventLoops configuration: HTTP1Channel.Configuration) {
    self.init { responder in
      OnEventLoop(base: HTTP1Channel(responder: responder, configuration: configuration))
    }
  }
}
