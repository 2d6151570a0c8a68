import ArchivalReference
import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

/// `/register…`: the register for people, archive by archive down to a delo, and its search.
struct RegisterPages: Sendable {
  let register: Register
  let snapshot: RegisterSnapshot

  func add(to table: inout RouteTable) {
    table.get("/register") { request, _ in try top(request) }
    for path in [
      "/register/:archive", "/register/:archive/:fond", "/register/:archive/:fond/:opis",
      "/register/:archive/:fond/:opis/:delo",
    ] {
      table.get(path) { request, context in try folder(request, context) }
    }
  }

  private func top(_ request: Request) throws -> Response {
    let query = try RegisterQueryFields(request, snapshot)
    let language = PageLanguage(request)
    let words = PageWords.words(language)
    var content: [String: Any] = ["heading": words["register-title"] ?? "", "json": "/v1/register"]
    if let asked = query.words {
      let found = try register.findItems(RegisterQuery(words: asked, limit: query.limit))
      let text = asked.joined(separator: " ")
      content["words"] = text
      content["json"] = "/v1/register?q=\(text.percentEncoded)"
      content.merge(entries(found, language, "found", empty: "search-none")) { $1 }
    } else {
      let page = try register.archives(after: query.cursor, limit: query.limit)
      content["top"] = true
      content["rows"] = snapshot.rows
      content.merge(
        entries(
          page.items, language, "top", empty: "contents-none", next: page.next, "/register")
      ) { $1 }
    }
    return answer(content, language, request, path: "/register")
  }

  private func folder(_ request: Request, _ context: ServiceContext) throws -> Response {
    let query = try RegisterQueryFields(request, snapshot)
    let language = PageLanguage(request)
    let words = PageWords.words(language)
    var place = try RegisterRoutes.place(context)
    if let archive = ArchiveTable.standard.archive(named: place.archive),
      archive.key != place.archive
    {
      place.archive = archive.key
      return .redirect(to: RegisterText.address(of: place))
    }
    let address = RegisterText.address(of: place)
    let item = try register.item(at: place)
    let page = try register.children(of: place, after: query.cursor, limit: query.limit)
    guard item != nil || !page.items.isEmpty else {
      throw Problem(
        .unlisted, "the register has no \(place.level.name) \(place.parts.joined(separator: "/"))")
    }
    var content = entries(
      page.items, language, place.level.name, empty: "contents-none", next: page.next, address)
    if place.level == .delo { content["empty"] = nil }
    let name = RegisterText.label(of: place, in: language, isWhole: true)
    content["heading"] =
      item.flatMap { RegisterText.title(of: $0.entry, in: language) }.map { "\(name). \($0)" }
      ?? name
    content["json"] = RegisterRoutes.path(place)
    content["crumbs-shown"] = true
    content["crumbs"] = crumbs(to: place, language)
    if let item {
      let fields = RegisterText.fields(of: item.entry, in: language).compactMap {
        field -> [String: Any]? in
        field.value.map {
          ["label": words[field.key] ?? field.key, "value": $0, "english": field.key == "note"]
        }
      }
      content["fields-shown"] = !fields.isEmpty
      content["fields"] = fields
      content["coverage"] = RegisterText.coverage(of: item.entry).flatMap { words[$0] }
      content["line"] = String(decoding: item.line, as: UTF8.self)
      content["sha256"] = item.entry.digest.hex
    }
    return answer(content, language, request, path: address)
  }

  private func crumbs(to place: RegisterPlace, _ language: PageLanguage) -> [[String: Any]] {
    var crumbs: [[String: Any]] = []
    var above = place.parent
    while let place = above {
      crumbs.append([
        "href": RegisterText.address(of: place),
        "label": RegisterText.label(of: place, in: language),
      ])
      above = place.parent
    }
    return crumbs.reversed()
  }

  /// - Parameter kind: what they are of: a level, `top` or `found`.
  private func entries(
    _ items: [RegisterItem], _ language: PageLanguage, _ kind: String, empty: String,
    next: RegisterCursor? = nil, _ address: String = ""
  ) -> [String: Any] {
    let words = PageWords.words(language)
    var content: [String: Any] = [
      "list-shown": !items.isEmpty, "list-heading": words["contents-\(kind)"] ?? "",
      "entries": items.map { item -> [String: Any] in
        let place = RegisterPlace(of: item.entry)
        var entry: [String: Any] = [
          "href": RegisterText.address(of: place),
          "number": kind == "found"
            ? RegisterText.label(of: place, in: language, isWhole: true)
            : RegisterText.number(of: item.entry, in: language),
          "title": RegisterText.title(of: item.entry, in: language) ?? "",
          "dates": RegisterText.dates(of: item.entry, in: language) ?? "",
        ]
        entry["note"] =
          RegisterText.fields(of: item.entry, in: language).first { $0.key == "note" }?.value
        return entry
      },
    ]
    if items.isEmpty { content["empty"] = words[empty] }
    if let next { content["next"] = "\(address)?cursor=\(next.description.percentEncoded)" }
    return content
  }

  private func answer(
    _ content: [String: Any], _ language: PageLanguage, _ request: Request, path: String
  ) -> Response {
    let frame = PageFrame(
      language: language, path: path, digest: snapshot.sha256.hex, section: "register")
    var response = PageTemplates.page("register", frame.content.merging(content) { $1 })
    response.keep(language, if: request)
    return response
  }
}
