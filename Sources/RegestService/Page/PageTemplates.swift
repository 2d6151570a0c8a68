import HTTPTypes
import Hummingbird
import Mustache
import NIOCore

/// The pages' templates, and the answer that a page is.
enum PageTemplates {
  private static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    let sources = [
      ("layout", PackageResources.layout_mustache), ("form", PackageResources.form_mustache),
      ("finding", PackageResources.finding_mustache),
      ("issue", PackageResources.issue_mustache),
      ("check", PackageResources.check_mustache),
      ("register", PackageResources.register_mustache),
      ("record", PackageResources.record_mustache),
      ("issued", PackageResources.issued_mustache),
      ("error", PackageResources.error_mustache),
    ]
    for (name, bytes) in sources {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        // The tests render every template.
        assertionFailure("\(name): \(error)")
      }
    }
    return library
  }()

  /// A page made of a template and what it shows.
  static func page(
    _ name: String, _ content: [String: Any], status: HTTPResponse.Status = .ok
  ) -> Response {
    let html = library.render(content, withTemplate: name) ?? ""
    var response = Response(Array(html.utf8), media: "text/html; charset=utf-8", status: status)
    for (field, value) in protection { response.headers[field] = value }
    response.headers[.vary] = "Accept-Language, Cookie"
    return response
  }

  /// What keeps a page to itself: it loads nothing from elsewhere, runs nothing that stands in
  /// it, and is shown in no frame.
  private static let protection: [(HTTPField.Name, String)] = {
    let fields = [
      (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
          + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
      ),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ]
    return fields.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
  }()
}

/// What every page shows around its content.
struct PageFrame {
  var language: PageLanguage
  /// The address of the page without its language.
  var path: String
  /// The digest of the register.
  var digest: String
  /// Which part of the service it belongs to: `check` or `register`.
  var section: String

  /// The content of the frame, for templates.
  var content: [String: Any] {
    let mark = path.contains("?") ? "&" : "?"
    return [
      "language": language.rawValue, "w": PageWords.words(language), "digest": digest,
      "digest-short": String(digest.prefix(12)),
      "version": Service.version, "on-\(section)": true,
      "languages": PageLanguage.allCases.map { other -> [String: Any] in
        [
          "href": "\(path)\(mark)lang=\(other.rawValue)", "code": other.rawValue,
          "label": other.label, "current": other == language,
        ]
      },
    ]
  }
}
