import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Testing

@testable import RegestService

@Suite struct RoomTests {
  @Test func aRoomIsTakenAndGivenBackOnce() {
    let room = Room(10)
    var share: Room.Share? = Room.Share(of: room)
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

  /// An answer that is made while it is taken keeps the room of its request until then.
  @Test func answersThatWaitForTheirClientTakeRoom() async throws {
    var limits = ServiceLimits()
    limits.allBodies = 100
    limits.allAnswers = 150_000
    let intake = Intake(limits: limits)
    func ask(_ answer: Response) async throws -> Response {
      let request = Request(
        head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"),
        body: RequestBody(buffer: ByteBuffer(string: String(repeating: "a", count: 60))))
      return try await intake.answering(request) { _ in answer }
    }
    let large = Response([UInt8](repeating: 0x61, count: 100_000), media: "text/plain")
    let stream = Response(
      status: .ok, body: ResponseBody { writer in try await writer.finish(nil) })
    for answer in [stream, large] {
      let first = try await ask(answer)
      await #expect(throws: Problem.self) { try await ask(answer) }
      withExtendedLifetime(first) {}
    }
  }

  /// Whoever drops an answer gives its room back.
  @Test func anAnswerThatIsDroppedTakesNoRoom() async throws {
    var limits = ServiceLimits()
    limits.allAnswers = 150_000
    let intake = Intake(limits: limits)
    for _ in 0..<3 {
      let request = Request(
        head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"),
        body: RequestBody(buffer: ByteBuffer(string: "a")))
      let answer = try await intake.answering(request) { _ in
        Response([UInt8](repeating: 0x61, count: 100_000), media: "text/plain")
      }
      #expect(answer.body.contentLength == 100_000)
    }
  }
}
