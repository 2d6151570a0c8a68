internal import ArchivalReference
internal import CanonicalJSON
internal import DocumentText
internal import Fingerprint
internal import Fixity

/// Findings and references as JSON lines for programs.
public enum JSONReport {
  /// `{"type":"diagnostic", …}` as one line with its line end.
  public static func line(_ diagnostic: Diagnostic) -> [UInt8] {
    object(diagnostic).lineBytes() + [0x0A]
  }

  /// The same as a value.
  static func object(_ diagnostic: Diagnostic) -> JSON {
    JSON(
      optional: [
        ("type", "diagnostic"),
        ("code", .string(diagnostic.code.rawValue)),
        ("name", .string(diagnostic.code.name)),
        ("severity", .string(diagnostic.severity.rawValue)),
        ("path", diagnostic.path.map { .string($0.display) }),
        ("place", diagnostic.place?.part.map(JSON.string)),
        ("line", lined(diagnostic).map { .integer(Int64($0.line)) }),
        ("column", lined(diagnostic).map { .integer(Int64($0.column)) }),
        ("start", spanned(diagnostic).map { .integer(Int64($0.lowerBound)) }),
        ("end", spanned(diagnostic).map { .integer(Int64($0.upperBound)) }),
        ("message", .string(diagnostic.message)),
        ("expected", diagnostic.expected.map(JSON.string)),
        ("found", diagnostic.found.map(JSON.string)),
        (
          "fix",
          diagnostic.fix.map { fix in
            [
              "start": .integer(Int64(fix.range.lowerBound)),
              "end": .integer(Int64(fix.range.upperBound)), "text": .string(fix.replacement),
            ]
          }
        ),
        ("notes", diagnostic.notes.isEmpty ? nil : .array(diagnostic.notes.map(JSON.string))),
      ])
  }

  /// The place of a finding in a file of lines.
  private static func lined(_ diagnostic: Diagnostic) -> Diagnostic.Place? {
    diagnostic.place?.part == nil ? diagnostic.place : nil
  }

  private static func spanned(_ diagnostic: Diagnostic) -> Range<Int>? {
    guard let range = diagnostic.place?.range, !range.isEmpty else { return nil }
    return range
  }

  /// `{"type":"reference", …}`: one checked reference with its verdict.
  static func line(_ reference: CheckedReference, path: PathBytes) -> [UInt8] {
    var line = Array("{\"type\":\"reference\",\"path\":".utf8)
    line.appendJSONString(path.display)
    line.append(contentsOf: ",".utf8)
    line += reference.json
    line.append(contentsOf: "}\n".utf8)
    return line
  }

  /// What a line says of an examined reference, without braces.
  ///
  /// - Parameter document: the text it was read from.
  static func members(_ item: Examination.Item, document: DocumentText) -> [UInt8] {
    let verdict = item.assessment.verdict
    var line: [UInt8] = []
    line.reserveCapacity(512)
    ReferenceJSON.append(
      item.reference, place: item.place, text: document.bytes.span, map: document.map, to: &line)
    line += ",\"verdict\":".utf8
    let start = line.count
    line.appendMember("outcome", verdict.outcome.rawValue)
    line[start] = UInt8(ascii: "{")
    if let depth = verdict.depth { line.appendMember("depth", depth.name) }
    if let level = verdict.stoppedAt { line.appendMember("stoppedAt", level.name) }
    line += ",\"entries\":[".utf8
    for (index, entry) in verdict.entries.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line.appendJSONString(entry.path)
    }
    line += "]}".utf8
    return line
  }

  /// `{"type":"verification", "manifest": …}`: the last line of a manifest's verification.
  public static func line(
    _ verification: Verification, _ signatures: SignatureVerification? = nil
  ) -> [UInt8] {
    JSON(
      optional: [
        ("type", "verification"),
        ("manifest", .string(verification.id.description)),
        ("sources", .integer(Int64(verification.sources))),
        ("records", .integer(Int64(verification.records))),
        ("read", .integer(Int64(verification.audit.read))),
        ("remembered", .integer(Int64(verification.audit.remembered))),
        ("left", .integer(Int64(verification.audit.left))),
        ("signers", signatures.map { .array($0.signers.map { .string(PathBytes($0).display) }) }),
        ("required", signatures.map { .integer(Int64($0.required)) }),
        ("findings", .integer(Int64(verification.diagnostics.count { $0.severity > .note }))),
        ("holds", .bool(!verification.diagnostics.hasFindings)),
      ]
    ).lineBytes() + [0x0A]
  }

  /// `{"type":"build", "manifest": …}`: the last line of a build that wrote a manifest.
  public static func line(_ issued: IssuedManifest, _ diagnostics: [Diagnostic]) -> [UInt8] {
    let statement = issued.statement
    return JSON(
      optional: [
        ("type", "build"),
        ("manifest", .string(issued.id.description)),
        ("sources", .integer(Int64(statement.sourceTree.count))),
        ("bytes", .integer(Int64(clamping: statement.sourceBytes))),
        ("records", .integer(Int64(statement.recordTree.count))),
        ("outcomes", outcomes(statement.outcomes)),
        ("findings", .integer(Int64(diagnostics.count { $0.severity > .note }))),
      ]
    ).lineBytes() + [0x0A]
  }

  private static func outcomes(_ counts: [Verdict.Outcome: Int]) -> JSON {
    .object(
      Verdict.Outcome.allCases.map { outcome in
        JSON.Member(name: outcome.rawValue, value: .integer(Int64(counts[outcome] ?? 0)))
      })
  }

  /// `{"type":"verification", "source": …}`: the last line about one file and its proof.
  public static func line(_ proof: SourceProof, holds: Bool) -> [UInt8] {
    JSON(
      optional: [
        ("type", "verification"),
        ("manifest", .string(proof.manifest.description)),
        ("source", .string(proof.source.path.display)),
        ("sha256", .string(proof.source.digest.hex)),
        ("holds", .bool(holds)),
      ]
    ).lineBytes() + [0x0A]
  }

  /// `{"type":"verification", "list": …}`: the last line of a list's verification.
  public static func line(_ verification: ListVerification) -> [UInt8] {
    JSON(
      optional: [
        ("type", "verification"),
        ("list", .string(verification.list.display)),
        ("forms", .array(verification.forms.map { .string($0.rawValue) })),
        ("digests", .array(verification.kinds.all.map { .string($0.name) })),
        ("files", .integer(Int64(verification.files))),
        ("compared", .integer(Int64(verification.compared))),
        ("left", .integer(Int64(verification.left))),
        ("searched", verification.searched.map { .string($0.display) }),
        ("findings", .integer(Int64(verification.diagnostics.count { $0.severity > .note }))),
        ("holds", .bool(verification.holds)),
      ]
    ).lineBytes() + [0x0A]
  }

  /// `{"type":"summary", …}`: the last line of a report.
  public static func line(_ summary: Summary) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(256)
    append(summary, to: &line)
    line.append(0x0A)
    return line
  }

  /// Appends the same without a line end.
  static func append(_ summary: Summary, to line: inout [UInt8]) {
    line += "{\"type\":\"summary\"".utf8
    line.appendMember("files", summary.files)
    line.appendMember("references", summary.references)
    line += ",\"outcomes\":".utf8
    let start = line.count
    for outcome in Verdict.Outcome.allCases {
      line.appendMember(outcome.rawValue, summary.outcomes[outcome] ?? 0)
    }
    line[start] = UInt8(ascii: "{")
    line.append(UInt8(ascii: "}"))
    for severity in Severity.allCases {
      line.appendMember(severity.rawValue + "s", summary.severities[severity] ?? 0)
    }
    if summary.known > 0 { line.appendMember("known", summary.known) }
    if summary.manifests > 0 { line.appendMember("manifests", summary.manifests) }
    line.append(UInt8(ascii: "}"))
  }
}

extension [UInt8] {
  /// Appends `,"name":1`; the name needs no escapes.
  fileprivate mutating func appendMember(_ name: String, _ value: Int) {
    append(contentsOf: ",\"".utf8)
    append(contentsOf: name.utf8)
    append(contentsOf: "\":".utf8)
    appendJSONInteger(Int64(value))
  }

  /// Appends `,"name":"value"`; the name needs no escapes.
  fileprivate mutating func appendMember(_ name: String, _ value: String) {
    append(contentsOf: ",\"".utf8)
    append(contentsOf: name.utf8)
    append(contentsOf: "\":".utf8)
    appendJSONString(value)
  }
}
