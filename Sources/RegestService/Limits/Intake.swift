import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Takes in the bodies of requests and lets only so many be worked on at a time.
///
/// All bodies together take a bounded room, and a request is worked on when it is there as a
/// whole: clients that send slowly keep nobody else from being answered. Long answers take
/// room until they have left, so that clients which read slowly do not fill the memory.
final class Intake: Sendable {
  private let limits: ServiceLimits
  /// A shorter answer takes no room.
  private static let longAnswer = 64 << 10

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
    let response = try await working { try await work(body) }
    // Made while it is written, from the body.
    return response.body.contentLength == nil ? keeping(taken, for: response) : response
  }

  /// Answers a request that has no body.
  ///
  /// - Throws: ``Problem`` `overloaded`.
  func working(_ work: () async throws -> Response) async throws -> Response {
    let before = open.wrappingAdd(1, ordering: .relaxed).oldValue
    defer { open.wrappingSubtract(1, ordering: .relaxed) }
    guard before < limits.requests else { throw overloaded }
    let response = try await work()
    let length = response.body.contentLength ?? 0
    return length < Self.longAnswer ? response : keeping(length, for: response)
  }

  /// An answer that takes room until it has left or is given up.
  private func keeping(_ bytes: Int, for response: Response) -> Response {
    let share = Share(bytes, of: self)
    let body = response.body
    var response = response
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      try await body.write(writer)
      withExtendedLifetime(share) {}
    }
    return response
  }

  /// Room that is taken as long as this is there.
  private final class Share: Sendable {
    private let bytes: Int
    private let intake: Intake

    init(_ bytes: Int, of intake: Intake) {
      self.bytes = bytes
      self.intake = intake
      intake.room.wrappingAdd(bytes, ordering: .relaxed)
    }

    deinit {
      intake.room.wrappingSubtract(bytes, ordering: .relaxed)
    }
  }

  private var overloaded: Problem {
    Problem(
      .overloaded, "as much is being worked on as there is room for; come again in a second",
      headers: [.retryAfter: "1"])
  }
}
