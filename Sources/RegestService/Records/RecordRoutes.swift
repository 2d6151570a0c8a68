import ArchivalReference
import CanonicalJSON
import Fingerprint
import HTTPTypes
import Hummingbird
import Ledger
import Regest
import TransparencyLog

/// `/v1/records…`: citation records, issued once and kept for ever.
///
/// The records of a text are those that `regest build` makes of a file with the same bytes:
/// equal texts, register and rules give equal ids, here and on any other machine.
struct RecordRoutes: Sendable {
  let ledger: Ledger
  let examiner: Examiner
  let issuer: RecordIssuer
  let address: ServiceAddress
  /// Records that were asked for lately: none ever changes.
  private let kept = Kept<SHA256Digest, Known>(limit: 8 << 20)

  init(ledger: Ledger, examiner: Examiner, issuer: RecordIssuer, address: ServiceAddress) {
    self.ledger = ledger
    self.examiner = examiner
    self.issuer = issuer
    self.address = address
  }

  /// How many records one request issues at most.
  static let mostRecords = 10_000

  func add(to table: inout RouteTable) {
    table.post("/v1/records", check: { request in try await ledger.checkToken(of: request) }) {
      request, body, _ in try await issue(request, body)
    }
    table.get("/v1/records/:id", counted: false) { request, context in
      try await record(request, context)
    }
    table.get("/v1/records/:id/proof") { _, context in try await proof(context) }
  }

  private func issue(_ request: Request, _ body: [UInt8]) async throws -> Response {
    let text = try SubmittedText(request, body)
    let records = try self.records(of: text.bytes)
    let issued = try await ledger.issued(records)
    let isNew = issued.contains(where: \.isNew)
    let json: JSON = [
      "source": [
        "id": .string("\(RegestID(.source, try SHA256Digest.of(text.bytes)))"),
        "size": .integer(Int64(text.bytes.count)),
      ],
      "records": .array(
        issued.map { issuance in
          [
            "id": .string("\(issuance.id)"), "position": .integer(Int64(issuance.position)),
            "new": .bool(issuance.isNew), "url": .string(address.record(issuance.id)),
          ]
        }),
    ]
    var response = Response(json, status: isNew ? .created : .ok)
    let first = issued.first(where: \.isNew) ?? issued.first
    if let first { response.headers[.location] = "/v1/records/\(first.id.digest.hex)" }
    return response
  }

  /// The records of a text, in order of place.
  ///
  /// - Throws: ``Problem`` `unprocessable` for a text that cites nothing, or too much.
  func records(of text: [UInt8]) throws -> [CitationRecord] {
    let examination = try examiner.examine(text)
    guard !examination.items.isEmpty else {
      throw Problem(.unprocessable, "there is no archival reference in the text")
    }
    guard examination.items.count <= Self.mostRecords else {
      throw Problem(
        .unprocessable,
        "at most \(Self.mostRecords) records are issued at once; send the text in parts")
    }
    let source = FileFingerprint(digest: try SHA256Digest.of(text), size: UInt64(text.count))
    return try issuer.records(of: examination, text: text, source: source)
  }

  private func record(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let known = try await known(try RecordAddress.id(context))
    let (media, form) = try RecordForm.wanted(request)
    let id = known.record.id
    switch form {
    case .page: return .page(of: id)
    case .canonical: return known.canonical.unlessKnown(to: request)
    default:
      let found = try FoundRecord(bytes: known.record.bytes, name: "\(id)")
      let bytes = try form.bytes(of: found, request)
      return try Response(bytes, of: id, as: form, media: media).unlessKnown(to: request)
    }
  }

  /// A record, and the answer that its bytes are.
  private struct Known: Sendable {
    var record: StoredRecord
    var canonical: Response
  }

  private func known(_ id: RegestID) async throws -> Known {
    if let known = kept[id.digest] { return known }
    let record = try await ledger.found(id)
    let canonical = try Response(
      record.bytes, of: id, as: .canonical, media: RecordForm.all[0].media)
    let known = Known(record: record, canonical: canonical)
    kept.keep(known, for: id.digest, bytes: 2 * record.bytes.count)
    return known
  }

  private func proof(_ context: ServiceContext) async throws -> Response {
    let id = try RecordAddress.id(context)
    _ = try await ledger.found(id)
    guard let proof = try await ledger.proof(of: id) else {
      var response = Response(["status": "pending"], status: .accepted)
      response.headers[.retryAfter] = "1"
      return response
    }
    var response = Response(proof.bytes, media: "text/plain; charset=utf-8", cache: "max-age=60")
    response.headers[.contentDisposition] =
      "attachment; filename=\"\(id.digest.hex.prefix(16)).tlog-proof\""
    return response
  }
}

/// The id of a record in an address.
enum RecordAddress {
  /// The id that an address names by its digest or as a whole.
  ///
  /// - Throws: ``Problem`` `badParameter`.
  static func id(_ context: ServiceContext) throws(Problem) -> RegestID {
    let text = context.parameters.get("id")?.percentDecoded ?? ""
    if let digest = SHA256Digest(hex: text.utf8) { return RegestID(.record, digest) }
    guard let id = RegestID(text), id.kind == .record else {
      throw Problem(.badParameter, "a record's address ends with the 64 hex digits of its id")
    }
    return id
  }
}
