import Fingerprint
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The least that the service's framework does for a request, against which
/// `Scripts/bench service` compares the service.
///
///     BareRoute
///
/// Listens on 127.0.0.1 at any free port, prints its address, and answers `GET /fixed` and
/// `POST /fixed`, whose body it takes in whole, with the same 600 bytes. HTTP/1.1 is read
/// as the service reads it, and there is no middleware.
@main
struct BareRoute {
  private static let answer = ByteBuffer(repeating: UInt8(ascii: "a"), count: 600)

  static func main() async throws {
    let router = Router(options: [.autoGenerateHeadEndpoints])
    router.get("/fixed") { _, _ in response }
    router.post("/fixed") { request, _ in
      _ = try await request.body.collect(upTo: 2 << 20)
      return response
    }
    let channel = HTTP1Channel.Configuration(
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100))
    var logger = Logger(label: "bare")
    logger.logLevel = .error
    let application = Application(
      router: router, server: .http1(configuration: channel),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in
        let line = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)\n"
        try? StandardStreams.write(Array(line.utf8), to: .output)
      },
      logger: logger)
    try await application.runService()
  }

  private static var response: Response {
    Response(
      status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: answer))
  }
}
