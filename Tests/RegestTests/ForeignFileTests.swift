import ArchivalReference
import Citing
import Fingerprint
import Interchange
import Regest
import TestSupport
import Testing

/// Files from which no items are read, and what is said of them.
@Suite struct ForeignFileTests {
  @Test(arguments: [
    ("<?xml version=\"1.0\"?>\n<TEI xmlns=\"x\"><p>{{cite archive}}</p></TEI>", "TEI, which is"),
    ("<!-- a --><teiCorpus/>", "TEI, which is written and not read"),
    ("\u{FEFF}<?xml version=\"1.0\"?>\n<!DOCTYPE ead>\n<ead:ead/>", "EAD, which is written"),
    ("<!DOCTYPE html>\n<html lang=\"ru\">", "HTML, in which no items are read"),
    ("<!doctype HTML><title>x</title>", "HTML, in which no items are read"),
    ("<?xml version=\"1.0\"?><xml><records/></xml>", "XML of EndNote, in which no items are read"),
    ("<modsCollection>", "MODS, in which"), ("<rdf:RDF>", "RDF, in which"),
    ("<?xml version=\"1.0\"?>\n<list>\n</list>", "XML with the root “list”, in which no items"),
    ("<", "XML, in which no items are read"),
    ("{\n \"@context\": \"https://schema.org\"}", "JSON-LD of schema.org, which is written"),
    ("CREATE\nLAST\tLru\t\"x\"\n", "QuickStatements of Wikidata, which is written"),
    ("%0 Personal Communication\n%A Ежов, Н. И.\n", "EndNote's tagged format, in which no items"),
    ("PMID- 1\n", "PubMed's format, in which"), ("%PDF-1.7\n", "PDF, in which"),
    ("{\\rtf1 }", "RTF, in which"),
    ("PK\u{3}\u{4}", "a ZIP archive, as office programs write, in which"),
  ]) func whatItIsIsTold(text: String, what: String) {
    let error = #expect(throws: RegestError.self) {
      try ItemFile.items(Array(text.utf8), name: "items")
    }
    #expect(error?.code == .itemMalformed && error?.hint != nil)
    #expect(error?.message.hasPrefix("items: this is \(what)") == true, "\(error?.message ?? "")")
  }

  /// Nothing that is written and not read fails as a table.
  @Test(arguments: InterchangeFormat.all.filter { $0.reader == nil }.map(\.name))
  func whatIsWrittenAndNotRead(name: String) throws {
    let item = try ItemFields([.reference: "РГАСПИ. Ф. 1. Оп. 2. Д. 3", .title: "а"]).item()
    let bytes = try #require(InterchangeFormat.named(name)).export([item]).bytes
    let error = #expect(throws: RegestError.self) { try ItemFile.items(bytes, name: "items") }
    #expect(error?.message.hasSuffix(", which is written and not read") == true)
  }

  @Test func twoBytesASign() {
    let error = #expect(throws: RegestError.self) {
      try ItemFile.items([0xFF, 0xFE, 0x72, 0], name: "items")
    }
    #expect(error?.message == "items: the file is in UTF-16")
  }

  /// A page of Wikipedia can begin with a tag.
  @Test(arguments: ["<!-- a -->", "<onlyinclude>", "<mediawiki xmlns=\"x\">\n"])
  func pagesBeginWithTags(_ start: String) throws {
    let text = start + "{{cite archive|fonds=17|series=3|file=904|repository=РГАСПИ}}"
    #expect(try ItemFile.items(Array(text.utf8), name: "items").count == 1)
  }

  private static let record = Array(
    ((try? Project.bytes("Manifests/letters/records.jsonl")) ?? []).prefix { $0 != 0x0A })

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Records that are damaged are told of, and not read as a manuscript.
  @Test(
    arguments: [
      (record + [0x0A] + record, 2, nil), (record, 1, nil),
      (mark + record + [0x0A], 0, "1: a mark of byte order stands before the record"),
      (record.dropLast(40), 0, "1: the record is cut short"),
      (record + [0x0A] + record.dropLast(), 0, "2: the record is cut short"),
      (record + [0x0A] + record.dropLast() + [0x0A], 0, "2: not the canonical bytes of a record"),
    ] as [([UInt8], Int, String?)]) func records(bytes: [UInt8], count: Int, message: String?)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.file("records.jsonl", bytes)
    let path = folder.path.appending("records.jsonl")
    #expect(try RecordItems.areIn(path))
    if let message {
      let error = #expect(throws: RegestError.self) { try RecordItems.entries(of: path) }
      #expect(error?.message.hasPrefix("\(path.display):\(message)") == true)
    } else {
      #expect(try RecordItems.entries(of: path).count == count)
    }
    let refusal = #expect(throws: RegestError.self) { try ItemFile.items(bytes, name: "items") }
    #expect(refusal?.message == "items: these are citation records and not items")
  }
}
