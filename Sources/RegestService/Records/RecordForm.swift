import Citing
import Fingerprint
import HTTPTypes
import Hummingbird
import Interchange
import Regest

/// The forms in which a record is given.
enum RecordForm: String {
  /// The bytes that the id is the SHA-256 of.
  case canonical
  /// A page for people.
  case page
  /// The citation in a style.
  case citation
  /// A form that other programs take, by the name of ``InterchangeFormat``.
  case cslJSON = "csl-json"
  case bibLaTeX = "biblatex"
  case ris
  case tei

  /// The media types, the canonical one first.
  static let all: [(media: String, form: RecordForm)] = [
    ("application/json", .canonical),
    ("text/html; charset=utf-8", .page),
    ("text/x-bibliography; charset=utf-8", .citation),
    ("text/plain; charset=utf-8", .citation),
    ("application/vnd.citationstyles.csl+json", .cslJSON),
    ("application/x-bibtex", .bibLaTeX),
    ("application/x-research-info-systems", .ris),
    ("application/tei+xml", .tei),
  ]

  /// What an address ends with that asks for a form: `/r/….bib`.
  static let endings: [(ending: String, media: String, form: RecordForm)] = [
    ("json", "application/json", .canonical), ("txt", "text/plain; charset=utf-8", .citation),
    ("csl.json", "application/vnd.citationstyles.csl+json", .cslJSON),
    ("bib", "application/x-bibtex", .bibLaTeX),
    ("ris", "application/x-research-info-systems", .ris),
    ("tei.xml", "application/tei+xml", .tei),
  ]

  /// What it is called on a page.
  var label: String {
    switch self {
    case .canonical: "JSON"
    case .page: "HTML"
    case .citation: "text"
    case .cslJSON: "CSL-JSON"
    case .bibLaTeX: "BibLaTeX"
    case .ris: "RIS"
    case .tei: "TEI"
    }
  }

  /// The form that a request wants: by name, for links, or by what it accepts.
  ///
  /// - Throws: ``Problem`` `badParameter`, `notAcceptable`.
  static func wanted(_ request: Request) throws(Problem) -> (media: String, form: RecordForm) {
    guard let name = request.uri.queryParameters["form"] else { return try request.preferred(all) }
    guard let known = all.first(where: { $0.form.rawValue == name }) else {
      let names = all.map(\.form.rawValue).joined(separator: ", ")
      throw Problem(.badParameter, "the forms are \(names)")
    }
    return known
  }

  /// The record in this form.
  ///
  /// - Throws: ``Problem`` where it cannot be printed so.
  func bytes(of record: FoundRecord, _ request: Request) throws -> [UInt8] {
    switch self {
    case .canonical, .page: return record.bytes
    case .citation:
      let named = request.uri.queryParameters["style"].map(String.init)
      let accepted = named == nil ? request.acceptedStyle : nil
      if let accepted, StyleLibrary.style(named: accepted) == nil {
        throw Problem(.notAcceptable, "no style has the accepted name; see /v1/styles")
      }
      let name = named ?? accepted ?? "gost-note"
      return Array(try Self.citation(of: record, style: name).utf8) + [0x0A]
    case .cslJSON, .bibLaTeX, .ris, .tei:
      guard let format = InterchangeFormat.named(rawValue) else {
        throw Problem(.notAcceptable, "there is no form \(rawValue)")
      }
      return format.export([try Self.item(of: record)]).bytes
    }
  }

  /// The citation of a record in a style.
  static func citation(of record: FoundRecord, style name: String) throws -> String {
    guard let style = StyleLibrary.style(named: name) else {
      throw Problem(.badParameter, "no style has this name; see /v1/styles")
    }
    let compiled = try CompiledStyle(style, script: nil, output: Output(.plain, spaces: nil))
    let item = try item(of: record)
    do throws(CitationError) {
      return try compiled.text(of: item)
    } catch {
      throw Problem(
        .unprocessable,
        "the style needs \(error.missing.joined(separator: ", ")), which the record lacks")
    }
  }

  private static func item(of record: FoundRecord) throws(Problem) -> Item {
    do {
      return try record.item()
    } catch {
      throw Problem(.unprocessable, "the record names no place on a shelf")
    }
  }
}
