import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What is known of a request beside what it says.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Where the connection comes from, as ``NIOCore/SocketAddress/client`` tells; nil of a
  /// connection without an address.
  let peer: String?
  /// The field in which a proxy names the client.
  var clientHeader: HTTPField.Name?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.client
  }

  /// Who asks: whom the proxy names last, or else where the connection comes from.
  func client(_ request: Request) -> String? {
    guard let clientHeader, let named = request.headers[values: clientHeader].last,
      let last = named.split(separator: ",").last
    else { return peer }
    return String(last.filter { $0 != " " }.prefix(64))
  }
}
