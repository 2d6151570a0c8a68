import CanonicalJSON
import Fingerprint
import Foundation
import TestSupport
import Testing

/// Exports of a set with odd names, held to their specifications and read by the tools of
/// others.
@Suite struct ExportTests {
  static let details =
    "--title 'Письма' --date 2024-05-01 --license CC-BY-4.0 --author 'Иванов, Иван' --author 'Архив'"
  static let names: [PathBytes] = [
    "letters/a b:%.txt", "letters/notes-ru.txt", "letters/#1?.txt", "letters/й.txt",
    PathBytes(Array("letters/".utf8) + [0xFF, 0xFE]), "one.txt",
  ]

  private func issue() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (number, name) in Self.names.enumerated() {
      try folder.file(name, Array("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(100 + number).\n".utf8))
    }
    try folder.file("letters/notes-ru.txt", Project.bytes("Fixtures/Letters/notes-ru.txt"))
    let built = try Shell.run("regest build letters one.txt -o issued", in: folder.path)
    try #require(built.status == 1, "\(built.errors)")
    return folder
  }

  private func export(_ options: String, in folder: TemporaryFolder) throws -> String {
    let result = try Shell.run("regest export issued \(options)", in: folder.path)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  private func graph(_ text: String) throws -> [JSON] {
    try #require(try JSON.parse(Array(text.utf8))["@graph"]?.arrayValue)
  }

  /// The bytes that a reference names, as RFC 3986, section 2.1, reads it.
  private func decoded(_ reference: String) -> PathBytes {
    var bytes: [UInt8] = []
    var rest = Array(reference.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return PathBytes(bytes)
  }

  @Test(arguments: ["--prov", "--ro-crate " + details, "--citation " + details])
  func theFolderDecidesEveryByte(options: String) throws {
    let first = try issue()
    let second = try issue()
    let text = try export(options, in: first)
    #expect(try export(options + " -o out", in: second) == "")
    let written = try FileStore.read(second.path.appending("out"), limit: 1 << 20)
    #expect(text == String(decoding: written, as: UTF8.self))
    #expect(!text.contains(first.path.display))
  }

  @Test func everyNodeOfACrateIsThere() throws {
    let nodes = try graph(try export("--ro-crate " + Self.details, in: try issue()))
    let ids = nodes.compactMap { $0["@id"]?.stringValue }
    #expect(Set(ids).count == nodes.count)
    var named: Set<String> = []
    func note(_ value: JSON) {
      for element in value.arrayValue ?? [] { note(element) }
      if let members = value.members {
        if members.count == 1, let id = value["@id"]?.stringValue { named.insert(id) }
        for member in members { note(member.value) }
      }
    }
    for node in nodes { for member in node.members ?? [] { note(member.value) } }
    #expect(named.subtracting(ids) == ["https://w3id.org/ro/crate/1.2"])
    let files = nodes.filter { $0["@type"] == "File" }
    let paths = files.compactMap { $0["@id"]?.stringValue }.map(decoded)
    let issued = ["manifest.json", "MANIFEST.sha256", "records.jsonl", "VERIFY.txt", "TREE.json"]
    #expect(Set(paths) == Set(Self.names + issued.map { PathBytes("issued/" + $0) }))
    let parts = nodes.flatMap { $0["hasPart"]?.arrayValue ?? [] }
    #expect(parts.count == files.count + 1)
    for file in files { #expect(file["sha256"]?.stringValue?.utf8.count == 64) }
    let root = try #require(nodes.first { $0["@id"] == "./" })
    for field in ["name", "description", "datePublished", "license"] { #expect(root[field] != nil) }
  }

  @Test func everySourceAndRecordIsInTheProvenance() throws {
    let folder = try issue()
    let nodes = try graph(try export("--prov", in: folder))
    let places = nodes.compactMap { $0["atLocation"]?.stringValue }.map(decoded)
    #expect(Set(places) == Set(Self.names))
    let lines = try FileStore.read(folder.path.appending("issued/records.jsonl"), limit: 1 << 20)
      .split(separator: 0x0A)
    for line in lines {
      let record = try JSON.parseRecord(Array(line))
      let id = "regest:1:rec:\(try SHA256Digest.of(Array(line)).hex)"
      let node = try #require(nodes.first { $0["@id"]?.stringValue == id })
      let source = try #require(record["source"]?["sha256"]?.stringValue)
      #expect(node["wasDerivedFrom"]?.stringValue == "regest:1:src:\(source)")
      #expect(nodes.contains { $0["@id"]?.stringValue == "regest:1:src:\(source)" })
    }
  }

  @Test(.enabled(if: Project.python != nil, "needs `Scripts/setup --tests`"))
  func theToolsOfOthersReadThem() throws {
    let folder = try issue()
    for (options, name) in [
      ("--prov", "prov.jsonld"), ("--ro-crate " + Self.details, "ro-crate-metadata.json"),
      ("--citation " + Self.details, "CITATION.cff"),
    ] { _ = try export("\(options) -o \(name)", in: folder) }
    try folder.file("judge.py", Array(Self.judge.utf8))
    let judged = try Shell.run("\(Project.python ?? "") judge.py", in: folder.path)
    #expect(judged.status == 0, "\(judged.errors)")
    #expect(judged.output.hasSuffix("all hold\n"), "\(judged.output)")
  }

  /// Reads PROV as triples and asks it questions; reads the crate with its files; validates
  /// the citation. Nothing is fetched: any attempt fails.
  static let judge = #"""
    import os, pathlib, socket
    def refuse(*_, **__): raise OSError("no network in tests")
    socket.socket.connect = refuse
    import rdflib
    from rdflib import RDF, Namespace
    PROV = Namespace("http://www.w3.org/ns/prov#")
    graph = rdflib.Graph().parse("prov.jsonld", format="json-ld", publicID="file:///set/")
    records = pathlib.Path("issued/records.jsonl").read_bytes().splitlines()
    activities = set(graph.subjects(RDF.type, PROV.Activity))
    assert len(activities) == 1
    activity = activities.pop()
    assert len(set(graph.objects(activity, PROV.used))) == 2
    agent, = graph.objects(activity, PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in graph
    plan, = graph.objects(next(graph.objects(activity, PROV.qualifiedAssociation)), PROV.hadPlan)
    assert (plan, RDF.type, PROV.Plan) in graph
    made = [s for s in graph.subjects(PROV.wasGeneratedBy, activity) if ":rec:" in s]
    assert len(made) == len(records), (len(made), len(records))
    for record in made:
        source, = graph.objects(record, PROV.wasDerivedFrom)
        assert list(graph.objects(source, PROV.atLocation)), source
        assert (source, RDF.type, PROV.Entity) in graph
    for kind in (PROV.used, PROV.hadMember, PROV.wasDerivedFrom):
        for thing in graph.objects(None, kind):
            assert (thing, RDF.type, PROV.Entity) in graph, thing
    places = {str(place) for place in graph.objects(None, PROV.atLocation)}
    assert "file:///set/letters/%FF%FE" in places and "file:///set/letters/a%20b%3A%25.txt" in places
    from rocrate.rocrate import ROCrate
    crate = ROCrate(".")
    assert crate.version == "1.2" and crate.name == "Письма", crate.version
    files = [entity for entity in crate.data_entities if entity.type == "File"]
    assert len(files) == 11, len(files)
    assert crate.dereference("#issuing")["instrument"].id == "#regest"
    assert [author["name"] for author in crate.root_dataset["author"]] == ["Иван Иванов", "Архив"]
    from cffconvert import Citation
    Citation(pathlib.Path("CITATION.cff").read_text()).validate()
    print("all hold")
    """#
}
