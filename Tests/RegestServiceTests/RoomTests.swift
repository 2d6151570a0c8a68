import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Testing

@testable import RegestService

@Suite struct RoomTests {
  @Test func aRoomIsTakenAndGivenBackOnce() {
    let room = Room(10, mostOfOne: 10)
    var share: Room.Share? = Room.Share(of: room, for: "a")
    #expect(share?.take(6) == true)
    #expect(share?.take(5) == false)
    #expect(room.used == 6)
    share?.giveBack()
    share?.giveBack()
    #expect(room.used == 0)
    #expect(share?.take(10) == true)
    share = nil
    #expect(room.used == 0)
  }

  /// Who has filled its part of a room waits; others do not.
  @Test func oneClientTakesAPartOfARoom() {
    let room = Room(10, mostOfOne: 4)
    let shares = ["a", "a", "b", nil].map { Room.Share(of: room, for: $0) }
    #expect(shares.map { $0.take(3) } == [true, false, true, true])
    #expect(room.used == 9)
    shares[0].giveBack()
    #expect(shares[1].take(4))
    #expect(!shares[3].take(1))
    for share in shares { share.giveBack() }
    #expect(room.used == 0)
  }

  /// An answer that is made while it is taken keeps the room of its request until then. Small
  /// bodies always have room.
  @Test func answersThatWaitForTheirClientTakeRoom() async throws {
    var limits = ServiceLimits()
    limits.allBodies = 100_000
    limits.allAnswers = 800_000
    let intake = Intake(limits: limits)
    let large = Response([UInt8](repeating: 0x61, count: 90_000), media: "text/plain")
    let stream = Response(
      status: .ok, body: ResponseBody { writer in try await writer.finish(nil) })
    for answer in [stream, large] {
      let first = try await intake.answering(Self.request(of: 150_000), of: "a") { _ in answer }
      await #expect(throws: Problem.self) {
        try await intake.answering(Self.request(of: 150_000), of: "a") { _ in answer }
      }
      _ = try await intake.answering(Self.request(of: 60_000), of: "b") { _ in answer }
      withExtendedLifetime(first) {}
    }
  }

  private static func request(of count: Int) -> Request {
    Request(
      head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"),
      body: RequestBody(buffer: ByteBuffer(repeating: 0x61, count: count)))
  }

  /// Whoever drops an answer gives its room back.
  @Test func anAnswerThatIsDroppedTakesNoRoom() async throws {
    var limits = ServiceLimits()
    limits.allAnswers = 800_000
    let intake = Intake(limits: limits)
    for _ in 0..<3 {
      let answer = try await intake.answering(Self.request(of: 1), of: "a") { _ in
        Response([UInt8](repeating: 0x61, count: 100_000), media: "text/plain")
      }
      #expect(answer.body.contentLength == 100_000)
    }
  }
}
