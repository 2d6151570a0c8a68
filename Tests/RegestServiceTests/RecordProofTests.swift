import CanonicalJSON
import Fingerprint
import HTTPTypes
import Ledger
import Regest
import TestSupport
import Testing
import TransparencyLog

@testable import RegestService

/// The proofs of records, the log's files, and `/v1/verify` with each step broken in turn.
@Suite struct RecordProofTests {
  private static func proof(_ text: String) async throws -> String {
    let id = try await RecordRouteTests.issued(text)
    try await #require(TestService.service.ledger).settle()
    let answer = try await TestService.answer(.get, "/v1/records/\(id)/proof")
    #expect(answer.status == 200)
    return answer.text
  }

  private static func verified(_ body: String) async throws -> JSON {
    let answer = try await TestService.answer(.post, "/v1/verify", [:], body: Array(body.utf8))
    #expect(answer.status == 200, "\(answer.text)")
    return try JSON.parse(Array(answer.text.utf8))
  }

  @Test func aProofComesWithTheLogAndHolds() async throws {
    let answer = try await RecordRouteTests.issue(RecordRouteTests.text(3001))
    let location = try #require(answer.header("Location"))
    let first = try await TestService.answer(.get, location + "/proof")
    #expect([200, 202].contains(first.status))
    if first.status == 202 { #expect(first.header("Retry-After") == "1") }
    let text = try await Self.proof(RecordRouteTests.text(3001))
    let proof = try LogProof(Array(text.utf8), name: "proof")
    let id = try #require(proof.entry.flatMap { LoggedRecord.id(in: $0) })
    #expect(location == "/v1/records/\(id.digest.hex)")
    #expect(try proof.holds(for: LoggedRecord.entry(of: id)))
    let keys = try await TestService.answer(.get, "/log/keys").text
    let known = try VerifierKey(keys.utf8.prefix { $0 != 0x0A })
    _ = try proof.signers(among: [known], name: "proof")
    let verified = try await Self.verified(text)
    #expect(verified["holds"] == true)
    #expect(verified["id"]?.stringValue == "\(id)")
  }

  @Test func theLogIsServedAsItsFiles() async throws {
    _ = try await Self.proof(RecordRouteTests.text(3002))
    let files = StoredLogFiles(folder: try #require(TestService.ledger).path.appending("log"))
    let checkpoint = try await TestService.answer(.get, "/log/checkpoint")
    #expect(checkpoint.text.hasPrefix("example.org/records\n"))
    #expect(checkpoint.header("Cache-Control") == "public, max-age=5")
    let size = try #require(Int(checkpoint.text.split(separator: "\n")[1]))
    let tile = try await TestService.answer(.get, "/log/tile/entries/000.p/\(size)")
    let stored = try files.read(PathBytes("tile/entries/000.p/\(size)"), limit: 1 << 20)
    #expect(tile.status == 200)
    #expect(tile.text.utf8.count == stored?.count)
    #expect(tile.header("Cache-Control")?.hasSuffix("immutable") == true)
  }

  @Test(arguments: [
    "/log/tile/0/999", "/log/tile/../../key.pem", "/log/tile/0/%2e%2e/%2e%2e/key.pem",
    "/log/tile/..%2f..%2fkey.pem", "/log/tile/0", "/log/tile", "/log/key.pem", "/log/tile/x/000",
    "/log/tile/0/000/%00", "/log/.lock",
  ])
  func nothingElseOfTheFolderIsServed(_ address: String) async throws {
    let answer = try await TestService.answer(.get, address)
    #expect(answer.status == 404)
    #expect(answer.text.contains("urn:regest:problem:not-found"))
  }

  /// A changed part of a proof, and the step that says so.
  @Test(arguments: [
    ("index", "inclusion"), ("hash", "inclusion"), ("root", "inclusion"),
    ("signature", "signature"), ("entry", "inclusion"), ("cut", "form"), ("kind", "entry"),
  ])
  func eachStepOfALogProofIsNamedThatDoesNotHold(_ part: String, _ step: String) async throws {
    _ = try await RecordRouteTests.issued(RecordRouteTests.text(3003))
    let text = try await Self.proof(RecordRouteTests.text(3004))
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let blank = try #require(lines.firstIndex(of: ""))
    switch part {
    case "index":
      let place = try #require(lines.firstIndex { $0.hasPrefix("index ") })
      let index = try #require(Int(lines[place].dropFirst(6)))
      lines[place] = "index \(index == 0 ? 1 : index - 1)"
    case "hash": lines[blank - 1] = Self.other(lines[blank - 1])
    case "root": lines[blank + 3] = Self.other(lines[blank + 3])
    case "signature":
      let place = try #require(lines.lastIndex { $0.hasPrefix("— ") })
      let parts = lines[place].split(separator: " ")
      lines[place] = "— \(parts[1]) \(Self.other(String(parts[2]), at: 20))"
    case "entry", "kind":
      let place = try #require(lines.firstIndex { $0.hasPrefix("extra ") })
      let entry =
        part == "entry"
        ? "regest-record/v1\nregest:1:rec:\(String(repeating: "0", count: 64))\n" : "other/v1\n"
      lines[place] =
        "extra " + String(decoding: Base64.encode(Array(entry.utf8)), as: UTF8.self)
    default: lines.removeLast(3)
    }
    let answer = try await Self.verified(lines.joined(separator: "\n"))
    #expect(answer["holds"] == false)
    #expect(answer["failed"]?.stringValue == step, "\(answer)")
  }

  /// A line of base 64 with one digit changed.
  private static func other(_ text: String, at place: Int = 4) -> String {
    var bytes = Array(text.utf8)
    bytes[place] = bytes[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func eachStepOfARecordIsNamedThatDoesNotHold() async throws {
    let source = RecordRouteTests.text(3005)
    let id = try await RecordRouteTests.issued(source)
    try await #require(TestService.service.ledger).settle()
    let record = try await TestService.answer(.get, "/v1/records/\(id)").text
    func failed(_ body: String) async throws -> String? {
      try await Self.verified(body)["failed"]?.stringValue
    }
    func with(_ source: String) -> String {
      String(
        decoding: JSON.object([
          JSON.Member(name: "record", value: .string(record)),
          JSON.Member(name: "source", value: .string(source)),
        ]).lineBytes(), as: UTF8.self)
    }
    #expect(try await failed(record) == nil)
    #expect(try await failed(with(source)) == nil)
    #expect(try await failed(record.replacing("740", with: "741")) == "issued here")
    #expect(try await failed(record + " ") == "canonical")
    #expect(try await failed(record.replacing("\"text\"", with: "\"texts\"")) == "issued here")
    #expect(try await failed(with(source + " ")) == "derived again")
  }

  /// A proof that holds by itself is of no use for another record.
  @Test func aProofOfAnotherRecordIsTold() async throws {
    let (own, other) = (RecordRouteTests.text(3006), RecordRouteTests.text(3007))
    let proofs = [try await Self.proof(own), try await Self.proof(other)]
    let id = try await RecordRouteTests.issued(own)
    let record = try await TestService.answer(.get, "/v1/records/\(id)").text
    var answers: [JSON] = []
    for proof in proofs + ["c2sp.org/tlog-proof@v1\n", "{}"] {
      let body = JSON.object([
        JSON.Member(name: "record", value: .string(record)),
        JSON.Member(name: "source", value: .string(own)),
        JSON.Member(name: "proof", value: .string(proof)),
      ])
      answers.append(try await Self.verified(String(decoding: body.lineBytes(), as: UTF8.self)))
    }
    #expect(answers[0]["holds"] == true, "\(answers[0])")
    #expect(
      answers.map { $0["id"]?.stringValue } == Array(repeating: "regest:1:rec:\(id)", count: 4))
    #expect(answers[1]["failed"] == "of this record")
    let reason = answers[1]["steps"]?.arrayValue?.last?["reason"]?.stringValue
    let otherId = try await RecordRouteTests.issued(other)
    #expect(reason == "the proof is of regest:1:rec:\(otherId)")
    #expect(answers[2]["failed"] == "form")
    #expect(answers[3]["failed"] == "form")
  }

  @Test(arguments: [("", 400), ("{", 400), ("[]", 422), ("{}", 422), ("1", 422), ("nonsense", 400)])
  func whatCannotBeVerifiedIsTold(_ body: String, _ status: Int) async throws {
    let answer = try await TestService.answer(.post, "/v1/verify", [:], body: Array(body.utf8))
    #expect(answer.status == status)
    #expect(answer.header("Content-Type") == "application/problem+json")
  }
}
