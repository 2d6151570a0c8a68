package import ArchivalReference
internal import CanonicalJSON
package import Fingerprint

/// Issues the records of examined texts.
package struct RecordIssuer: Sendable {
  let register: RegisterSnapshot
  let rules: RulesIdentity
  private let archives: ArchiveTable
  /// The rules as every record has them.
  private let rulesBytes: [UInt8]

  /// An issuer of records against one register, by the rules of this program.
  package init(register: Register, archives: ArchiveTable) throws(RegestError) {
    self.register = try register.snapshot
    self.archives = archives
    rules = try RulesIdentity.current()
    do {
      rulesBytes = try rules.json.recordBytes()
    } catch {
      throw RegestError(
        .invalidRequest, "the rules cannot be written: \(error)", underlying: error)
    }
  }

  /// What a record says it is.
  static let type = "urn:regest:record:1"

  /// Makes the records of one source, in order of place.
  ///
  /// - Parameter take: is given the canonical bytes of each record, without a line end.
  package func issue(
    _ examination: Examination, text: [UInt8], source: FileFingerprint,
    take: ([UInt8]) throws(RegestError) -> Void
  ) throws(RegestError) {
    guard !examination.items.isEmpty else { return }
    var writer = RecordWriter()
    writer.object { writer in
      writer.member("sha256", plain: source.digest.appendHex)
      writer.member("size", Int(clamping: source.size))
    }
    let source = writer.bytes
    for item in examination.items {
      writer.restart()
      write(item, among: examination.items, text, source: source, to: &writer)
      try take(writer.bytes)
    }
  }

  /// The records of one source, in order of place.
  package func records(
    of examination: Examination, text: [UInt8], source: FileFingerprint
  ) throws(RegestError) -> [CitationRecord] {
    var records: [CitationRecord] = []
    records.reserveCapacity(examination.items.count)
    try issue(examination, text: text, source: source) { (bytes) throws(RegestError) in
      records.append(try CitationRecord(bytes: bytes))
    }
    return records
  }

  private func write(
    _ item: Examination.Item, among items: [Examination.Item], _ text: [UInt8], source: [UInt8],
    to writer: inout RecordWriter
  ) {
    let reference = item.reference
    let verdict = item.assessment.verdict
    writer.object { writer in
      writer.member("canonical", reference.canonicalText(archives: archives))
      writer.member("form", reference.form.rawValue)
      writer.array("issues", item.formFindings) { $1.write(to: &$0) }
      writer.object("place") { item.place.write(to: &$0) }
      writer.object("reference") { reference.write(to: &$0) }
      writer.object("register") { writer in
        writer.array("entries", verdict.entries) { $1.write(to: &$0) }
        writer.member("sha256", plain: register.sha256.appendHex)
      }
      writer.object("resolution") { reference.resolution.write(among: items, to: &$0) }
      writer.member("rules", canonical: rulesBytes)
      writer.member("source", canonical: source)
      writer.member("text", String(decoding: text[reference.range], as: UTF8.self))
      writer.member("type", Self.type)
      writer.object("verdict") { verdict.write(to: &$0) }
      if let witness = reference.witness {
        writer.object("witness") { witness.write(to: &$0) }
      }
    }
  }
}

// What stands in a record of each part, its members in the order of their names.

extension Examination.FormFinding {
  fileprivate func write(to writer: inout RecordWriter) {
    writer.object { writer in
      writer.member("code", code.rawValue)
      writer.member("end", place.range.upperBound)
      writer.member("name", code.name)
      writer.member("start", place.range.lowerBound)
    }
  }
}

extension Diagnostic.Place {
  fileprivate func write(to writer: inout RecordWriter) {
    writer.member("column", column)
    writer.member("end", range.upperBound)
    writer.member("line", line)
    writer.member("start", range.lowerBound)
  }
}

extension Reference {
  fileprivate func write(to writer: inout RecordWriter) {
    writer.member("archive", shifr.archive)
    writer.member("delo", shifr.delo)
    writer.member("fond", shifr.fond)
    writer.array("lists", lists) { $0.element($1.text) }
    writer.member("opis", shifr.opis)
  }
}

extension Verdict.Basis {
  fileprivate func write(to writer: inout RecordWriter) {
    writer.object { writer in
      writer.member("entry", path)
      writer.member("sha256", plain: digest.appendHex)
    }
  }
}

extension Resolution {
  /// Where each level comes from; an inherited one names the place of the reference that
  /// lent it.
  fileprivate func write(among items: [Examination.Item], to writer: inout RecordWriter) {
    for level in [Level.archive, .delo, .fond, .opis] {
      switch self[level] {
      case .absent: break
      case .printed: writer.object(level.name) { $0.member("from", "printed") }
      case .inferred: writer.object(level.name) { $0.member("from", "document") }
      case .inherited(let index):
        let lender = items[index].reference.range
        writer.object(level.name) { writer in
          writer.member("end", lender.upperBound)
          writer.member("from", "reference")
          writer.member("start", lender.lowerBound)
        }
      }
    }
  }
}

extension Verdict {
  fileprivate func write(to writer: inout RecordWriter) {
    writer.member("depth", depth?.name)
    writer.member("outcome", outcome.rawValue)
    writer.member("stoppedAt", stoppedAt?.name)
  }
}

extension Witness {
  fileprivate func write(to writer: inout RecordWriter) {
    writer.member("end", range.upperBound)
    writer.member("start", range.lowerBound)
    writer.member("text", text)
  }
}
