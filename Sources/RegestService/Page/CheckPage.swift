import ArchivalReference
import Citing
import DocumentText
import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

/// `/`: a field for a text, and what is known of its citations. It works without a script, and
/// nothing of it is kept.
struct CheckPage: Sendable {
  let examiner: Examiner
  let register: Register
  let snapshot: RegisterSnapshot
  /// Whether records can be issued.
  let canIssue: Bool

  func add(to table: inout RouteTable) {
    table.get("/") { request, _ in empty(request) }
    table.post("/") { request, body, _ in try checked(request, body) }
  }

  private func empty(_ request: Request) -> Response {
    let language = PageLanguage(request)
    var response = PageTemplates.page(
      "check", frame(language).merging(form("", style: Self.usualStyle(language), language)) { $1 })
    response.keep(language, if: request)
    return response
  }

  private func checked(_ request: Request, _ body: [UInt8]) throws -> Response {
    let language = PageLanguage(request)
    let form = try MultipartForm(request, body)
    let submitted = try Self.submitted(form)
    let chosen = form.text("style").flatMap { StyleLibrary.style(named: $0) }
    let style = chosen ?? Self.usualStyle(language)
    let checked = try CheckedText(submitted, examiner: examiner, register: register, style: style)
    var content = frame(language)
    content.merge(
      self.form(submitted.isTyped ? submitted.text : "", style: style, language)
    ) { $1 }
    var result = try checked.content(language)
    // A record has places in the bytes of a text.
    result["can-issue"] =
      canIssue && !submitted.source.format.isPacked && (result["count"] as? Int ?? 0) > 0
    result["source-text"] = submitted.text
    content["result"] = result
    return PageTemplates.page("check", content)
  }

  /// The file that was chosen, or else the text that was typed.
  private static func submitted(_ form: MultipartForm) throws(Problem) -> PageText {
    if let file = form["file"], !file.bytes.isEmpty {
      let name = file.fileName ?? "text"
      return try PageText(
        bytes: file.bytes, format: DocumentFormat(path: name.utf8), name: name, isTyped: false)
    }
    return try PageText(
      bytes: form["text"]?.bytes ?? [], format: .plain, name: "text", isTyped: true)
  }

  private func frame(_ language: PageLanguage) -> [String: Any] {
    PageFrame(
      language: language, path: "/", digest: snapshot.sha256.hex, section: "check"
    ).content
  }

  private func form(
    _ text: String, style: Style, _ language: PageLanguage
  ) -> [String: Any] {
    let words = PageWords.words(language)
    return [
      "submitted": text, "rows": text.isEmpty ? 12 : 6,
      "styles": StyleLibrary.styles.map { known -> [String: Any] in
        [
          "name": known.name, "chosen": known.name == style.name,
          "title": (words["style-\(known.name)"] ?? known.title)
            + (known.unconfirmed == nil ? "" : " †"),
        ]
      },
    ]
  }

  /// What an editor who writes in a language prints most.
  private static func usualStyle(_ language: PageLanguage) -> Style {
    let name = language == .ru ? "gost-note" : "chicago-notes"
    return StyleLibrary.style(named: name) ?? StyleLibrary.styles[0]
  }
}

/// A text that was pasted or chosen.
struct PageText {
  /// What is shown and checked.
  let source: SourceText
  var name: String
  /// Whether it was typed and not chosen as a file.
  var isTyped: Bool

  /// - Throws: ``Problem`` `malformedUTF8`, `unreadableDocument`, `documentTooComplex`.
  init(bytes: [UInt8], format: DocumentFormat, name: String, isTyped: Bool) throws(Problem) {
    let source = try SourceText(submitted: bytes, as: format)
    do {
      _ = try UTF8Span(validating: source.bytes.span)
    } catch {
      throw Problem(
        .malformedUTF8, "save the file as UTF-8", offset: error.byteOffsets.lowerBound)
    }
    self.source = source
    self.name = name
    self.isTyped = isTyped
  }

  var text: String { String(decoding: source.bytes, as: UTF8.self) }
}

extension Response {
  /// Keeps a language that was chosen with the switch for a year.
  mutating func keep(_ language: PageLanguage, if request: Request) {
    guard request.uri.queryParameters["lang"] != nil else { return }
    setCookie(
      Cookie(
        name: PageLanguage.cookie, value: language.rawValue, maxAge: 31_536_000, path: "/",
        httpOnly: true, sameSite: .lax))
  }
}
