import CanonicalJSON
import Citing
import Hummingbird
import Regest

/// `POST /v1/cite`: references, the citations of a text or items, printed in a style, and
/// `GET /v1/styles`, the styles there are.
struct CiteRoute: Sendable {
  let limits: ServiceLimits

  func add(to table: inout RouteTable) {
    table.post("/v1/cite", open: true) { request, body, _ in try answer(request, body) }
    table.get("/v1/styles") { _, _ in
      Response(Self.styles, cache: "public, max-age=3600")
    }
  }

  private func answer(_ request: Request, _ body: [UInt8]) throws -> Response {
    let entries: [ReadEntry]
    let manner: CiteManner
    if try SubmittedMedia(request) == .object {
      let object = try RequestObject(body)
      // What is not asked for is held to its form all the same.
      _ = try SubmittedText.name(request)
      _ = try SubmittedText.name(object)
      _ = try SubmittedText.format(object)
      manner = try CiteManner(object, or: request)
      entries = try Self.entries(object)
    } else {
      manner = try CiteManner(request)
      let text = try SubmittedText(request, body)
      entries = ManuscriptItems.entries(of: text.source, name: text.name)
    }
    return Response(try manner.answer(entries))
  }

  /// What an object asks for: one of `references`, `text` and `items`.
  private static func entries(_ object: RequestObject) throws -> [ReadEntry] {
    let given = ["references", "text", "items"].filter { object[$0] != nil }
    guard given.count == 1 else {
      throw Problem(.malformedJSON, "expected one of “references”, “text” and “items”")
    }
    switch given[0] {
    case "references":
      guard let references = object["references"]?.arrayValue else {
        throw Problem(.malformedJSON, "expected an array of strings", pointer: "/references")
      }
      var lines: [ReferenceLines.Line] = []
      for (index, reference) in references.enumerated() {
        guard let text = reference.stringValue else {
          throw Problem(.malformedJSON, "expected a string", pointer: "/references/\(index)")
        }
        lines.append(
          ReferenceLines.Line(text, place: "/references/\(index)", number: index + 1))
      }
      return ReferenceLines.entries(of: lines)
    case "items":
      guard let items = object["items"], items.arrayValue != nil else {
        throw Problem(.malformedJSON, "expected an array of CSL-JSON items", pointer: "/items")
      }
      guard let elements = items.arrayValue, !elements.isEmpty else { return [] }
      for (index, element) in elements.enumerated() where element.members == nil {
        throw Problem(.malformedJSON, "expected an object", pointer: "/items/\(index)")
      }
      do throws(RegestError) {
        return try ItemFile.entries(items.lineBytes(), name: "items")
      } catch {
        return [ReadEntry(place: "items", items: .failure(error))]
      }
    default:
      let text = try SubmittedText(json: object)
      return ManuscriptItems.entries(of: text.source, name: text.name)
    }
  }

  private static let styles: JSON = [
    "styles": .array(
      StyleLibrary.styles.map { style in
        JSON(optional: [
          ("name", .string(style.name)), ("title", .string(style.title)),
          ("about", .string(style.about)), ("source", .string(style.source)),
          ("unconfirmed", style.unconfirmed.map(JSON.string)),
          ("script", .string(style.script.rawValue)),
        ])
      }),
    "scripts": .array(
      Script.allCases.map { ["name": .string($0.rawValue), "title": .string($0.title)] }),
  ]
}

/// How citations are to be printed.
struct CiteManner {
  private let style: CompiledStyle
  private let name: String

  /// What the members of an object say, or else the query.
  init(_ object: RequestObject, or request: Request) throws {
    let query = request.uri.queryParameters
    func value(_ name: String) throws -> String? {
      try object.string(name) ?? query[name[...]].map(String.init)
    }
    _ = try CiteManner(request)
    try self.init(
      style: value("style"), script: value("script"), output: value("output"),
      spaces: value("spaces"))
  }

  /// What the query says.
  init(_ request: Request) throws {
    let query = request.uri.queryParameters
    try self.init(
      style: query["style"].map(String.init), script: query["script"].map(String.init),
      output: query["output"].map(String.init), spaces: query["spaces"].map(String.init))
  }

  /// - Throws: ``Problem`` `unprocessable` for a name that there is none of.
  private init(style: String?, script: String?, output: String?, spaces: String?) throws {
    name = style ?? "gost-note"
    guard let style = StyleLibrary.style(named: name) else {
      throw Problem(.unprocessable, "no style has this name; see /v1/styles", pointer: "/style")
    }
    let script = try Self.known(script, "script", Script.init(rawValue:), Script.allCases)
    let format = try Self.known(
      output, "output", Output.Format.init(rawValue:), Output.Format.allCases)
    let spaces = try Self.known(
      spaces, "spaces", Output.Spaces.init(rawValue:), Output.Spaces.allCases)
    self.style = try CompiledStyle(
      style, script: script, output: Output(format ?? .plain, spaces: spaces))
  }

  private static func known<Value: RawRepresentable<String>>(
    _ name: String?, _ member: String, _ value: (String) -> Value?, _ all: [Value]
  ) throws(Problem) -> Value? {
    guard let name else { return nil }
    guard let known = value(name) else {
      let names = all.map(\.rawValue).joined(separator: ", ")
      throw Problem(.unprocessable, "\(member) takes \(names)", pointer: "/\(member)")
    }
    return known
  }

  /// `{"style":…,"citations":[…]}`: a citation for each note, or why there is none.
  func answer(_ entries: [ReadEntry]) throws -> JSON {
    var sequence = CitationSequence(style)
    var citations: [JSON] = []
    var failed: Int64 = 0
    for entry in entries {
      var citation: JSON?
      var fault: String?
      switch entry.items {
      case .success(let items) where items.isEmpty: continue
      case .success(let items):
        if entry.standsApart { sequence.interrupt() }
        var text: [UInt8] = []
        do throws(CitationError) {
          try sequence.append(note: items, to: &text)
          citation = .string(String(decoding: text, as: UTF8.self))
        } catch {
          sequence.interrupt()
          fault = "\(error)"
        }
      case .failure(let error):
        sequence.interrupt()
        fault = error.message
      }
      if fault != nil { failed += 1 }
      citations.append(
        JSON(optional: [
          ("place", .string(entry.place)), ("label", entry.label.map(JSON.string)),
          ("line", entry.line.map { .integer(Int64($0)) }), ("citation", citation),
          ("error", fault.map(JSON.string)),
        ]))
    }
    return ["style": .string(name), "citations": .array(citations), "failed": .integer(failed)]
  }
}
