import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Takes in the bodies of requests and lets only so many be worked on at a time.
///
/// All large bodies together take a bounded room, as do all large answers until clients have
/// taken them, and of each room one client has a part at most; a request is worked on when it is
/// there as a whole. So clients that send or read slowly keep nobody else from being answered.
final class Intake: Sendable {
  /// Bodies and answers up to this size, in bytes, always have room: there are no more of them
  /// than connections.
  private static let small = 64 << 10
  /// One client has one of so many parts of a room.
  static let parts = 8

  private let limits: ServiceLimits
  private let bodies: Room
  private let answers: Room
  private let open = Atomic(0)

  init(limits: ServiceLimits) {
    self.limits = limits
    bodies = Room(
      limits.allBodies, mostOfOne: max(limits.allBodies / Self.parts, limits.body))
    answers = Room(limits.allAnswers, mostOfOne: limits.allAnswers / Self.parts)
  }

  /// Reads the whole body of a request, and answers it.
  ///
  /// A body that says it is too large is refused before a byte of it is read, one that does
  /// not say so as soon as it is.
  ///
  /// - Throws: ``Problem`` `tooLarge`, `overloaded`.
  func answering(
    _ request: Request, of client: String?,
    _ work: (_ body: [UInt8]) async throws -> Response
  ) async throws -> Response {
    let refusal = Problem(.tooLarge, "at most \(limits.body) bytes are read")
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.body {
      throw refusal
    }
    let share = Room.Share(of: bodies, for: client)
    var body: [UInt8] = []
    for try await part in request.body {
      guard body.count + part.readableBytes <= limits.body else { throw refusal }
      let before = max(body.count, Self.small)
      body.append(contentsOf: part.readableBytesView)
      guard body.count <= before || share.take(body.count - before) else { throw overloaded }
    }
    let response = try await working { try await work(body) }
    return try bounded(response, of: client, holding: share)
  }

  /// Answers a request that has no body.
  ///
  /// - Throws: ``Problem`` `overloaded`.
  func answering(
    of client: String?, _ work: () async throws -> Response
  ) async throws -> Response {
    try bounded(try await working(work), of: client, holding: Room.Share(of: bodies, for: client))
  }

  /// Works on a request, one of so many at a time.
  private func working(_ work: () async throws -> Response) async throws -> Response {
    let before = open.wrappingAdd(1, ordering: .relaxed).oldValue
    defer { open.wrappingSubtract(1, ordering: .relaxed) }
    guard before < limits.requests else { throw overloaded }
    return try await work()
  }

  /// An answer whose room is counted until the client has taken it: of one that is made while
  /// it is taken, that of the request it is made from.
  private func bounded(
    _ response: Response, of client: String?, holding body: Room.Share
  ) throws -> Response {
    var response = response
    guard let length = response.body.contentLength else {
      response.body = response.body.holding(body)
      return response
    }
    guard length > Self.small else { return response }
    let share = Room.Share(of: answers, for: client)
    guard share.take(length) else { throw overloaded }
    response.body = response.body.holding(share)
    return response
  }

  private var overloaded: Problem {
    Problem(
      .overloaded, "as much is being worked on as there is room for; come again in a second",
      headers: [.retryAfter: "1"])
  }
}

extension ResponseBody {
  /// The same body, which keeps a share of a room until it is written or dropped.
  fileprivate func holding(_ share: Room.Share) -> ResponseBody {
    ResponseBody(contentLength: contentLength) { writer in
      defer { share.giveBack() }
      try await write(writer)
    }
  }
}
