import ArchivalReference
import CanonicalJSON
import Citing
import CitingTestSupport
import Testing

@testable import Interchange

/// What the specifications of formats for archives and the web demand, whatever the items say.
@Suite struct ArchivalStructureTests {
  private static func exports(_ format: InterchangeFormat) -> [Export] {
    var generator = ItemGenerator("structure of \(format.name)", isLatin: false)
    return (0..<200).map { _ in
      format.export(generator.documents(generator.below(5), archives: ["RGASPI", "GARF"]))
    }
  }

  private static func roots(_ format: InterchangeFormat) throws -> [XMLTree.Element] {
    try exports(format).map { try #require(XMLTree.read($0.bytes)) }
  }

  /// Whether names come in the order of a content model.
  private static func areInOrder(_ names: [String], _ model: [String]) -> Bool {
    let places = names.map { model.firstIndex(of: $0) }
    return !places.contains(nil) && zip(places, places.dropFirst()).allSatisfy { $0! <= $1! }
  }

  /// TEI P5: the order in `msDesc` and `msIdentifier`, pointers that point at something.
  @Test func tei() throws {
    for root in try Self.roots(.tei) {
      #expect(root.name == "TEI" && root.attributes["xmlns"] == "http://www.tei-c.org/ns/1.0")
      #expect(root.children.map(\.name) == ["teiHeader", "standOff"])
      let file = try #require(root.at("teiHeader", "fileDesc").first)
      #expect(file.children.map(\.name) == ["titleStmt", "publicationStmt", "sourceDesc"])
      let descriptions = root.at("standOff", "listBibl", "msDesc")
      let ids = descriptions.compactMap { $0.attributes["xml:id"] }
      #expect(Set(ids).count == descriptions.count)
      for description in descriptions {
        #expect(
          Self.areInOrder(
            description.children.map(\.name),
            ["msIdentifier", "msContents", "physDesc", "history"]))
        let identifier = try #require(description.children.first)
        #expect(
          Self.areInOrder(
            identifier.children.map(\.name),
            ["settlement", "repository", "collection", "idno", "altIdentifier"]))
        for locus in description.at("msContents", "msItem", "locus") {
          #expect(locus.attributes["from"] != nil && locus.attributes["to"] != nil)
        }
      }
      for letter in root.at("teiHeader", "profileDesc", "correspDesc") {
        #expect(letter.attributes["corresp"].map { ids.contains(String($0.dropFirst())) } == true)
        #expect(
          Self.areInOrder(
            letter.children.compactMap { $0.attributes["type"] }, ["sent", "received"]))
      }
    }
  }

  /// EAD3: `did` first in each component and never empty, levels of its list, ids that differ.
  @Test func ead3() throws {
    let levels: Set = ["fonds", "series", "file", "item"]
    let inDid: Set = [
      "unitid", "unittitle", "unitdate", "physloc", "origination", "physdesc", "langmaterial",
      "repository",
    ]
    for root in try Self.roots(.ead3) {
      #expect(root.attributes["xmlns"] == "http://ead3.archivists.org/schema/")
      #expect(root.children.map(\.name) == ["control", "archdesc"])
      #expect(
        root.children[0].children.map(\.name) == [
          "recordid", "filedesc", "maintenancestatus", "maintenanceagency", "maintenancehistory",
        ])
      let components = root.all.filter { $0.name == "c" }
      let ids = components.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      for component in components {
        #expect(component.attributes["level"].map(levels.contains) == true)
        let did = try #require(component.children.first)
        #expect(did.name == "did" && !did.children.isEmpty)
        #expect(did.children.allSatisfy { inDid.contains($0.name) })
        #expect(
          Self.areInOrder(component.children.map(\.name), ["did", "controlaccess", "c"]))
      }
    }
  }

  /// Items of one delo lie in one component, with the levels above it once.
  @Test func ead3Tree() throws {
    let fields: [ItemField: String] = [.fondName: "И. В. Сталин"]
    let references = ["740. Л. 1", "741. Л. 2", "740. Л. 3"]
    let items = try references.map { delo in
      try ItemFields(
        fields.merging([.reference: "РГАСПИ. Ф. 558. Оп. 11. Д. \(delo)"]) { $1 }
      ).item()
    }
    let root = try #require(XMLTree.read(InterchangeFormat.ead3.export(items).bytes))
    let fonds = root.at("archdesc", "dsc", "c")
    #expect(fonds.count == 1 && fonds[0].at("c").count == 1)
    let dela = fonds[0].at("c", "c")
    #expect(dela.flatMap { $0.at("did", "unitid").map(\.text) } == ["740", "741"])
    #expect(dela.map { $0.at("c").count } == [2, 1])
  }

  /// schema.org: no property that its type has not.
  @Test func schemaOrg() throws {
    let properties: [String: Set<String>] = [
      "ArchiveComponent": [
        "@type", "@id", "name", "alternateName", "genre", "author", "recipient", "dateCreated",
        "temporalCoverage", "inLanguage", "description", "position", "identifier",
        "itemLocation", "isPartOf", "holdingArchive",
      ],
      "ArchiveOrganization": ["@type", "name", "identifier", "address"],
      "PostalAddress": ["@type", "addressLocality"],
      "Person": ["@type", "name", "familyName", "givenName", "alternateName"],
      "PropertyValue": ["@type", "propertyID", "value"],
    ]
    func check(_ json: JSON) throws {
      for value in json.arrayValue ?? [] { try check(value) }
      guard let members = json.members else { return }
      let types = json["@type"]?.arrayValue ?? [json["@type"]].compactMap { $0 }
      let type = try #require(types.first?.stringValue)
      #expect(Set(members.map(\.name)).subtracting(try #require(properties[type])) == [])
      if json["recipient"] != nil { #expect(types.last?.stringValue == "Message") }
      for member in members where member.name != "@type" { try check(member.value) }
    }
    for export in Self.exports(.schemaOrg) {
      let document = try JSON.parse(export.bytes)
      #expect(document["@context"]?.stringValue == "https://schema.org")
      try check(try #require(document["@graph"]))
    }
  }

  /// QuickStatements: an item is made, then told of, with values of the properties' types.
  @Test func wikidata() throws {
    for export in Self.exports(.wikidata) {
      let text = String(decoding: export.bytes, as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
      for line in text.unicodeScalars.split(separator: "\n") {
        let parts = line.split(separator: "\t").map { String(Substring($0)) }
        if parts == ["CREATE"] { continue }
        try #require(parts.count == 3 && parts[0] == "LAST")
        let isText = parts[2].hasPrefix("\"") && parts[2].hasSuffix("\"")
        switch parts[1] {
        case "P571":
          #expect(
            parts[2].hasPrefix("+") && ["/9", "/10", "/11"].contains { parts[2].hasSuffix($0) })
        case "P1476": #expect(parts[2].utf8.dropFirst(2).starts(with: ":\"".utf8))
        case "P217", "P2093", "Lru", "Luk", "Lde": #expect(isText)
        default: Issue.record("\(parts[1])")
        }
        #expect(!parts[2].contains("||"))
      }
    }
  }

  /// A day of the old style is not passed off as one of the new.
  @Test(arguments: [
    ("1918-01-31", nil), ("1918-02-14", "+1918-02-14T00:00:00Z/11"),
    ("1917-10", "+1917-10-00T00:00:00Z/10"), ("1905", "+1905-00-00T00:00:00Z/9"),
  ]) func wikidataDates(date: String, time: String?) throws {
    let item = try ItemFields([.reference: "РГАСПИ. Ф. 1. Оп. 2. Д. 3", .date: date]).item()
    let export = InterchangeFormat.wikidata.export([item])
    let line = String(decoding: export.bytes, as: UTF8.self).split(separator: "\n").last
    #expect(line?.contains("P571") == (time != nil))
    if let time { #expect(line?.hasSuffix(time) == true) }
    #expect(export.losses.contains { $0.field == .date } == (time == nil))
  }

  /// Signs that wikitext would take for its own stay signs.
  @Test func wikitext() throws {
    var item = try ItemFields([.reference: "РГАСПИ. Ф. 1. Оп. 2. Д. 3. Л. 4 об."]).item()
    item.title = Wording("a|b {{c}} [[d]] <ref>e</ref> ''f'' & &amp; ~~~~ [http://g h] = }} '''")
    item.witness = Wording("<!-- i -->")
    for format in [InterchangeFormat.russianArchive, .citeArchive] {
      let export = format.export([item])
      let read = try #require(format.reader).items(export.bytes)
      #expect(read.first?.title == item.title)
      #expect(export.losses.allSatisfy { $0.reason == .noPlace })
    }
  }
}
