import CanonicalJSON
import Fingerprint
import HTTPTypes
import TestSupport
import Testing

@testable import RegestService

@Suite struct FingerprintRouteTests {
  private static func answer(_ body: [UInt8], of service: Service) async throws -> Answer {
    try await TestService.answer(
      .post, "/v1/fingerprint", [.contentType: "application/octet-stream"], body: body,
      of: service)
  }

  @Test(arguments: [0, 1, 63, 64, 65, 65_535, 65_536, 3_000_000])
  func theDigestIsThatOfTheBytes(_ size: Int) async throws {
    var random = Seeded("bytes to be fingerprinted")
    let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
    // More than a body may have that is read as a whole.
    let service = try TestService.make { $0.limits.body = 1000 }
    let answer = try await Self.answer(bytes, of: service)
    #expect(answer.status == 200)
    #expect(answer.header("Cache-Control") == "no-store")
    let json = try JSON.parse(Array(answer.text.utf8))
    #expect(json["sha256"] == .string(try SHA256Digest.of(bytes).hex))
    #expect(json["size"] == .integer(Int64(size)))
  }

  @Test(arguments: [(1000, 200), (1001, 413)])
  func moreThanTheLimitIsRefused(_ size: Int, _ status: Int) async throws {
    let service = try TestService.make { $0.limits.fingerprint = 1000 }
    let answer = try await Self.answer([UInt8](repeating: 0, count: size), of: service)
    #expect(answer.status == status)
    if status == 413 { #expect(answer.text.contains("at most 1000 bytes are fingerprinted")) }
  }

  /// A body that does not say how large it is is counted as it comes in.
  @Test(.enabled(if: Curl.isThere, "needs curl"))
  func aBodyThatDoesNotSayItsSizeIsCounted() async throws {
    let server = try ServerProcess(["--max-fingerprint", "100000", "--max-body", "10"])
    let folder = try TemporaryFolder()
    try folder.file("small", [UInt8](repeating: 1, count: 100_000))
    try folder.file("large", [UInt8](repeating: 1, count: 100_001))
    for (name, status) in [("small", "200"), ("large", "413")] {
      let said = try Curl.run(
        "-sS", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Transfer-Encoding: chunked",
        "--data-binary", "@\(folder.path.display)/\(name)", server.address + "/v1/fingerprint")
      #expect(said == status)
    }
    server.signal(15)
    #expect(server.ended().status == 0)
  }
}
