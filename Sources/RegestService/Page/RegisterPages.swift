import ArchivalReference
import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

/// `/register…`: the register for people, archive by archive down to a delo, and its search.
struct RegisterPages: Sendable {
  let register: Register
  let snapshot: RegisterSnapshot
  let search: RegisterSearch
  /// What reads a shifr that is searched for.
  let parser: ReferenceParser

  func add(to table: inout RouteTable) {
    table.get("/register") { request, _ in try await top(request) }
    for path in [
      "/register/:archive", "/register/:archive/:fond", "/register/:archive/:fond/:opis",
      "/register/:archive/:fond/:opis/:delo",
    ] {
      table.get(path) { request, context in try folder(request, context) }
    }
  }

  private func top(_ request: Request) async throws -> Response {
    let query = try RegisterQueryFields(request, snapshot)
    let language = PageLanguage(request)
    let words = PageWords.words(language)
    var content: [String: Any] = ["heading": words["register-title"] ?? "", "json": "/v1/register"]
    if let asked = query.words {
      if let place = try place(named: asked.joined(separator: " ")) {
        return .redirect(to: RegisterText.address(of: place))
      }
      let found = try await search.items(with: asked, limit: query.limit)
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

  /// The deepest place of the register that a shifr names, if a text is one with its archive.
  private func place(named text: String) throws -> RegisterPlace? {
    guard let shifr = parser.references(in: Array(text.utf8).span).first?.shifr else { return nil }
    for level in [Level.delo, .opis, .fond] {
      if shifr[level] == nil { continue }
      guard let place = RegisterPlace(shifr, to: level) else { return nil }
      if try register.item(at: place) != nil { return place }
    }
    return nil
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
    let title = item.flatMap { RegisterText.title(of: $0.entry, in: language) }
    content["heading"] = title.map { "\(name). \($0)" } ?? name
    content["shifr"] = name
    content["title"] = title ?? RegisterText.label(of: place, in: language)
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
      content["line"] = String(decoding: item.line, as: UTF8.self)
      content["sha256"] = item.entry.digest.hex
      content["moves"] = try moves(of: item.entry, at: place, language)
    }
    if place.level != .delo {
      let extent = try register.extent(below: place)
      content["extent"] = RegisterText.extent(extent, at: place.level, language)
      let coverage = item.flatMap { RegisterText.coverage(of: $0.entry) } ?? .partial
      content["coverage"] = words["coverage-\(coverage.rawValue)"]
    }
    return answer(content, language, request, path: address)
  }

  /// Where an entry went, and where it came from.
  private func moves(
    of entry: RegisterEntry, at place: RegisterPlace, _ language: PageLanguage
  ) throws -> [[String: Any]] {
    let left = try register.concordance(
      from: place.archive, fond: place.fond, opis: place.opis, delo: place.delo
    ).filter { $0.level == place.level }
    let right = try register.concordance(
      to: place.archive, fond: place.fond, opis: place.opis, delo: place.delo
    ).filter { row in
      row.to.fond == place.fond && row.to.opis == place.opis && row.to.delo == place.delo
    }
    return left.compactMap { RegisterText.move($0, to: true, language) }
      + right.compactMap { RegisterText.move($0, to: false, language) }
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
      "list-shown": !items.isEmpty, "has-coverage": kind != "opis" && kind != "found",
      "list-heading": words["contents-\(kind)"] ?? "",
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
        if let coverage = RegisterText.coverage(of: item.entry) {
          entry["coverage"] = words["list-\(coverage.rawValue)"]
        }
        if let sheets = RegisterText.sheets(of: item.entry, language) { entry["sheets"] = sheets }
        if let status = item.entry.status, status != .open {
          entry["status"] = words["status-\(status.rawValue)"]
        }
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
