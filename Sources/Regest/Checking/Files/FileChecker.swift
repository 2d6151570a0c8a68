internal import ArchivalReference
public import Citing
public import DocumentText
public import Fingerprint
internal import OfficeText

/// Checks files one by one, each by itself.
public struct FileChecker: Sendable {
  private let examiner: Examiner
  private let style: CompiledStyle?

  /// A checker of what an examiner reads.
  ///
  /// - Parameter style: what full references are to be printed in; nil where nobody said.
  public init(examiner: Examiner, style: CompiledStyle? = nil) {
    self.examiner = examiner
    self.style = style
  }

  /// Checks the bytes of a file. One that is packed and cannot be unpacked is not read, which is
  /// its only finding.
  ///
  /// - Parameters:
  ///   - source: the bytes of the file.
  ///   - path: what reports call it; its name tells the format where none is given.
  ///   - format: how the text is written down; nil for what the name tells, or else plain text.
  /// - Throws: what the register throws when it cannot be read.
  public func check(
    _ source: [UInt8], path: PathBytes, as format: DocumentFormat? = nil
  ) throws(RegestError) -> CheckedFile {
    let format = format ?? DocumentFormat(path: path.bytes)
    let text: SourceText
    do throws(OfficeFault) {
      text = try SourceText(source, as: format)
    } catch {
      return CheckedFile(
        unread: Diagnostic(.sourceUnreadable, path: path, message: error.message))
    }
    return try check(text, path: path)
  }

  /// Checks the text of a file.
  ///
  /// - Parameter path: what reports call it.
  /// - Throws: what the register throws when it cannot be read.
  public func check(_ text: SourceText, path: PathBytes) throws(RegestError) -> CheckedFile {
    check(text, try examine(text), path: path)
  }

  /// What is understood of the text of a file, and how its references are printed.
  ///
  /// - Throws: what the register throws when it cannot be read.
  public func examine(_ text: SourceText) throws(RegestError) -> Examination {
    try examiner.examine(text.document, of: text.bytes, keepsPrint: true)
  }

  /// Checks the text of a file that was examined.
  ///
  /// - Parameters:
  ///   - examination: what ``examine(_:)`` gave for it.
  ///   - path: what reports call it.
  public func check(
    _ text: SourceText, _ examination: Examination, path: PathBytes
  ) -> CheckedFile {
    let (source, format) = (text.bytes, text.format)
    var file = CheckedFile(path: path)
    if format.isPacked { file.packing = format }
    file.references = examination.items.map { item in
      var item = item
      item.place = text.placed(item.place)
      return CheckedReference(
        place: item.place, canonical: item.reference.canonicalText(),
        outcome: item.assessment.verdict.outcome, verdict: item.assessment.verdict.text,
        json: JSONReport.members(item, document: text.document))
    }
    let form = examination.diagnostics(path: path)
    let type = examination.styleDiagnostics(
      path: path, source: source, format: format, parser: examiner.parser, style: style)
    var findings = Self.merged(form, type, in: format)
    findings =
      format.isPacked
      ? findings.map { Self.unmended($0, in: text) } : withSoundFixes(findings, source, format)
    file.findings = FileQuoting(source).findings(findings)
    let comments = DirectiveScanner(source, path: path, format: format)
    file.directives = comments.directives
    file.add(comments.malformed)
    return file
  }

  /// The findings with only those fixes that change nothing of what any reference says, and
  /// that can be written into the file.
  private func withSoundFixes(
    _ findings: [Diagnostic], _ source: [UInt8], _ format: DocumentFormat
  ) -> [Diagnostic] {
    let fixes = findings.compactMap(\.fix)
    guard !fixes.isEmpty else { return findings }
    var sound: Set<Diagnostic.Fix> = []
    if DeclaredEncoding.takesUTF8(source, as: format) {
      var soundness = FixSoundness(source, as: format, parser: examiner.parser)
      sound = Set(soundness.sound(fixes))
    }
    return findings.map { finding in
      guard let fix = finding.fix, !sound.contains(fix) else { return finding }
      var finding = finding
      finding.fix = nil
      return finding
    }
  }

  /// A finding in a packed document: the change that would mend it is made by hand.
  private static func unmended(_ finding: Diagnostic, in text: SourceText) -> Diagnostic {
    var finding = finding
    finding.place = finding.place.map(text.placed)
    guard let fix = finding.fix else { return finding }
    let old = String(decoding: text.bytes[fix.range], as: UTF8.self).printable
    let new = fix.replacement.printable
    let change =
      fix.range.isEmpty
      ? "insert “\(new)”" : new.isEmpty ? "remove “\(old)”" : "replace “\(old)” by “\(new)”"
    finding.notes.append("\(change) in a word processor")
    finding.fix = nil
    return finding
  }

  /// All findings: about the whole file, then in order of place, with fixes spelled as the
  /// format has them.
  private static func merged(
    _ form: [Diagnostic], _ type: [Diagnostic], in format: DocumentFormat
  ) -> [Diagnostic] {
    let all = form + type
    let starts = all.map { $0.place?.range.lowerBound ?? -1 }
    let order = all.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }
    var merged = order.map { all[$0] }
    for index in merged.indices {
      guard let text = merged[index].fix?.replacement else { continue }
      merged[index].fix?.replacement = format.spelling(of: text)
    }
    return merged
  }
}
