internal import CanonicalJSON
public import Fingerprint

extension ExportedFolder {
  /// Writes `ro-crate-metadata.json` of an RO-Crate 1.2 whose root is the folder that the
  /// manifest's paths start from.
  ///
  /// - Parameter place: where the issued folder lies in that folder.
  /// - Throws: `invalidRequest` where what the root data entity requires is not given, or a
  ///   source has the name of the metadata file.
  public func writeCrate(
    _ details: ExportDetails, issuedAt place: PathBytes, to sink: @escaping Sink
  ) throws(RegestError) {
    let root = try CrateRoot(details)
    let sizes = try sourceSizes()
    let parts = try crateParts(place)
    var graph = try JSONLDGraph(context: Self.crateContext, sink: sink)
    try graph.add([
      ("@id", .string(CrateRoot.file)), ("@type", "CreativeWork"),
      ("conformsTo", ["@id": "https://w3id.org/ro/crate/1.2"]), ("about", ["@id": "./"]),
    ])
    try root.add(parts: parts.top, self, to: &graph)
    try addIssuing(parts, to: &graph)
    for (file, digest) in files {
      let path = place == "." ? PathBytes(file.rawValue) : place.appending(PathBytes(file.rawValue))
      try addFile(
        path, digest, FileStore.size(of: issued.path(of: file)), type: file.encodingFormat,
        to: &graph)
    }
    for folder in parts.folders {
      try graph.add([
        ("@id", .string(folder.uriReference + "/")), ("@type", "Dataset"),
        ("name", .string(folder.display)), ("hasPart", .array(try partsBelow(folder))),
      ])
    }
    try issued.readSums { (entry) throws(RegestError) in
      try addFile(entry.path, entry.digest, sizes[entry.digest], to: &graph)
      return true
    }
    try graph.finish()
  }

  private func addFile(
    _ path: PathBytes, _ digest: SHA256Digest, _ size: UInt64?, type: String? = nil,
    to graph: inout JSONLDGraph
  ) throws(RegestError) {
    guard path.bytes != Array(CrateRoot.file.utf8) else {
      throw RegestError(
        .invalidRequest,
        "a source is called \(CrateRoot.file), which is the name of the crate's own metadata",
        hint: "a folder with a crate in it cannot be the root of another one")
    }
    try graph.add([
      ("@id", .string(path.uriReference)), ("@type", "File"), ("name", .string(path.display)),
      ("contentSize", size.map { .string(String($0)) }), ("sha256", .string(digest.hex)),
      ("encodingFormat", type.map(JSON.string)),
    ])
  }

  /// What the root consists of: the sources by the paths that were asked for, and the files
  /// that were issued.
  private struct CrateParts {
    /// The roots of the sources and their entities' names.
    var sources: [String] = []
    /// Those of them that are folders.
    var folders: [PathBytes] = []
    var issued: [String] = []

    var top: [JSON] { (sources + issued).map { ["@id": .string($0)] } }
  }

  private func crateParts(_ place: PathBytes) throws(RegestError) -> CrateParts {
    var parts = CrateParts()
    parts.issued = files.map { file, _ in
      let name = PathBytes(file.rawValue)
      return (place == "." ? name : place.appending(name)).uriReference
    }
    var files = Set(statement.paths)
    var listed: Set<PathBytes> = []
    var all: [String] = []
    let isWhole = files.remove(".") != nil
    try issued.readSums { (entry) throws(RegestError) in
      if files.contains(entry.path) { listed.insert(entry.path) }
      if isWhole { all.append(entry.path.uriReference) }
      return true
    }
    parts.sources = all
    for path in statement.paths where path != "." {
      if !listed.contains(path) { parts.folders.append(path) }
      parts.sources.append(path.uriReference + (listed.contains(path) ? "" : "/"))
    }
    return parts
  }

  private func partsBelow(_ folder: PathBytes) throws(RegestError) -> [JSON] {
    var parts: [JSON] = []
    try issued.readSums { entry in
      if entry.path.isInside(folder) { parts.append(["@id": .string(entry.path.uriReference)]) }
      return true
    }
    return parts
  }

  /// The sizes of the sources that records tell.
  private func sourceSizes() throws(RegestError) -> [SHA256Digest: UInt64] {
    var sizes: [SHA256Digest: UInt64] = [:]
    try readRecords { record, _ in
      guard let size = record["source"]?["size"]?.integerValue.flatMap(UInt64.init(exactly:)),
        let digest = record["source"]?["sha256"]?.stringValue.flatMap({
          SHA256Digest(hex: $0.utf8)
        })
      else { return }
      sizes[digest] = size
    }
    return sizes
  }

  /// What was done: a CreateAction, as the specification's page on provenance has it.
  private func addIssuing(_ parts: CrateParts, to graph: inout JSONLDGraph) throws(RegestError) {
    let register = "nih:sha-256;\(statement.register.hex)"
    let sources: [String] = statement.paths.contains(".") ? ["./"] : parts.sources
    try graph.add([
      ("@id", "#issuing"), ("@type", "CreateAction"),
      ("name", "Fingerprinting, parsing, checking and issuing"),
      ("instrument", ["@id": "#regest"]),
      ("object", .array((sources + [register]).map { ["@id": .string($0)] })),
      ("result", .array(parts.issued.map { ["@id": .string($0)] })),
    ])
    try graph.add([
      ("@id", "#regest"), ("@type", "SoftwareApplication"), ("name", "Regest"),
      (
        "version",
        .string("rules: parser \(statement.rules.parser), checks \(statement.rules.checks)")
      ),
    ])
    try graph.add([
      ("@id", .string(register)), ("@type", "CreativeWork"), ("name", "Snapshot of a register"),
      (
        "description",
        .string(
          "\(Summary.count(statement.registerRows, "row")); the SHA-256 of its canonical export is "
            + statement.register.hex)
      ),
    ])
    try graph.add([
      ("@id", .string("\(issued.id)")), ("@type", "PropertyValue"),
      ("propertyID", "urn:regest:manifest:1"), ("value", .string("\(issued.id)")),
    ])
  }

  /// The specification's context by its address, and schema.org's term for a digest, which
  /// not every version of it has.
  private static let crateContext: JSON = [
    "https://w3id.org/ro/crate/1.2/context", ["sha256": "http://schema.org/sha256"],
  ]
}

extension IssuedFile {
  /// The media type.
  fileprivate var encodingFormat: String {
    switch self {
    case .statement, .tree: "application/json"
    case .records: "application/x-ndjson"
    case .sums, .instructions: "text/plain"
    }
  }
}
