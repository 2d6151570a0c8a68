import CanonicalJSON
import DocumentText
import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

/// A text that was sent to be read.
struct SubmittedText {
  /// What was sent: a text in UTF-8 or a packed document.
  var bytes: [UInt8]
  /// What was read of it.
  var source: SourceText
  /// What findings call it.
  var name: String

  /// The text of a request: the body as it is, in the format that its media type says, or a
  /// JSON object `{"text":…}` with `format` and `name` if wanted.
  ///
  /// - Throws: ``Problem`` of kinds `malformedUTF8`, `malformedJSON`, `unsupportedMediaType`,
  ///   `unreadableDocument` and `documentTooComplex`.
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
      if !format.isPacked { try Self.checkUTF8(body) }
      try self.init(bytes: body, format: format, name: named ?? "text")
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
    let named = DocumentFormat(path: name.utf8)
    // What was a packed document is a text here.
    let format = try Self.format(json) ?? (named.isPacked ? .plain : named)
    try self.init(bytes: Array(text.utf8), format: format, name: name)
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
    guard let known = DocumentFormat(rawValue: named), !known.isPacked else {
      let all = DocumentFormat.allCases.filter { !$0.isPacked }.map(\.rawValue)
        .joined(separator: ", ")
      throw Problem(.unprocessable, "the formats are \(all)", pointer: "/format")
    }
    return known
  }

  private init(bytes: [UInt8], format: DocumentFormat, name: String) throws(Problem) {
    self.bytes = bytes
    self.name = name
    source = try SourceText(submitted: bytes, as: format)
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
      !name.unicodeScalars.contains(where: isControl)
    else {
      throw Problem(.badParameter, "a name has 1 to 255 letters and no control characters")
    }
    return name
  }

  /// What a terminal that shows a report would obey: controls, other line ends, and marks that
  /// turn the direction of what follows.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C: true
    default: false
    }
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
