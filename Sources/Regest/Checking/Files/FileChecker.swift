internal import ArchivalReference
public import DocumentText
public import Fingerprint

/// Checks files one by one, each by itself.
public struct FileChecker: Sendable {
  private let examiner: Examiner

  /// A checker of what an examiner reads.
  public init(examiner: Examiner) {
    self.examiner = examiner
  }

  /// How a file is read: as it is said, as its name tells, or else as plain text.
  static func format(of path: PathBytes, as format: DocumentFormat?) -> DocumentFormat {
    format ?? DocumentFormat(name: path.bytes) ?? .plain
  }

  /// Checks the bytes of a file.
  ///
  /// - Parameters:
  ///   - source: the bytes of the file.
  ///   - path: what reports call it; its name tells the format where none is given.
  ///   - format: how the text is written down; nil for what the name tells, or else plain text.
  /// - Throws: what the register throws when it cannot be read.
  public func check(
    _ source: [UInt8], path: PathBytes, as format: DocumentFormat? = nil
  ) throws(RegestError) -> CheckedFile {
    let document = DocumentText(source, as: Self.format(of: path, as: format))
    let examination = try examiner.examine(document, of: source)
    var file = CheckedFile(path: path)
    file.references = examination.items.map { item in
      CheckedReference(
        place: item.place, canonical: item.reference.canonicalText(),
        outcome: item.assessment.verdict.outcome, verdict: item.assessment.verdict.text,
        json: JSONReport.members(item, document: document))
    }
    var quoting = FileQuoting(source)
    file.findings = examination.diagnostics(path: path).map { quoting.finding($0) }
    return file
  }
}
