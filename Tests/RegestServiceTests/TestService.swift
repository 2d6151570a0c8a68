import Fingerprint
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Regest
import TestSupport

@testable import RegestService

/// A service over the register of the fixtures, and a ledger that lasts as long as the tests.
enum TestService {
  static let ledger = try? TestLedger()

  static let service: Service = {
    do {
      return try make { $0.ledger = ledger?.path }
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func make(_ change: (inout ServiceSettings) -> Void = { _ in }) throws -> Service {
    let path = Project.root.appendingPathComponent("Fixtures/Registers/rgaspi").path
    var settings = ServiceSettings(register: PathBytes(path))
    settings.limits.rate = 0
    settings.port = 0
    change(&settings)
    return try Service(settings, metrics: PrometheusMetrics(), lines: LogLines())
  }

  /// The answer to one request.
  static func answer(
    _ method: HTTPRequest.Method = .get, _ address: String, _ headers: HTTPFields = [:],
    body: [UInt8]? = nil, of service: Service = service
  ) async throws -> Answer {
    let answer = try await data(method, address, headers, body: body, of: service)
    return Answer(
      status: answer.status, headers: answer.headers,
      text: String(decoding: answer.bytes, as: UTF8.self))
  }

  /// The same with the bytes of the body.
  static func data(
    _ method: HTTPRequest.Method = .get, _ address: String, _ headers: HTTPFields = [:],
    body: [UInt8]? = nil, of service: Service = service
  ) async throws -> (status: Int, headers: HTTPFields, bytes: [UInt8]) {
    let application = Application(
      router: service.router(service.table),
      logger: Logger(label: "test") { _ in JSONLines(LogLines(), logLevel: .critical) })
    return try await application.test(.router) { client in
      let response = try await client.execute(
        uri: address, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
      return (response.status.code, response.headers, Array(response.body.readableBytesView))
    }
  }
}

/// What was answered.
struct Answer {
  var status: Int
  var headers: HTTPFields
  var text: String

  func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}
