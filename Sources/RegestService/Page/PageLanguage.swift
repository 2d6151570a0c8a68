import HTTPTypes
import Hummingbird

/// A language of the pages.
enum PageLanguage: String, CaseIterable {
  case ru
  case en

  /// Its name in itself.
  var label: String {
    switch self {
    case .ru: "Русский"
    case .en: "English"
    }
  }

  /// The cookie that keeps what was chosen with the switch.
  static let cookie = "language"

  /// The language in which a page is asked for: by the switch, by what it was last set to, or
  /// by `Accept-Language` (RFC 9110, section 12.5.4); English for who asks for neither.
  init(_ request: Request) {
    if let chosen = request.uri.queryParameters["lang"].flatMap({
      PageLanguage(rawValue: String($0))
    })
      ?? request.cookies[Self.cookie].flatMap({ PageLanguage(rawValue: $0.value) })
    {
      self = chosen
      return
    }
    var best: (language: PageLanguage, weight: Int)?
    for entry in request.headers[values: .acceptLanguage].joined(separator: ",").split(
      separator: ",")
    {
      // The field has the form of Accept with one part instead of two.
      let parts = entry.split(separator: ";", maxSplits: 1)
      guard let tag = parts.first?.filter({ $0 != " " }).lowercased(),
        let language = PageLanguage(rawValue: String(tag.prefix(2))),
        let range = MediaRange("x/x" + (parts.count > 1 ? ";\(parts[1])" : ""))
      else { continue }
      if range.weight > best?.weight ?? 0 { best = (language, range.weight) }
    }
    self = best?.language ?? .en
  }
}
