import CanonicalJSON
import Fingerprint
import HTTPTypes
import Regest
import TestSupport
import Testing

@testable import RegestService

@Suite struct RegistersRouteTests {
  /// A service over an SQLite file, and the bytes of it.
  private struct Served {
    let folder = try? TemporaryFolder()
    let service: Service
    let bytes: [UInt8]
    let path: String

    init() throws {
      let file = try #require(folder).path.appending("register.sqlite")
      _ = try Register.importCSV(from: Project.path("Fixtures/Registers/rgaspi"), to: file)
      let service = try TestService.make { $0.register = file }
      self.service = service
      bytes = try FileStore.read(file, limit: 1 << 30)
      path = "/v1/registers/\(service.snapshot.sha256.hex)/snapshot"
    }

    func answer(_ headers: HTTPFields = [:], _ path: String? = nil) async throws -> Answer {
      try await TestService.answer(.get, path ?? self.path, headers, of: service)
    }
  }

  @Test func theRegisterSaysWhatItClaimsToKnow() async throws {
    let all = try await TestService.answer(.get, "/v1/registers")
    let json = try JSON.parse(Array(all.text.utf8))
    let register = try #require(json["registers"]?.arrayValue?.first)
    let snapshot = TestService.service.snapshot
    #expect(register["sha256"] == .string(snapshot.sha256.hex))
    #expect(register["rows"] == .integer(Int64(snapshot.rows)))
    for (level, table) in [("fonds", "archives"), ("opisi", "fonds"), ("dela", "opisi")] {
      let rows = register["coverage"]?[level]?.members?.compactMap(\.value.integerValue) ?? []
      #expect(rows.reduce(0, +) == register["tables"]?[table]?.integerValue)
    }
    for table in ["archives", "fonds", "opisi", "dela"] {
      let rows = register["evidence"]?[table]?.members?.compactMap(\.value.integerValue) ?? []
      #expect(rows.reduce(0, +) == register["tables"]?[table]?.integerValue)
    }
    let url = try #require(register["url"]?.stringValue)
    let one = try await TestService.answer(.get, url)
    #expect(try JSON.parse(Array(one.text.utf8)) == register)
    #expect(one.header("Cache-Control") == "public, max-age=31536000, immutable")
  }

  @Test(arguments: ["0", String(repeating: "0", count: 64), "%2e%2e", "%00", "a%2f..%2fb"])
  func anotherRegisterIsTold(_ digest: String) async throws {
    for rest in ["", "/snapshot"] {
      let answer = try await TestService.answer(.get, "/v1/registers/\(digest)\(rest)")
      #expect(answer.status == 404)
      #expect(answer.text.contains("urn:regest:problem:unknown-register"))
    }
  }

  @Test func aRegisterOfCSVFilesHasNoFile() async throws {
    let digest = TestService.service.snapshot.sha256.hex
    let answer = try await TestService.answer(.get, "/v1/registers/\(digest)/snapshot")
    #expect(answer.status == 404)
    #expect(answer.text.contains("CSV"))
  }

  @Test func theFileIsGivenAsItIs() async throws {
    let served = try Served()
    let digest = try SHA256Digest.of(served.bytes)
    let answer = try await TestService.data(.get, served.path, of: served.service)
    #expect(answer.status == 200)
    #expect(answer.bytes == served.bytes)
    #expect(answer.headers[.contentType] == "application/vnd.sqlite3")
    #expect(answer.headers[.contentLength] == "\(served.bytes.count)")
    #expect(answer.headers[.eTag] == "\"\(digest.hex)\"")
    #expect(answer.headers[.acceptRanges] == "bytes")
    let base64 = String(decoding: Base64.encode(digest.bytes), as: UTF8.self)
    #expect(answer.headers[HTTPField.Name("Repr-Digest")!] == "sha-256=:\(base64):")
    let known = try await served.answer([.ifNoneMatch: "\"\(digest.hex)\""])
    #expect(known.status == 304)
    let head = try await TestService.answer(.head, served.path, of: served.service)
    #expect(head.status == 200)
    #expect(head.text.isEmpty)
    let about = try await served.answer([:], "/v1/registers")
    let json = try JSON.parse(Array(about.text.utf8))["registers"]?.arrayValue?.first
    #expect(json?["snapshot"]?["url"] == .string(served.path))
    #expect(json?["snapshot"]?["sha256"] == .string(digest.hex))
    #expect(json?["snapshot"]?["size"] == .integer(Int64(served.bytes.count)))
  }

  /// What `Range` asks for, and what is given; nil for all.
  @Test func partsAreGiven() async throws {
    let served = try Served()
    let size = served.bytes.count
    let cases: [(range: String, part: Range<Int>?)] = [
      ("bytes=0-0", 0..<1), ("bytes=0-99", 0..<100), ("BYTES=5-", 5..<size),
      ("bytes=-7", size - 7..<size), ("bytes=-\(size * 2)", 0..<size),
      ("bytes=\(size - 1)-\(size * 2)", size - 1..<size),
      ("bytes=100000-99999999999999999999", 100_000..<size), ("bytes=0-1,5-6", nil),
      ("bytes=9-3", nil), ("bytes=", nil), ("bytes=-", nil), ("items=0-1", nil),
      ("bytes=+1-2", nil), ("bytes=0x0-1", nil), ("bytes=1 - 2", nil),
    ]
    for (range, part) in cases {
      let answer = try await TestService.data(
        .get, served.path, [.range: range], of: served.service)
      #expect(answer.status == (part == nil ? 200 : 206), "\(range)")
      #expect(answer.bytes == Array(served.bytes[part ?? 0..<size]), "\(range)")
      let content = part.map { "bytes \($0.lowerBound)-\($0.upperBound - 1)/\(size)" }
      #expect(answer.headers[.contentRange] == content, "\(range)")
    }
    for range in ["bytes=\(size)-", "bytes=-0", "bytes=99999999999999999999-"] {
      let answer = try await served.answer([.range: range])
      #expect(answer.status == 416)
      #expect(answer.text.contains("range-not-satisfiable"))
      #expect(answer.header("Content-Range") == "bytes */\(size)")
    }
    let tag = "\"\(try SHA256Digest.of(served.bytes).hex)\""
    for (field, status) in [(tag, 206), ("\"other\"", 200), ("W/\(tag)", 200)] {
      let answer = try await served.answer([.range: "bytes=0-9", .ifRange: field])
      #expect(answer.status == status)
    }
  }

  /// A running service keeps the file it was started with.
  @Test func anotherFileInItsPlaceChangesNothing() async throws {
    let served = try Served()
    let file = try #require(served.folder).path.appending("register.sqlite")
    try FileStore.write(Array("another".utf8), to: file)
    let answer = try await TestService.data(.get, served.path, of: served.service)
    #expect(answer.bytes == served.bytes)
  }

  @Test func pagesOfTheRegisterAreNotSentTwice() async throws {
    let address = "/v1/register/RGASPI/558"
    let first = try await TestService.answer(.get, address)
    let tag = try #require(first.header("ETag"))
    #expect(tag == "\"\(try SHA256Digest.of(Array(first.text.utf8)).hex)\"")
    for _ in 0..<2 {
      let again = try await TestService.answer(.get, address, [.ifNoneMatch: tag])
      #expect(again.status == 304)
      #expect(again.text.isEmpty)
      #expect(again.header("Cache-Control") == first.header("Cache-Control"))
    }
    #expect(try await TestService.answer(.get, address).text == first.text)
  }
}
