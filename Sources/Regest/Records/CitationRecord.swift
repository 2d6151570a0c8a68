internal import ArchivalReference
internal import CanonicalJSON
internal import Fingerprint

/// One reference in one source with its verdict, as canonical bytes (RFC 8785)
/// whose SHA-256 is its id.
///
/// It holds the source's digest and size, never its path; what was read, where,
/// how inherited levels were resolved, and the register's entries that the
/// verdict rests on. It holds no time, host, user or locale: equal sources,
/// register and rules give equal bytes.
public struct CitationRecord: Sendable, Hashable {
  /// The canonical bytes, without a line end.
  public let bytes: [UInt8]
  /// The record's id: the SHA-256 of ``bytes``.
  public let id: RegestID

  init(json: JSON) throws(RegestError) {
    do {
      bytes = try json.recordBytes()
    } catch {
      throw RegestError(
        .invalidRequest, "a record cannot be written: \(error)", underlying: error)
    }
    id = RegestID(.record, try digest(of: bytes))
  }
}

/// Issues the records of examined texts.
struct RecordIssuer: Sendable {
  let register: RegisterSnapshot
  let rules: RulesIdentity
  let archives: ArchiveTable

  /// The records of one source, in order of place.
  func records(
    of examination: Examination, text: [UInt8], source: FileFingerprint
  ) throws(RegestError) -> [CitationRecord] {
    var records: [CitationRecord] = []
    records.reserveCapacity(examination.items.count)
    for item in examination.items {
      let json = record(item, among: examination.items, text, source)
      records.append(try CitationRecord(json: json))
    }
    return records
  }

  private func record(
    _ item: Examination.Item, among items: [Examination.Item], _ text: [UInt8],
    _ source: FileFingerprint
  ) -> JSON {
    let reference = item.reference
    return JSON(
      optional: [
        ("canonical", .string(reference.canonicalText(archives: archives))),
        ("form", .string(reference.form.rawValue)),
        ("issues", .array(item.formFindings.map(issue))),
        ("place", place(item.place)),
        ("reference", shifr(reference)),
        ("register", basis(item.assessment.verdict)),
        ("resolution", resolution(reference, among: items)),
        ("rules", rules.json),
        ("source", ["sha256": .string(source.digest.hex), "size": .integer(Int64(source.size))]),
        ("text", .string(String(decoding: text[reference.range], as: UTF8.self))),
        ("type", .string(Self.type)),
        ("verdict", verdict(item.assessment.verdict)),
        ("witness", reference.witness.map(witness)),
      ])
  }

  /// What a record says it is.
  static let type = "urn:regest:record:1"

  private func place(_ place: Diagnostic.Place) -> JSON {
    [
      "column": .integer(Int64(place.column)), "end": .integer(Int64(place.range.upperBound)),
      "line": .integer(Int64(place.line)), "start": .integer(Int64(place.range.lowerBound)),
    ]
  }

  private func issue(_ finding: Examination.FormFinding) -> JSON {
    [
      "code": .string(finding.code.rawValue),
      "end": .integer(Int64(finding.place.range.upperBound)), "name": .string(finding.code.name),
      "start": .integer(Int64(finding.place.range.lowerBound)),
    ]
  }

  private func shifr(_ reference: Reference) -> JSON {
    JSON(
      optional: Level.allCases.map { level in
        (level.name, reference.shifr[level].map(JSON.string))
      } + [("lists", .array(reference.lists.map { .string($0.text) }))])
  }

  /// Where each level comes from; an inherited one names the place of the
  /// reference that lent it. Lists are told where they are inherited, by a bare «Там же».
  private func resolution(_ reference: Reference, among items: [Examination.Item]) -> JSON {
    JSON(
      optional: [Level.archive, .fond, .opis, .delo].map { level in
        let origin: JSON? =
          switch reference.resolution[level] {
          case .absent: nil
          case .printed where level == .list: nil
          case .printed: ["from": "printed"]
          case .inferred: ["from": "document"]
          case .inherited(let index):
            [
              "end": .integer(Int64(items[index].reference.range.upperBound)),
              "from": "reference",
              "start": .integer(Int64(items[index].reference.range.lowerBound)),
            ]
          }
        return (level.name, origin)
      })
  }

  private func witness(_ witness: Witness) -> JSON {
    [
      "end": .integer(Int64(witness.range.upperBound)),
      "start": .integer(Int64(witness.range.lowerBound)), "text": .string(witness.text),
    ]
  }

  private func verdict(_ verdict: Verdict) -> JSON {
    JSON(
      optional: [
        ("depth", verdict.depth.map { .string($0.name) }),
        ("outcome", .string(verdict.outcome.rawValue)),
        ("stoppedAt", verdict.stoppedAt.map { .string($0.name) }),
      ])
  }

  private func basis(_ verdict: Verdict) -> JSON {
    [
      "entries": .array(
        verdict.entries.map { ["entry": .string($0.path), "sha256": .string($0.digest.hex)] }),
      "sha256": .string(register.sha256.hex),
    ]
  }
}

extension JSON {
  /// An object of the members that have a value.
  init(optional members: [(String, JSON?)]) {
    self = .object(
      members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }
}
