import ArchivalReference
import CanonicalJSON
import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

/// `GET /v1/register…`: the register that is served, from its archives down to a delo, and
/// what is found in it.
///
/// A page is the same for ever under the register's digest, which `?digest=` demands.
struct RegisterRoutes: Sendable {
  let register: Register
  let snapshot: RegisterSnapshot
  private let search: RegisterSearch
  private let kept = KeptAnswers()

  /// How many entries a page has, and how many at most.
  static let usualLimit = 100
  static let largestLimit = 1000

  init(_ served: ServedRegister) {
    register = served.register
    snapshot = served.snapshot
    search = served.search
  }

  func add(to table: inout RouteTable) {
    table.get("/v1/register") { request, _ in
      if let words = try RegisterQueryFields.words(request) {
        return try await found(words, request).unlessKnown(to: request)
      }
      return try kept.answer(request) { try top(request) }.unlessKnown(to: request)
    }
    for path in [
      "/v1/register/:archive", "/v1/register/:archive/:fond", "/v1/register/:archive/:fond/:opis",
      "/v1/register/:archive/:fond/:opis/:delo",
    ] {
      table.get(path) { request, context in
        try kept.answer(request) { try folder(request, context) }.unlessKnown(to: request)
      }
    }
  }

  private func found(_ words: [String], _ request: Request) async throws -> Response {
    let query = try RegisterQueryFields(request, snapshot)
    return try answer(
      RegisterJSON.found(try await search.items(with: words, limit: query.limit)), request)
  }

  private func top(_ request: Request) throws -> Response {
    let query = try RegisterQueryFields(request, snapshot)
    let page = try register.archives(after: query.cursor, limit: query.limit)
    var response = try answer(head + RegisterJSON.folder(nil, page).dropFirst(), request)
    response.link(to: page.next, "/v1/register", query.limit)
    return response
  }

  private func folder(_ request: Request, _ context: ServiceContext) throws -> Response {
    let query = try RegisterQueryFields(request, snapshot)
    var place = try Self.place(context)
    if let archive = ArchiveTable.standard.archive(named: place.archive),
      archive.key != place.archive
    {
      place.archive = archive.key
      return Response(
        status: .seeOther,
        headers: [
          .location: Self.path(place) + (request.uri.query.map { "?\($0)" } ?? ""),
          .cacheControl: "max-age=3600",
        ])
    }
    let entry = try register.item(at: place)
    let page = try register.children(of: place, after: query.cursor, limit: query.limit)
    guard entry != nil || !page.items.isEmpty else {
      throw try register.unlisted(place)
    }
    var response = try answer(RegisterJSON.folder(entry, page), request)
    response.link(to: page.next, Self.path(place), query.limit)
    return response
  }

  /// The place that a path names.
  ///
  /// - Throws: ``Problem`` `badParameter`.
  static func place(_ context: ServiceContext) throws(Problem) -> RegisterPlace {
    var parts: [String] = []
    for name in ["archive", "fond", "opis", "delo"] {
      guard let part = context.parameters.get(name) else { continue }
      guard let decoded = part.percentDecoded else {
        throw Problem(.badParameter, "the address is not percent-encoded UTF-8")
      }
      parts.append(decoded)
    }
    guard let place = RegisterPlace(parts) else {
      throw Problem(.badParameter, "a place has one to four parts, none of them empty")
    }
    return place
  }

  /// The address of a place.
  static func path(_ place: RegisterPlace) -> String {
    "/v1/register/" + place.parts.map { $0.percentEncoded }.joined(separator: "/")
  }

  /// `{"sha256":…,"rows":…,"tables":{…},`: who the register is.
  private var head: [UInt8] {
    let json: JSON = [
      "sha256": .string(snapshot.sha256.hex), "rows": .integer(Int64(snapshot.rows)),
      "tables": .object(
        snapshot.counts.map { JSON.Member(name: $0.table, value: .integer(Int64($0.rows))) }),
    ]
    return json.lineBytes().dropLast() + Array(",".utf8)
  }

  private func answer(_ bytes: [UInt8], _ request: Request) throws -> Response {
    let isNamed = request.uri.queryParameters["digest"] != nil
    let line = bytes + [0x0A]
    return try Response(
      line, media: "application/json",
      cache: isNamed ? "public, max-age=31536000, immutable" : "public, max-age=300"
    ).tagged(by: line)
  }
}

/// What a request for a part of the register says beside the place.
struct RegisterQueryFields {
  var limit = RegisterRoutes.usualLimit
  var cursor: RegisterCursor?
  var words: [String]?

  /// - Throws: ``Problem`` `badParameter`, `badCursor`, `unknownRegister`.
  init(_ request: Request, _ snapshot: RegisterSnapshot) throws(Problem) {
    let query = request.uri.queryParameters
    if let digest = query["digest"], digest != snapshot.sha256.hex {
      throw Problem(.unknownRegister, "the register served is \(snapshot.sha256.hex)")
    }
    if let text = query["limit"] {
      guard let number = Int(text), (1...RegisterRoutes.largestLimit).contains(number) else {
        throw Problem(
          .badParameter, "limit takes a number from 1 to \(RegisterRoutes.largestLimit)")
      }
      limit = number
    }
    if let text = query["cursor"] {
      guard let cursor = RegisterCursor(String(text)) else {
        throw Problem(.badCursor, "use the address that Link or next gave")
      }
      self.cursor = cursor
    }
    words = try Self.words(request)
  }

  /// What is searched for; nil where nothing is.
  ///
  /// - Throws: ``Problem`` `badParameter`.
  static func words(_ request: Request) throws(Problem) -> [String]? {
    guard let text = request.uri.queryParameters["q"] else { return nil }
    let words = text.split { $0 == " " || $0 == "+" }.map(String.init)
    guard !words.isEmpty, text.unicodeScalars.count <= 300 else {
      throw Problem(.badParameter, "q takes words, 300 letters of them at most")
    }
    return words
  }
}

extension Response {
  /// Names the address of the next page (RFC 8288).
  fileprivate mutating func link(to next: RegisterCursor?, _ path: String, _ limit: Int) {
    guard let next else { return }
    let cursor = next.description.percentEncoded
    headers[.link] = "<\(path)?limit=\(limit)&cursor=\(cursor)>; rel=\"next\""
  }
}
