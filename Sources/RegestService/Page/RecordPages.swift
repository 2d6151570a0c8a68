import ArchivalReference
import CanonicalJSON
import Citing
import Fingerprint
import HTTPTypes
import Hummingbird
import Ledger
import Regest

/// `/r/{id}`, the permanent page of a record, and `/issue`, where the page of a text issues
/// them.
struct RecordPages: Sendable {
  let ledger: Ledger
  let routes: RecordRoutes
  let snapshot: RegisterSnapshot
  let address: ServiceAddress

  /// The styles in which a record is shown.
  private static let styles = ["gost-note", "chicago-notes", "apa", "mla"]

  func add(to table: inout RouteTable) {
    table.get("/r/:id") { request, context in try await page(request, context) }
    table.post("/issue") { request, body, _ in try await issue(request, body) }
  }

  private func page(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let (id, ending) = try RecordAddress.parts(context)
    if let ending { return try await routes.record(id, ending: ending, request) }
    let (_, isPage) = try request.preferred(
      [("text/html; charset=utf-8", true)]
        + RecordForm.all.filter { $0.form != .page }.map { ($0.media, false) })
    guard isPage else { return .redirect(to: "/v1/records/\(id.digest.hex)") }
    let stored = try await ledger.found(id)
    let record = try FoundRecord(bytes: stored.bytes, name: "\(id)")
    let language = PageLanguage(request)
    let words = PageWords.words(language)
    let hex = id.digest.hex
    var content = PageFrame(
      language: language, path: "/r/\(hex)", digest: snapshot.sha256.hex, section: "record"
    ).content
    content.merge(Self.facts(of: record, language)) { $1 }
    content["permalink"] = address.record(id)
    content["base"] = address.command(request.head.authority)
    content["proof"] = "/v1/records/\(hex)/proof"
    content["hex"] = hex
    content["short"] = String(hex.prefix(16))
    content["logged"] = try await ledger.proof(of: id) != nil
    content["citations"] = Self.citations(of: record, words)
    content["forms"] = RecordForm.all.filter { $0.form != .page && $0.form != .citation }
      .map { form -> [String: Any] in
        [
          "media": form.media, "label": form.form.label,
          "href": "/v1/records/\(hex)?form=\(form.form.rawValue)",
        ]
      }
    var response = PageTemplates.page("record", content)
    response.keep(language, if: request)
    response.headers[.vary] = "Accept, Accept-Language, Cookie"
    return response
  }

  private static func facts(
    of record: FoundRecord, _ language: PageLanguage
  ) -> [String: Any] {
    let words = PageWords.words(language)
    let json = record.json
    let outcome = json["verdict"]?["outcome"]?.stringValue ?? ""
    let entries = json["register"]?["entries"]?.arrayValue ?? []
    return [
      "id": "\(record.id)", "bytes": String(decoding: record.bytes, as: UTF8.self),
      "canonical": json["canonical"]?.stringValue ?? "", "text": json["text"]?.stringValue ?? "",
      "line": json["place"]?["line"]?.integerValue.map(String.init) ?? "",
      "column": json["place"]?["column"]?.integerValue.map(String.init) ?? "",
      "first": json["place"]?["start"]?.integerValue.map { "\($0 + 1)" } ?? "",
      "length": "\(json["text"]?.stringValue?.utf8.count ?? 0)",
      "register-hex": json["register"]?["sha256"]?.stringValue ?? "",
      "source": json["source"]?["sha256"]?.stringValue ?? "",
      "outcome": outcome,
      "sign": Verdict.Outcome(rawValue: outcome)?.sign ?? "", "word": words[outcome] ?? outcome,
      "help": words["\(outcome)-\(json["verdict"]?["stoppedAt"]?.stringValue ?? "")-help"]
        ?? words["\(outcome)-help"] ?? "",
      "entries": entries.suffix(1).compactMap { $0["entry"]?.stringValue }.map {
        path -> [String: Any] in
        let parts = path.split(separator: "/", maxSplits: 3).map(String.init)
        let place = RegisterPlace(parts)
        return [
          "label": place.map { RegisterText.label(of: $0, in: language, isWhole: true) } ?? path,
          "href": place.map(RegisterText.address(of:)) ?? "/register",
        ]
      },
    ]
  }

  private static func citations(
    of record: FoundRecord, _ words: [String: String]
  ) -> [[String: Any]] {
    styles.compactMap { name in
      guard let style = StyleLibrary.style(named: name),
        let text = try? RecordForm.citation(of: record, style: name)
      else { return nil }
      return [
        "name": name, "style": words["style-\(name)"] ?? style.title, "text": text,
        "language": style.script.isLatin ? "en" : "ru",
      ]
    }
  }

  private func issue(_ request: Request, _ body: [UInt8]) async throws -> Response {
    let form = try MultipartForm(request, body)
    let text = PageText.typed(form["text"]?.bytes ?? [])
    do {
      try await ledger.checkToken(form.text("token") ?? "")
    } catch let problem as Problem {
      let page = ProblemPage(digest: snapshot.sha256.hex)
      guard page.isWanted(request), let typed = String(validating: text, as: UTF8.self) else {
        throw problem
      }
      return page.response(to: request, problem, issuing: typed)
    }
    let records = try routes.records(of: text)
    let issued = try await ledger.issued(records)
    let language = PageLanguage(request)
    let words = PageWords.words(language)
    var content = PageFrame(
      language: language, path: "/", digest: snapshot.sha256.hex, section: "check"
    ).content
    content["count"] = issued.count
    content["source"] = try SHA256Digest.of(text).hex
    content["records"] = try zip(records, issued).map { record, issuance -> [String: Any] in
      let json = try JSON.parseRecord(record.bytes)
      let outcome = json["verdict"]?["outcome"]?.stringValue ?? ""
      return [
        "href": "/r/\(issuance.id.digest.hex)", "canonical": json["canonical"]?.stringValue ?? "",
        "word": words[outcome] ?? outcome, "outcome": outcome,
        "sign": Verdict.Outcome(rawValue: outcome)?.sign ?? "",
        "state": words[issuance.isNew ? "issued-new" : "issued-known"] ?? "",
      ]
    }
    return PageTemplates.page(
      "issued", content, status: issued.contains(where: \.isNew) ? .created : .ok)
  }
}
