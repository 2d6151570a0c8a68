import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Takes in the bodies of requests and lets only so many be worked on at a time.
///
/// All bodies together take a bounded room, and a request is worked on when it is there as a
/// whole: clients that send slowly keep nobody else from being answered.
final class Intake: Sendable {
  private let limits: ServiceLimits
  private let room = Atomic(0)
  private let open = Atomic(0)

  init(limits: ServiceLimits) {
    self.limits = limits
  }

  /// Reads the whole body of a request, and answers it.
  ///
  /// A body that says it is too large is refused before a byte of it is read, one that does
  /// not say so as soon as it is.
  ///
  /// - Throws: ``Problem`` `tooLarge`, `overloaded`.
  func answering(
    _ request: Request, _ work: (_ body: [UInt8]) async throws -> Response
  ) async throws -> Response {
    let refusal = Problem(.tooLarge, "at most \(limits.body) bytes are read")
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.body {
      throw refusal
    }
    var taken = 0
    defer { room.wrappingSubtract(taken, ordering: .relaxed) }
    var body: [UInt8] = []
    for try await part in request.body {
      guard taken + part.readableBytes <= limits.body else { throw refusal }
      taken += part.readableBytes
      let all = room.wrappingAdd(part.readableBytes, ordering: .relaxed).newValue
      guard all <= limits.allBodies else { throw overloaded }
      body.append(contentsOf: part.readableBytesView)
    }
    return try await working { try await work(body) }
  }

  /// Answers a request that has no body.
  ///
  /// - Throws: ``Problem`` `overloaded`.
  func working(_ work: () async throws -> Response) async throws -> Response {
    let before = open.wrappingAdd(1, ordering: .relaxed).oldValue
    defer { open.wrappingSubtract(1, ordering: .relaxed) }
    guard before < limits.requests else { throw overloaded }
    return try await work()
  }

  private var overloaded: Problem {
    Problem(
      .overloaded, "as much is being worked on as there is room for; come again in a second",
      headers: [.retryAfter: "1"])
  }
}
