internal import CanonicalJSON

/// The root data entity of a crate, with those that it names.
struct CrateRoot {
  /// The name of the metadata file.
  static let file = "ro-crate-metadata.json"

  private let title: String
  private let date: String
  private let license: String
  private let authors: [ExportDetails.Author]

  /// - Throws: `invalidRequest` where something is missing that RO-Crate 1.2 requires in its
  ///   section “Direct properties of the Root Data Entity”.
  init(_ details: ExportDetails) throws(RegestError) {
    title = try Self.field("name", "--title").required(details.title)
    date = try Self.field("datePublished", "--date YYYY-MM-DD").required(details.date)
    license = try Self.field("license", "--license CC-BY-4.0, or an address")
      .required(details.license)
    authors = details.authors
  }

  private static func field(_ name: String, _ option: String) -> ExportField {
    ExportField(name: "`\(name)` of the root data entity of RO-Crate 1.2", option: option)
  }

  /// Adds the root with its parts, its licence and its authors.
  func add(
    parts: [JSON], _ folder: ExportedFolder, to graph: inout JSONLDGraph
  ) throws(RegestError) {
    let people = authors.indices.map { "#author-\($0 + 1)" }
    try graph.add([
      ("@id", "./"), ("@type", "Dataset"), ("name", .string(title)),
      ("description", .string(folder.summary)), ("datePublished", .string(date)),
      ("license", ["@id": .string(licenseAddress)]),
      ("author", people.isEmpty ? nil : .array(people.map { ["@id": .string($0)] })),
      ("identifier", ["@id": .string("\(folder.issued.id)")]),
      ("mentions", [["@id": "#issuing"]]), ("hasPart", .array(parts)),
    ])
    try graph.add([
      ("@id", .string(licenseAddress)), ("@type", "CreativeWork"), ("name", .string(license)),
      ("description", .string("The licence of the set: \(license)")),
    ])
    for (id, author) in zip(people, authors) {
      switch author {
      case .person(let family, let given):
        try graph.add([
          ("@id", .string(id)), ("@type", "Person"), ("name", .string("\(given) \(family)")),
          ("familyName", .string(family)), ("givenName", .string(given)),
        ])
      case .entity(let name):
        try graph.add([
          ("@id", .string(id)), ("@type", "Organization"), ("name", .string(name)),
        ])
      }
    }
  }

  private var licenseAddress: String {
    license.contains("://") ? license : "https://spdx.org/licenses/\(license)"
  }
}
