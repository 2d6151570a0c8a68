internal import ArchivalReference
internal import CanonicalJSON
internal import Fingerprint

extension ExportedFolder {
  /// Writes the folder as W3C PROV (PROV-O) in JSON-LD; Documentation/exports.md says what
  /// becomes what.
  ///
  /// The context stands in the document, so that nothing has to be fetched to read it.
  public func writeProvenance(to sink: @escaping Sink) throws(RegestError) {
    var graph = try JSONLDGraph(context: Self.provenanceContext, sink: sink)
    try addIssuing(to: &graph)
    for (file, digest) in files {
      try graph.add([
        ("@id", .string(file == .statement ? issued.id.description : Self.name(of: digest))),
        (
          "@type",
          file == .records ? Self.collection(of: statement.recordTree.count) : "prov:Entity"
        ),
        ("label", .string(file.rawValue)), ("wasGeneratedBy", .string(issuing)),
        ("wasAttributedTo", .string(Self.software)),
        (
          "wasDerivedFrom",
          file == .statement ? .array(statement.subjects.map { .string(Self.name(of: $1)) }) : nil
        ),
      ])
    }
    try issued.readSums { (entry) throws(RegestError) in
      try graph.add([
        ("@id", .string("\(RegestID(.source, entry.digest))")), ("@type", "prov:Entity"),
        ("label", .string(entry.path.display)), ("atLocation", .string(entry.path.uriReference)),
        ("memberOf", .string(sources)),
      ])
      return true
    }
    try readRecords { (record, id) throws(RegestError) in
      let source = record["source"]?["sha256"]?.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
      try graph.add([
        ("@id", .string("\(id)")), ("@type", "prov:Entity"), ("label", record["canonical"]),
        ("value", record["text"]),
        ("wasDerivedFrom", source.map { .string("\(RegestID(.source, $0))") }),
        ("wasGeneratedBy", .string(issuing)),
        ("memberOf", .string(Self.name(of: statement.records))),
      ])
    }
    try graph.finish()
  }

  /// What was done, with what, by what and how.
  private func addIssuing(to graph: inout JSONLDGraph) throws(RegestError) {
    let register = Self.name(of: statement.register)
    let archives = Self.name(of: statement.rules.archives)
    let plan =
      "urn:regest:rules:parser:\(statement.rules.parser):checks:\(statement.rules.checks):archives:"
      + statement.rules.archives.hex
    try graph.add([
      ("@id", .string(issuing)), ("@type", "prov:Activity"),
      ("label", "fingerprinting, parsing, checking and issuing"),
      ("used", [.string(sources), .string(register)]),
      ("wasAssociatedWith", .string(Self.software)),
      (
        "qualifiedAssociation",
        [
          "@type": "prov:Association", "agent": .string(Self.software), "hadPlan": .string(plan),
        ]
      ),
    ])
    try graph.add([
      ("@id", .string(Self.software)), ("@type", "prov:SoftwareAgent"), ("label", "Regest"),
    ])
    try graph.add([
      ("@id", .string(plan)), ("@type", ["prov:Entity", "prov:Plan"]),
      (
        "label",
        .string("rules: parser \(statement.rules.parser), checks \(statement.rules.checks)")
      ),
      ("wasDerivedFrom", .string(archives)),
    ])
    try graph.add([
      ("@id", .string(archives)), ("@type", "prov:Entity"), ("label", "table of archives"),
    ])
    try graph.add([
      ("@id", .string(register)), ("@type", "prov:Entity"),
      ("label", .string("snapshot of a register, \(Summary.count(statement.registerRows, "row"))")),
    ])
    try graph.add([
      ("@id", .string(sources)), ("@type", Self.collection(of: statement.sourceTree.count)),
      ("label", .string(Summary.count(statement.sourceTree.count, "source"))),
    ])
  }

  private var issuing: String { "\(issued.id)#issuing" }
  private var sources: String { "\(issued.id)#sources" }
  private static let software = "urn:regest:software"

  /// A name for bytes that are known by their digest alone: RFC 6920, section 7.
  private static func name(of digest: SHA256Digest) -> String { "nih:sha-256;\(digest.hex)" }

  private static func collection(of count: Int) -> JSON {
    ["prov:Entity", count == 0 ? "prov:EmptyCollection" : "prov:Collection"]
  }

  private static let provenanceContext: JSON = {
    let links = [
      "used", "wasGeneratedBy", "wasDerivedFrom", "wasAttributedTo", "wasAssociatedWith", "agent",
      "hadPlan", "atLocation",
    ]
    return .object(
      [
        JSON.Member(name: "prov", value: "http://www.w3.org/ns/prov#"),
        JSON.Member(name: "label", value: "http://www.w3.org/2000/01/rdf-schema#label"),
        JSON.Member(name: "value", value: "prov:value"),
        JSON.Member(name: "qualifiedAssociation", value: "prov:qualifiedAssociation"),
        JSON.Member(name: "memberOf", value: ["@reverse": "prov:hadMember", "@type": "@id"]),
      ]
        + links.map { name in
          JSON.Member(name: name, value: ["@id": .string("prov:\(name)"), "@type": "@id"])
        })
  }()
}
