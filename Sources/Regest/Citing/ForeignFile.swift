internal import Interchange

/// A file that holds no items which are read, told by how it begins, so that a person learns
/// what it is and not how it fails to be a table.
enum ForeignFile: Hashable {
  /// Citation records, which another option reads.
  case records
  /// What is written and not read, by its name.
  case written(String)
  /// HTML, or XML with this root.
  case markup(String)
  /// What a reference manager can write in another way, by its name.
  case bibliography(String)
  /// A document of an office program, or the like, by its name.
  case document(String)
  /// A text with two bytes a sign.
  case utf16

  /// Nil for a file that may hold items.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if let name = Self.documents.first(where: { bytes.starts(with: $0.value) })?.key {
      self = .document(name)
    } else if RecordItems.begin(bytes) {
      self = .records
    } else {
      let text = bytes[...].drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
      if text.starts(with: "%0 ".utf8) {
        self = .bibliography("EndNote's tagged format")
      } else if text.starts(with: "PMID-".utf8) {
        self = .bibliography("PubMed's format")
      } else if Self.isSchemaOrg(text) {
        self = .written("JSON-LD of schema.org")
      } else if text.starts(with: "CREATE".utf8), text.dropFirst(6).first.map({ $0 < 0x20 }) == true
      {
        self = .written("QuickStatements of Wikidata")
      } else if let markup = Self.markup(text) {
        self = markup
      } else {
        return nil
      }
    }
  }

  private static let documents: KeyValuePairs<String, [UInt8]> = [
    "a ZIP archive, as office programs write": [0x50, 0x4B, 0x03, 0x04],
    "an old document of an office program": [0xD0, 0xCF, 0x11, 0xE0],
    "PDF": Array("%PDF".utf8), "RTF": Array(#"{\rtf"#.utf8),
  ]

  /// Whether the first name of a member is that of JSON-LD.
  private static func isSchemaOrg(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "{") else { return false }
    let member = text.dropFirst().drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
    return member.starts(with: #""@context""#.utf8)
  }

  /// What begins with a tag. A page of Wikipedia can do so too: with a comment, say.
  private static func markup(_ text: ArraySlice<UInt8>) -> ForeignFile? {
    guard text.first == UInt8(ascii: "<") else { return nil }
    let isHTML = text.prefix(14).map { $0 | 0x20 }.elementsEqual("<!doctype html".utf8)
    let root = isHTML ? "html" : root(text)
    switch root.lowercased() {
    case "tei", "teicorpus": return .written("TEI")
    case "ead": return .written("EAD")
    case "html": return .markup("HTML")
    case "records", "xml": return .bibliography("XML of EndNote")
    case "mods", "modscollection": return .bibliography("MODS")
    case "rdf": return .bibliography("RDF")
    default: break
    }
    guard text.starts(with: "<?xml".utf8) || !WikiPage.recognizes(text) else { return nil }
    return .markup("XML" + (root.isEmpty ? "" : " with the root “\(root)”"))
  }

  /// The name of the first element, without its prefix; empty where there is none.
  private static func root(_ text: ArraySlice<UInt8>) -> String {
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      if rest.starts(with: "!--".utf8) {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { return "" }
        rest = rest[end.upperBound...]
        continue
      }
      guard let first = rest.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!") else {
        continue
      }
      let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let local = name.split(separator: UInt8(ascii: ":")).last ?? name
      return String(decoding: local.prefix(40), as: UTF8.self)
    }
    return ""
  }

  /// Why there are no items of a file with this name.
  func refusal(of name: String) -> RegestError {
    let from = "`regest cite --from \(name)` cites the references in its text"
    let export = "export CSL-JSON, BibLaTeX or RIS from the program that wrote it"
    let (what, hint) =
      switch self {
      case .records:
        (
          "these are citation records and not items",
          "`regest cite --from \(name)` cites what they cite"
        )
      case .written(let title):
        ("this is \(title), which is written and not read", "\(from); \(export)")
      case .markup(let title):
        ("this is \(title), in which no items are read", "\(from); \(export)")
      case .bibliography(let title):
        ("this is \(title), in which no items are read", export)
      case .document(let title):
        (
          "this is \(title), in which no items are read",
          "save a table as CSV in UTF-8, and a text as plain text for `regest cite --from`"
        )
      case .utf16: ("the file is in UTF-16", "save it as UTF-8")
      }
    return RegestError(.itemMalformed, "\(name): \(what)", hint: hint)
  }
}
