import ArchivalReference
import CanonicalJSON
import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

/// `GET /v1/resolve?ref=…`: the entry of the register that a reference names.
///
/// One reference that names one place leads there. Several, or one that leaves open what it
/// names, are answered with a list of what they may name.
struct ResolveRoute: Sendable {
  let examiner: Examiner
  let register: Register
  let snapshot: RegisterSnapshot

  /// In how many archives, or opisi of a fond, the register is asked for a number.
  private static let mostTried = 100
  /// How many references are resolved at once.
  private static let mostReferences = 20

  func add(to table: inout RouteTable) {
    table.get("/v1/resolve") { request, _ in try answer(request) }
  }

  private func answer(_ request: Request) throws -> Response {
    _ = try RegisterQueryFields(request, snapshot)
    let query = request.uri.queryParameters
    guard let given = query["ref"], !given.isEmpty else {
      throw Problem(.badParameter, "ref takes a reference, as a text prints it")
    }
    // Forms write a space so.
    let text = given.utf8.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
    let items = try examiner.examine(text).items
    guard !items.isEmpty else {
      throw Problem(.unprocessable, "there is no archival reference in ref")
    }
    guard items.count <= Self.mostReferences else {
      throw Problem(
        .unprocessable,
        "at most \(Self.mostReferences) references are resolved at once; send texts to /v1/check")
    }
    let places = items.flatMap { Self.places($0.reference.shifr) }
    if items.count == 1, places.count == 1 {
      let place = places[0]
      if try isListed(place) {
        let digest = query["digest"].map { "?digest=\($0)" } ?? ""
        return Response(
          status: .seeOther,
          headers: [.location: RegisterRoutes.path(place) + digest, .cacheControl: Self.anHour])
      }
      guard try !candidates(items[0].reference.shifr).isEmpty else {
        throw try register.unlisted(place)
      }
    }
    let references = try items.map { try json($0, text) }
    return Response(["references": .array(references)], cache: Self.anHour)
  }

  private static let anHour = "public, max-age=3600"

  /// How deep a shifr goes, lists aside.
  private static func level(_ shifr: Shifr) -> Level {
    if shifr.delo != nil { return .delo }
    if shifr.opis != nil { return .opis }
    return shifr.fond == nil ? .archive : .fond
  }

  /// The place that a shifr names; nil where a level above it is not given.
  private static func place(_ shifr: Shifr) -> RegisterPlace? {
    RegisterPlace(shifr, to: level(shifr))
  }

  /// The places that a shifr names: several where it cites dela together, `904,905` or `1-5`,
  /// of which the first and the last are told.
  private static func places(_ shifr: Shifr) -> [RegisterPlace] {
    guard let delo = shifr.delo else { return place(shifr).map { [$0] } ?? [] }
    let numbers = delo.split(separator: ",").flatMap { number -> [Substring] in
      let ends = number.split(separator: "-", omittingEmptySubsequences: false)
      let isSpan = ends.count == 2 && ends.allSatisfy { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
      return isSpan ? ends : [number]
    }
    return numbers.compactMap { number in
      var one = shifr
      one.delo = String(number)
      return place(one)
    }
  }

  private func isListed(_ place: RegisterPlace) throws(RegestError) -> Bool {
    if try register.item(at: place) != nil { return true }
    return try !register.children(of: place, after: nil, limit: 1).items.isEmpty
  }

  /// The entries that a shifr may name which leaves the archive or the opis open.
  private func candidates(_ shifr: Shifr) throws(RegestError) -> [RegisterPlace] {
    guard shifr.fond != nil else { return [] }
    let above: RegisterPage
    if shifr.archive == nil {
      above = try register.archives(after: nil, limit: Self.mostTried)
    } else if shifr.opis == nil, shifr.delo != nil, let fond = RegisterPlace(shifr, to: .fond) {
      above = try register.children(of: fond, after: nil, limit: Self.mostTried)
    } else {
      return []
    }
    var found: [String: RegisterPlace] = [:]
    for item in above.items {
      let place = RegisterPlace(of: item.entry)
      var tried = shifr
      tried.archive = place.archive
      tried.opis = shifr.opis ?? place.opis
      // Archives of one lineage have the same entries.
      guard var wanted = Self.place(tried), let item = try register.item(at: wanted) else {
        continue
      }
      wanted.archive = RegisterPlace(of: item.entry).archive
      found[item.entry.path] = wanted
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// `{"text":…,"canonical":…,"outcome":…,"entries":[…],"deepest":…}`.
  private func json(_ item: Examination.Item, _ text: [UInt8]) throws -> JSON {
    let shifr = item.reference.shifr
    let places = Self.places(shifr)
    var entries = try places.filter { try isListed($0) }
    if entries.isEmpty { entries = try candidates(shifr) }
    var deepest: RegisterPlace?
    if entries.isEmpty, let place = places.first {
      deepest = try register.deepest(above: place)
    }
    return JSON(optional: [
      ("text", .string(String(decoding: text[item.place.range], as: UTF8.self))),
      ("canonical", .string(item.reference.canonicalText())),
      ("outcome", .string(item.assessment.verdict.outcome.rawValue)),
      ("entries", .array(entries.map(Self.json))), ("deepest", deepest.map(Self.json)),
    ])
  }

  private static func json(_ place: RegisterPlace) -> JSON {
    [
      "path": .string(place.parts.joined(separator: "/")),
      "url": .string(RegisterRoutes.path(place)),
    ]
  }
}
