internal import CanonicalJSON

extension ExportedFolder {
  /// Writes the set's `CITATION.cff`, version 1.2.0.
  ///
  /// - Throws: `invalidRequest` where the title or the authors are not given, which the
  ///   format requires.
  public func writeCitationFile(
    _ details: ExportDetails, to sink: Sink
  ) throws(RegestError) {
    let title = try Self.citationField("title", "--title").required(details.title)
    let authors = try Self.citationField("authors", "--author “Family, Given”, or a name")
      .required(details.authors.isEmpty ? nil : details.authors)
    var lines = [
      "cff-version: 1.2.0",
      "message: \"To cite this set of citation records, use these metadata.\"",
      "type: dataset", "title: \(Self.quoted(title))", "authors:",
    ]
    for author in authors {
      switch author {
      case .person(let family, let given):
        lines.append("  - family-names: \(Self.quoted(family))")
        lines.append("    given-names: \(Self.quoted(given))")
      case .entity(let name):
        lines.append("  - name: \(Self.quoted(name))")
      }
    }
    lines.append("abstract: \(Self.quoted(summary))")
    lines += [
      "identifiers:", "  - type: other", "    value: \"\(issued.id)\"",
      "    description: \"The SHA-256 of manifest.json\"",
    ]
    if let date = details.date { lines.append("date-released: \(Self.quoted(date))") }
    if let license = details.license {
      let key = license.contains("://") ? "license-url" : "license"
      lines.append("\(key): \(Self.quoted(license))")
    }
    try sink(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  private static func citationField(_ name: String, _ option: String) -> ExportField {
    ExportField(name: "`\(name)` of CITATION.cff 1.2.0", option: option)
  }

  /// A string in double quotes: of text without control characters YAML 1.2, section 7.3.1,
  /// reads what JSON writes.
  private static func quoted(_ text: String) -> String {
    String(decoding: JSON.string(text).lineBytes(), as: UTF8.self)
  }
}
