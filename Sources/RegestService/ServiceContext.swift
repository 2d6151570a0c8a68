import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What is known of a request beside what it says.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let address: SocketAddress?
  /// The field in which a proxy names the client.
  var clientHeader: HTTPField.Name?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress
  }

  /// Where the connection comes from, as ``NIOCore/SocketAddress/client`` tells; nil of a
  /// connection without an address.
  var peer: String? { address?.client }

  /// Who asks: the address that the proxy names last, or else where the connection comes from.
  func client(_ request: Request) -> String? {
    guard let clientHeader, let named = request.headers[values: clientHeader].last,
      let last = named.split(separator: ",").last
    else { return peer }
    return SocketAddress.client(named: last) ?? peer
  }
}
