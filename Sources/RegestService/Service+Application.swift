import Fingerprint
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Regest
import Synchronization

extension Service {
  /// Where a service listens, once it does.
  struct Ports: Sendable {
    /// The port that clients ask.
    var port: Int
    /// The internal port, where there is one.
    var internalPort: Int?
  }

  /// The application that listens, on the internal port first where there is one.
  ///
  /// - Parameter listening: is told the ports once there are all.
  /// - Throws: what a certificate or key that cannot be read throws.
  func application(
    logger: Logger, listening: @escaping @Sendable (Ports) async -> Void = { _ in }
  ) throws(RegestError) -> some ApplicationProtocol {
    let table = table
    let internalPort = Mutex<Int?>(nil)
    let (bound, isBound) = AsyncStream<Int>.makeStream()
    var application = Application(
      router: router(table), server: try server(table),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: .maximum(settings.limits.connections, logger: logger)),
      onServerRunning: { channel in
        await listening(
          Ports(
            port: channel.localAddress?.port ?? 0, internalPort: internalPort.withLock { $0 }))
      },
      logger: logger)
    if let port = settings.internalPort {
      application.services.append(
        InternalApplication(
          router: router(internalTable), host: settings.internalHost, port: port,
          limits: settings.limits, logger: logger, bound: isBound))
      application.beforeServerStarts {
        for await port in bound {
          internalPort.withLock { $0 = port }
          return
        }
        // It could not listen, and says so itself.
        throw CancellationError()
      }
    }
    return application
  }

  /// What reads and writes the connections that ask a table's addresses.
  ///
  /// - Throws: what a certificate or key that cannot be read throws.
  func server(_ table: RouteTable) throws(RegestError) -> HTTPServerBuilder {
    let channel = settings.limits.channel(streamed: StreamedRequests(of: table))
    guard let tls = settings.tls else { return .http1(configuration: channel) }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate.display)
      let key = try NIOSSLPrivateKey(file: tls.key.display, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      return try .tls(.http1(configuration: channel), tlsConfiguration: configuration)
    } catch {
      throw RegestError(
        .keyUnusable,
        "\(tls.certificate.display) and \(tls.key.display) do not serve for TLS: \(error)",
        underlying: error)
    }
  }
}

extension ServiceLimits {
  /// How connections are kept within the limits.
  fileprivate func channel(
    streamed: StreamedRequests = StreamedRequests()
  ) -> HTTP1Channel.Configuration {
    let clients = ClientConnections(limit: clientConnections)
    let logger = Logger(label: "regest-server")
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        ClientConnectionHandler(clients),
        Deadlines(limits: self, streamed: streamed) { kind in
          logger.info(
            "request refused",
            metadata: [
              "problem": .string(kind.rawValue), "status": .stringConvertible(kind.status.code),
            ])
        },
        OneByOne(),
        Continuation(largest: max(body, fingerprint)),
      ],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: header, maxHeaderListSize: header, maxHeaderFieldCount: 100))
  }
}

/// What answers on the internal port, without TLS.
private struct InternalApplication: ApplicationProtocol {
  private let application: Application<RouterResponder<ServiceContext>>
  private let host: String
  private let port: Int

  /// - Parameter bound: is given the port once there is one.
  init(
    router: Router<ServiceContext>, host: String, port: Int, limits: ServiceLimits,
    logger: Logger, bound: AsyncStream<Int>.Continuation
  ) {
    (self.host, self.port) = (host, port)
    application = Application(
      responder: router.buildResponder(), server: .http1(configuration: limits.channel()),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
      onServerRunning: { channel in bound.yield(channel.localAddress?.port ?? 0) },
      logger: logger)
  }

  var responder: RouterResponder<ServiceContext> {
    get async throws { application.responder }
  }

  func run() async throws {
    do {
      try await application.run()
    } catch {
      throw RegestError(listeningOn: host, port: port, error)
    }
  }
}

extension RegestError {
  /// Why it could not listen or go on, in a sentence.
  init(listeningOn host: String, port: Int, _ error: any Error) {
    let place = PathBytes("\(host), port \(port)")
    switch error {
    case let error as RegestError: self = error
    case let error as IOError:
      let failure = FileSystemError(path: place, operation: .listen, errno: error.errnoCode)
      self.init(
        .configurationMalformed, failure.message,
        hint: "choose another port; 0 takes any that is free",
        underlying: failure)
    case is SocketAddressError.UnknownHost:
      self.init(
        .configurationMalformed, "cannot listen on \(place.display): the host has no address",
        underlying: error)
    default:
      self.init(
        .configurationMalformed, "cannot serve on \(place.display): \(error)", underlying: error)
    }
  }
}
