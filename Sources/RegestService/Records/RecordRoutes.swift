import ArchivalReference
import CanonicalJSON
import DocumentText
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
    guard text.source.format == .plain else {
      throw Problem(
        .unsupportedMediaType,
        "records are issued of plain text, which others can read as it was read here")
    }
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
  /// - Throws: ``Problem`` `unprocessable` for a text that cites nothing.
  func records(of text: [UInt8]) throws -> [CitationRecord] {
    let examination = try examiner.examine(text)
    guard !examination.items.isEmpty else {
      throw Problem(.unprocessable, "there is no archival reference in the text")
    }
    let source = FileFingerprint(digest: try SHA256Digest.of(text), size: UInt64(text.count))
    return try issuer.records(of: examination, text: text, source: source)
  }

  private func record(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let known = try await known(try RecordAddress.id(context))
    let (media, form) = try RecordForm.wanted(request)
    if form == .page { return .page(of: known.record.id) }
    return try given(known, as: form, media, request)
  }

  /// A record in the form that the ending of its address asks for.
  func record(
    _ id: RegestID, ending: String, _ request: Request
  ) async throws -> Response {
    guard let wanted = RecordForm.endings.first(where: { $0.ending == ending }) else {
      let all = RecordForm.endings.map { ".\($0.ending)" }.joined(separator: ", ")
      throw Problem(.notFound, "a record's address may end with \(all)")
    }
    return try given(try await known(id), as: wanted.form, wanted.media, request)
  }

  private func given(
    _ known: Known, as form: RecordForm, _ media: String, _ request: Request
  ) throws -> Response {
    if form == .canonical { return known.canonical.unlessKnown(to: request) }
    let id = known.record.id
    let found = try FoundRecord(bytes: known.record.bytes, name: "\(id)")
    let bytes = try form.bytes(of: found, request)
    return try Response(bytes, of: id, as: form, media: media).unlessKnown(to: request)
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
    try id(context.parameters.get("id")?.percentDecoded ?? "")
  }

  /// The same, and what stands behind the first full stop: `csl.json`.
  ///
  /// - Throws: ``Problem`` `badParameter`.
  static func parts(
    _ context: ServiceContext
  ) throws(Problem) -> (id: RegestID, ending: String?) {
    let text = context.parameters.get("id")?.percentDecoded ?? ""
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return (try id(String(parts[0])), parts.count > 1 ? String(parts[1]) : nil)
  }

  private static func id(_ text: String) throws(Problem) -> RegestID {
    if let digest = SHA256Digest(hex: text.utf8) { return RegestID(.record, digest) }
    guard let id = RegestID(text), id.kind == .record else {
      throw Problem(.badParameter, "a record's address ends with the 64 hex digits of its id")
    }
    return id
  }
}
