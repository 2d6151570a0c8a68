import DocumentText
import HTTPTypes
import Hummingbird

/// In what form a body is sent.
enum SubmittedMedia: Equatable {
  /// The text itself.
  case document(DocumentFormat)
  /// A JSON object with the text as a member.
  case object
  /// A JSON object a line.
  case lines

  /// The form that a request says its body has; plain text where it says nothing.
  ///
  /// - Throws: ``Problem`` `unsupportedMediaType`, which lists the forms.
  init(_ request: Request) throws(Problem) {
    guard let field = request.headers[.contentType] else {
      self = .document(.plain)
      return
    }
    // As most write it, without taking it apart.
    if let form = Self.forms[field] {
      self = form
      return
    }
    guard let media = MediaRange(field), let form = Self.forms["\(media.type)/\(media.subtype)"]
    else {
      let all = Self.names.joined(separator: ", ")
      throw Problem(.unsupportedMediaType, "bodies are read as \(all)", headers: [.accept: all])
    }
    if let charset = media.parameters["charset"]?.lowercased(),
      !["utf-8", "us-ascii"].contains(charset)
    {
      throw Problem(.unsupportedMediaType, "texts are read in UTF-8")
    }
    self = form
  }

  /// How much work a body may be, in bytes: one that is packed may be any.
  static func work(_ request: Request, _ body: [UInt8]) -> Int {
    guard case .document(let format)? = try? SubmittedMedia(request), format.isPacked else {
      return body.count
    }
    return .max
  }

  /// The media types that are read.
  static var names: [String] { forms.keys.sorted() }

  private static let forms: [String: SubmittedMedia] = [
    "text/plain": .document(.plain),
    "text/markdown": .document(.markdown),
    "text/html": .document(.html),
    "application/xhtml+xml": .document(.html),
    "application/xml": .document(.xml),
    "text/xml": .document(.xml),
    "application/tei+xml": .document(.xml),
    "text/x-tex": .document(.latex),
    "application/x-tex": .document(.latex),
    "application/x-latex": .document(.latex),
    "text/x-bibtex": .document(.bibtex),
    "application/x-bibtex": .document(.bibtex),
    "text/csv": .document(.csv),
    "text/tab-separated-values": .document(.csv),
    "application/vnd.citationstyles.csl+json": .document(.json),
    "application/ld+json": .document(.json),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": .document(.docx),
    "application/vnd.oasis.opendocument.text": .document(.odt),
    "application/json": .object,
    "application/x-ndjson": .lines,
    "application/jsonl": .lines,
  ]
}
