import CanonicalJSON
import DocumentText
import Fingerprint
import HTTPTypes
import Hummingbird

/// A text that was sent to be read.
struct SubmittedText {
  /// Its bytes, which are UTF-8.
  var bytes: [UInt8]
  /// How it is written down.
  var format: DocumentFormat
  /// What findings call it.
  var name: String

  /// The text of a request: the body as it is, in the format that its media type says, or a
  /// JSON object `{"text":…}` with `format` and `name` if wanted.
  ///
  /// - Throws: ``Problem`` of kinds `malformedUTF8`, `malformedJSON` and
  ///   `unsupportedMediaType`.
  init(_ request: Request, _ body: [UInt8]) throws(Problem) {
    try self.init(request, body, as: SubmittedMedia(request))
  }

  /// The same of a body whose form is known.
  init(_ request: Request, _ body: [UInt8], as media: SubmittedMedia) throws(Problem) {
    let named = try Self.name(request)
    if body.isEmpty, request.headers[.contentType] == nil {
      throw Problem(.missingBody, "send the text as the body")
    }
    switch media {
    case .document(let format):
      try Self.checkUTF8(body)
      self.init(bytes: body, format: format, name: named ?? "text")
    case .object: try self.init(json: RequestObject(body), name: named)
    case .lines:
      throw Problem(.unsupportedMediaType, "JSON lines hold many documents; see the route's page")
    }
  }

  /// The text of one JSON object.
  ///
  /// - Parameter name: what findings call it where the object does not say.
  init(json: RequestObject, name: String? = nil) throws(Problem) {
    let text = try json.requiredString("text")
    let name = try Self.name(json) ?? name ?? "text"
    let format = try Self.format(json) ?? DocumentFormat(path: name.utf8)
    self.init(bytes: Array(text.utf8), format: format, name: name)
  }

  /// What an object says that findings call the text; nil where it says nothing.
  ///
  /// - Throws: ``Problem`` `malformedJSON`, `badParameter`.
  static func name(_ json: RequestObject) throws(Problem) -> String? {
    guard let name = try json.string("name") else { return nil }
    return try checked(name: name)
  }

  /// How an object says that the text is written down; nil where it says nothing.
  ///
  /// - Throws: ``Problem`` `malformedJSON`, `unprocessable`.
  static func format(_ json: RequestObject) throws(Problem) -> DocumentFormat? {
    guard let named = try json.string("format") else { return nil }
    guard let known = DocumentFormat(rawValue: named) else {
      let all = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(.unprocessable, "the formats are \(all)", pointer: "/format")
    }
    return known
  }

  private init(bytes: [UInt8], format: DocumentFormat, name: String) {
    self.bytes = bytes
    self.format = format
    self.name = name
  }

  /// What findings call it, as the path of a report.
  var path: PathBytes { PathBytes(name) }

  /// What the query says that findings call the text; nil where it says nothing.
  ///
  /// - Throws: ``Problem`` `badParameter`.
  static func name(_ request: Request) throws(Problem) -> String? {
    guard let name = request.uri.queryParameters["name"] else { return nil }
    return try checked(name: String(name))
  }

  private static func checked(name: String) throws(Problem) -> String {
    guard (1...255).contains(name.unicodeScalars.count),
      !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
    else {
      throw Problem(.badParameter, "a name has 1 to 255 letters and no control characters")
    }
    return name
  }

  private static func checkUTF8(_ bytes: [UInt8]) throws(Problem) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Problem(
        .malformedUTF8, "send the text as UTF-8", offset: error.byteOffsets.lowerBound)
    }
  }
}
