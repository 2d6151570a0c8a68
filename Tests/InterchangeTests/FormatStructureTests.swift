import ArchivalReference
import CanonicalJSON
import Citing
import CitingTestSupport
import Testing

@testable import Interchange

/// What each format's specification demands of a file, whatever the items say.
@Suite struct FormatStructureTests {
  private static func exports(_ format: InterchangeFormat) -> [Export] {
    var generator = ItemGenerator("structure of \(format.name)", isLatin: false)
    return (0..<200).map { _ in
      format.export(generator.documents(1 + generator.below(4), archives: ["RGASPI", "GARF"]))
    }
  }

  private static func entries(_ export: Export) throws -> [JSON] {
    try #require(JSON.parse(export.bytes).arrayValue)
  }

  private static func names(_ json: JSON?) -> Set<String> {
    Set((json?.members ?? []).map(\.name))
  }

  /// The CSL-JSON schema: `id` and `type` are there, no other members than its own, names and
  /// dates of its form, only strings elsewhere.
  @Test func cslJSON() throws {
    let strings = [
      "genre", "title", "archive", "archive-place", "archive_collection", "archive_location",
      "medium", "language",
    ]
    for export in Self.exports(.cslJSON) {
      let entries = try Self.entries(export)
      #expect(Set(entries.compactMap { $0["id"]?.stringValue }).count == entries.count)
      for entry in entries {
        #expect(
          Self.names(entry).subtracting(
            strings + ["id", "type", "author", "recipient", "issued", "custom"]) == [])
        let type = try #require(entry["type"]?.stringValue)
        #expect(["manuscript", "personal_communication"].contains(type))
        for name in strings where entry[name] != nil { #expect(entry[name]?.stringValue != nil) }
        for name in (entry["author"]?.arrayValue ?? []) + (entry["recipient"]?.arrayValue ?? []) {
          #expect([["family", "given"], ["literal"]].contains(Self.names(name)))
        }
        #expect(Self.names(entry["issued"]).subtracting(["date-parts", "literal"]) == [])
        for date in entry["issued"]?["date-parts"]?.arrayValue ?? [] {
          #expect(1...3 ~= (date.arrayValue ?? []).count)
          #expect((date.arrayValue ?? []).allSatisfy { $0.integerValue != nil })
        }
        if let custom = entry["custom"] { #expect(custom.members != nil) }
      }
    }
  }

  /// Zotero's schema of item types: a letter's and a manuscript's fields and creators. What a
  /// type has no field for would be refused.
  @Test func zotero() throws {
    let common: Set = [
      "itemType", "title", "creators", "date", "language", "archive", "archiveLocation", "extra",
    ]
    for entry in try Self.exports(.zotero).flatMap(Self.entries) {
      let type = try #require(entry["itemType"]?.stringValue)
      let kind = try #require(ZoteroFields.kind[type])
      #expect(Self.names(entry).subtracting(common.union([kind])) == [])
      for creator in try #require(entry["creators"]?.arrayValue) {
        let role = try #require(creator["creatorType"]?.stringValue)
        #expect(role == "author" || (role == "recipient" && type == "letter"))
        #expect(
          [["name"], ["firstName", "lastName"]]
            .contains(Self.names(creator).subtracting(["creatorType"])))
      }
    }
  }

  /// RIS: each line a tag, two spaces, a hyphen and a space; records from TY to ER.
  @Test func ris() throws {
    for export in Self.exports(.ris) {
      let text = String(decoding: export.bytes, as: UTF8.self)
      let lines = text.unicodeScalars.split(separator: "\n").map { String(Substring($0)) }
      var isInside = false
      for line in lines {
        #expect(line.unicodeScalars.last == "\r")
        let head = Array(line.utf8.prefix(6))
        try #require(head.count == 6)
        #expect(head[0] &- 0x41 < 26 && (head[1] &- 0x41 < 26 || head[1] &- 0x30 < 10))
        #expect(head[2...] == Array("  - ".utf8)[...])
        let tag = String(decoding: head[..<2], as: UTF8.self)
        #expect(isInside == (tag != "TY"), "\(line)")
        isInside = tag != "ER"
      }
      #expect(!isInside)
    }
  }

  /// BibLaTeX: braces match, no sign of TeX stands bare, keys differ.
  @Test func bibLaTeX() throws {
    for export in Self.exports(.bibLaTeX) {
      var parser = BibParser(export.bytes)
      let file = try parser.file()
      #expect(Set(file.entries.map(\.key)).count == file.entries.count)
      for entry in file.entries {
        #expect(["letter", "unpublished"].contains(entry.type))
        for field in entry.fields {
          var last: UInt8 = 0
          for byte in field.value.bytes {
            if "&%$#_".utf8.contains(byte) { #expect(last == UInt8(ascii: "\\")) }
            #expect(byte != UInt8(ascii: "^"))
            last = byte
          }
        }
      }
    }
  }
}
