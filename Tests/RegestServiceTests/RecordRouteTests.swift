import ArchivalReference
import CanonicalJSON
import Fingerprint
import Foundation
import HTTPTypes
import Ledger
import Regest
import TestSupport
import Testing
import TransparencyLog

@testable import RegestService

@Suite struct RecordRouteTests {
  /// A text that no other test issues.
  static func text(_ number: Int) -> String {
    "О том см.: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(number)."
  }

  static func headers(_ token: String? = TestService.ledger?.token) -> HTTPFields {
    var headers: HTTPFields = [.contentType: "text/plain"]
    headers[.authorization] = token.map { "Bearer \($0)" }
    return headers
  }

  static func issue(_ text: String) async throws -> Answer {
    try await TestService.answer(.post, "/v1/records", headers(), body: Array(text.utf8))
  }

  /// The digits of the id of a text's first record, which is issued where it is not there yet.
  static func issued(_ text: String) async throws -> String {
    let answer = try await issue(text)
    #expect([200, 201].contains(answer.status), "\(answer.text)")
    let json = try JSON.parse(Array(answer.text.utf8))
    let id = json["records"]?.arrayValue?.first?["id"]?.stringValue ?? ""
    return String(try #require(id.split(separator: ":").last))
  }

  @Test func aRecordIsIssuedOnceAndKept() async throws {
    let first = try await Self.issue(Self.text(1001))
    #expect(first.status == 201)
    let location = try #require(first.header("Location"))
    let second = try await Self.issue(Self.text(1001))
    #expect(second.status == 200)
    #expect(second.header("Location") == location)
    let record = try await TestService.answer(.get, location)
    #expect(record.status == 200)
    let digest = try SHA256Digest.of(Array(record.text.utf8))
    #expect(location == "/v1/records/\(digest.hex)")
    #expect(record.header("ETag") == "\"\(digest.hex)\"")
    #expect(record.header("Cache-Control") == "public, max-age=31536000, immutable")
    #expect(record.header("Vary") == "Accept")
    #expect(record.header("Content-Type") == "application/json")
    let whole = try await TestService.answer(.get, "/v1/records/regest:1:rec:\(digest.hex)")
    #expect(whole.text == record.text)
  }

  @Test(arguments: [
    ("text/plain", "nothing is cited", 422, "unprocessable"),
    ("application/json", "{", 400, "malformed-json"),
    ("application/x-ndjson", "{}", 415, "unsupported-media-type"),
  ])
  func whatIsNoTextWithCitationsIsTold(
    _ type: String, _ body: String, _ status: Int, _ kind: String
  ) async throws {
    var headers = Self.headers()
    headers[.contentType] = type
    let answer = try await TestService.answer(
      .post, "/v1/records", headers, body: Array(body.utf8))
    #expect(answer.status == status)
    #expect(answer.text.contains("urn:regest:problem:\(kind)"))
  }

  /// Sixty-four at once, each text several times: one id and one place a text.
  @Test func equalTextsGiveEqualRecordsAlsoAtOnce() async throws {
    let answers = try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      for number in 0..<64 {
        group.addTask { (number % 16, try await Self.issue(Self.text(2000 + number % 16))) }
      }
      return try await group.reduce(into: [(Int, Answer)]()) { $0.append($1) }
    }
    var seen: [Int: JSON] = [:]
    var (created, positions) = (0, Set<Int64>())
    for (number, answer) in answers {
      if answer.status == 201 { created += 1 }
      let record = try JSON.parse(Array(answer.text.utf8))["records"]?.arrayValue?.first
      let position = try #require(record?["position"]?.integerValue)
      positions.insert(position)
      let known = seen[number]
      seen[number] = record
      guard let known else { continue }
      #expect(known["id"] == record?["id"])
      #expect(known["position"]?.integerValue == position)
    }
    #expect(created == 16)
    #expect(positions.count == 16)
    let all = try #require(TestService.service.ledger).status.records
    #expect(positions.allSatisfy { 0..<Int64(all) ~= $0 })
  }

  /// The records of a text are those that the library makes of a file with the same bytes.
  @Test func idsAreThoseOfAFileWithTheSameBytes() async throws {
    let text = Self.text(1005) + "\n" + Self.text(1006) + "\nТам же. Л. 7.\n"
    let register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    let examination = try Examiner(register: register).examine(Array(text.utf8))
    let made = try RecordIssuer(register: register, archives: .standard).records(
      of: examination, text: Array(text.utf8),
      source: FileFingerprint(
        digest: try SHA256Digest.of(Array(text.utf8)), size: UInt64(text.utf8.count)))
    let answer = try await Self.issue(text)
    let records = try JSON.parse(Array(answer.text.utf8))["records"]?.arrayValue ?? []
    #expect(records.map { $0["id"]?.stringValue } == made.map { "\($0.id)" })
    #expect(records.count == 3)
  }

  /// Each form: what asks for it, by `Accept` and by name, its type and how it begins.
  static let forms: [(accept: String, name: String, type: String, beginning: String)] = [
    ("application/json", "canonical", "application/json", "{"),
    ("text/plain", "citation", "text/plain", "РГАСПИ. Ф. 558."),
    ("text/x-bibliography", "citation", "text/x-bibliography", "РГАСПИ. Ф. 558."),
    (
      "application/vnd.citationstyles.csl+json", "csl-json",
      "application/vnd.citationstyles.csl+json", "["
    ),
    ("application/x-bibtex", "biblatex", "application/x-bibtex", "@"),
    (
      "application/x-research-info-systems", "ris", "application/x-research-info-systems",
      "TY  - "
    ),
    ("application/tei+xml", "tei", "application/tei+xml", "<?xml"),
  ]

  @Test(arguments: forms)
  func aRecordIsGivenInTheFormThatIsAccepted(
    _ accept: String, _ name: String, _ type: String, _ beginning: String
  ) async throws {
    let address = "/v1/records/\(try await Self.issued(Self.text(1007)))"
    let answer = try await TestService.answer(.get, address, [.accept: accept])
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type")?.hasPrefix(type) == true)
    #expect(answer.text.hasPrefix(beginning), "\(answer.text.prefix(80))")
    #expect(answer.header("Vary") == "Accept")
    let named = try await TestService.answer(.get, address + "?form=\(name)")
    #expect(named.text == answer.text)
    let tag = try #require(answer.header("ETag"))
    #expect(tag == "\"\(try SHA256Digest.of(Array(answer.text.utf8)).hex)\"")
    for field in [tag, "\"a\", W/\(tag)", "*"] {
      let again = try await TestService.answer(
        .get, address, [.accept: accept, .ifNoneMatch: field])
      #expect(again.status == 304)
      #expect(again.text.isEmpty)
      #expect(again.header("ETag") == tag)
    }
    let other = try await TestService.answer(
      .get, address, [.accept: accept, .ifNoneMatch: "\"a\""])
    #expect(other.status == 200)
  }

  /// The ending of an address asks for the form that the type of it does.
  @Test(arguments: RecordForm.endings.map(\.ending))
  func anEndingAsksForAForm(_ ending: String) async throws {
    let id = try await Self.issued(Self.text(1011))
    let wanted = try #require(RecordForm.endings.first { $0.ending == ending })
    let answer = try await TestService.answer(.get, "/r/\(id).\(ending)", [.accept: "image/png"])
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == wanted.media)
    let negotiated = try await TestService.answer(
      .get, "/v1/records/\(id)", [.accept: wanted.media])
    #expect(answer.text == negotiated.text)
    let tag = try #require(answer.header("ETag"))
    let again = try await TestService.answer(
      .get, "/r/\(id).\(ending)", [.ifNoneMatch: tag])
    #expect(again.status == 304)
  }

  @Test(arguments: [
    (".pdf", 404, "not-found"), (".", 404, "not-found"), (".bib.bib", 404, "not-found"),
    (".bib%00", 400, "bad-parameter"), ("%0d%0a.bib", 400, "bad-parameter"),
    ("/../x.bib", 404, "not-found"),
  ])
  func anEndingThatIsNoneIsTold(_ ending: String, _ status: Int, _ kind: String) async throws {
    let id = try await Self.issued(Self.text(1011))
    let answer = try await TestService.answer(.get, "/r/\(id)\(ending)")
    #expect(answer.status == status)
    #expect(answer.text.contains("urn:regest:problem:\(kind)"))
  }

  /// The type that is wanted most of those that can be given (RFC 9110, section 12.5.1).
  @Test(arguments: [
    ("image/png, application/x-bibtex", 200, "@"),
    ("application/x-bibtex;q=0.1, text/plain", 200, "РГ"),
    ("application/x-bibtex;q=0, application/*;q=0.5", 200, "{"), ("image/*, */*;q=0.1", 200, "{"),
    ("text/x-bibliography; style=chicago-notes; locale=en-US", 200, "f. 558"),
    ("text/x-bibliography; style=none", 406, "{"), ("image/png, text/html;q=0", 406, "{"),
    ("*/*;q=0", 406, "{"),
  ])
  func theFormThatIsWantedMostIsGiven(
    _ accept: String, _ status: Int, _ beginning: String
  ) async throws {
    let id = try await Self.issued(Self.text(1007))
    let answer = try await TestService.answer(.get, "/v1/records/\(id)", [.accept: accept])
    #expect(answer.status == status)
    #expect(answer.text.hasPrefix(beginning), "\(answer.text.prefix(60))")
  }

  @Test func peopleAreLedToThePage() async throws {
    let id = try await Self.issued(Self.text(1008))
    let browser = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
    let answer = try await TestService.answer(.get, "/v1/records/\(id)", [.accept: browser])
    #expect(answer.status == 303)
    #expect(answer.header("Location") == "/r/\(id)")
    #expect(answer.header("Vary") == "Accept")
    let page = try await TestService.answer(.get, "/r/\(id)", [.accept: browser])
    #expect(page.status == 200)
    #expect(page.text.contains("Д. 740. Л. 1008"))
    #expect(page.text.contains("/v1/records/\(id)/proof"))
    let data = try await TestService.answer(.get, "/r/\(id)", [.accept: "application/json"])
    #expect(data.header("Location") == "/v1/records/\(id)")
  }

  @Test func thePageOfATextIssuesRecords() async throws {
    let token = try #require(TestService.ledger).token
    for (given, status) in [(token, 201), (token, 200), ("", 403), ("rgst_x", 403)] {
      let answer = try await TestService.answer(
        .post, "/issue", [.contentType: "multipart/form-data; boundary=x"],
        body: PageTests.form([("text", Self.text(1009)), ("token", given)]))
      #expect(answer.status == status)
      if status < 300 { #expect(answer.text.contains("href=\"/r/")) }
      #expect(given.isEmpty || !answer.text.contains(given))
    }
  }

  @Test(arguments: [
    ("", 404, "unknown-record"), ("/proof", 404, "unknown-record"),
    ("?form=nothing", 404, "unknown-record"),
  ])
  func aRecordThatWasNotIssuedIsTold(
    _ rest: String, _ status: Int, _ kind: String
  ) async throws {
    let answer = try await TestService.answer(
      .get, "/v1/records/\(String(repeating: "0", count: 64))\(rest)")
    #expect(answer.status == status)
    #expect(answer.text.contains("urn:regest:problem:\(kind)"))
  }

  @Test(arguments: [
    "1", "regest:1:man:\(String(repeating: "0", count: 64))", "%FF", "%0d%0aX:%201",
    String(repeating: "g", count: 64), String(repeating: "A", count: 64),
  ])
  func anAddressThatIsNoIdIsTold(_ id: String) async throws {
    let answer = try await TestService.answer(.get, "/v1/records/\(id)")
    #expect(answer.status == 400)
    #expect(answer.text.contains("urn:regest:problem:bad-parameter"))
  }

  @Test(arguments: [("form=xyz", 400), ("form=citation&style=none", 400)])
  func aFormOrStyleThatIsNotThereIsTold(_ query: String, _ status: Int) async throws {
    let id = try await Self.issued(Self.text(1010))
    let answer = try await TestService.answer(.get, "/v1/records/\(id)?\(query)")
    #expect(answer.status == status)
    let none = try await TestService.answer(
      .get, "/v1/records/\(id)", [.accept: "image/png"])
    #expect(none.status == 406)
    #expect(none.text.contains("application/tei+xml"))
  }
}
