import CanonicalJSON
import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

/// `GET /v1/registers…`: which register is served, what it claims to know and rests on, and its
/// SQLite file.
struct RegistersRoute: Sendable {
  let register: ServedRegister

  func add(to table: inout RouteTable) {
    table.get("/v1/registers") { _, _ in
      Response(["registers": [register.json]], cache: "public, max-age=300")
    }
    table.get("/v1/registers/:digest") { _, context in
      try check(context)
      return Response(register.json, cache: Self.forEver)
    }
    table.get("/v1/registers/:digest/snapshot", streamed: true) { request, context in
      try check(context)
      return try snapshot(request)
    }
  }

  /// The address of what is told of a register.
  static func address(of snapshot: RegisterSnapshot) -> String {
    "/v1/registers/\(snapshot.sha256.hex)"
  }

  private static let forEver = "public, max-age=31536000, immutable"

  /// - Throws: ``Problem`` `unknownRegister`.
  private func check(_ context: ServiceContext) throws(Problem) {
    let digest = register.snapshot.sha256.hex
    guard context.parameters.get("digest") == digest else {
      throw Problem(.unknownRegister, "the register served is \(digest)")
    }
  }

  private func snapshot(_ request: Request) throws(Problem) -> Response {
    guard let file = register.file else {
      throw Problem(
        .notFound, "this register was read from CSV files; there is no SQLite file of it")
    }
    let tag = "\"\(file.digest.hex)\""
    var headers: HTTPFields = [.eTag: tag, .cacheControl: Self.forEver, .acceptRanges: "bytes"]
    if EntityTag.field(request.headers[.ifNoneMatch], names: tag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = "application/vnd.sqlite3"
    headers[.contentDisposition] =
      "attachment; filename=\"\(register.snapshot.sha256.hex.prefix(16)).sqlite\""
    headers[Self.digestField] =
      "sha-256=:\(String(decoding: Base64.encode(file.digest.bytes), as: UTF8.self)):"
    let part: ByteRange?
    do throws(ByteRange.Unsatisfiable) {
      part = try ByteRange.part(of: file.size, asked: request.headers, tag: tag)
    } catch {
      throw Problem(
        .rangeNotSatisfiable, "the file has \(file.size) bytes",
        headers: [.contentRange: "bytes */\(file.size)"])
    }
    guard let part else {
      return Response(status: .ok, headers: headers, body: file.body(0..<file.size))
    }
    headers[.contentRange] =
      "bytes \(part.bytes.lowerBound)-\(part.bytes.upperBound - 1)/\(file.size)"
    return Response(status: .partialContent, headers: headers, body: file.body(part.bytes))
  }

  /// The digest of the whole file, whichever part of it is given (RFC 9530, section 3).
  private static let digestField: HTTPField.Name = {
    guard let name = HTTPField.Name("Repr-Digest") else {
      preconditionFailure("Repr-Digest is a field's name")
    }
    return name
  }()
}
