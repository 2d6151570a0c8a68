public import ArchivalReference
public import Fingerprint

/// The references of one text with their places and verdicts.
public struct Examination: Sendable {
  /// One reference, examined.
  public struct Item: Sendable {
    /// The reference as it was read and resolved.
    public var reference: Reference
    /// Where it stands.
    public var place: Diagnostic.Place
    /// What the register says of it.
    public var assessment: Assessment
    /// What the form gives rise to say, in the order of the issues.
    public var formFindings: [FormFinding]
  }

  /// What the parser noticed, worded.
  public struct FormFinding: Sendable {
    /// The diagnostic's code.
    public var code: DiagnosticCode
    /// The part of the text it is about.
    public var place: Diagnostic.Place
    /// One sentence, lower case, without a final period.
    public var message: String
    /// The one change that mends it.
    public var fix: Diagnostic.Fix?
  }

  /// The references in order of place.
  public var items: [Item]
  /// What keeps the text from being read whole, without a path.
  public var textFinding: Diagnostic?

  /// All findings: about the text, then in order of place.
  public func diagnostics(path: PathBytes?) -> [Diagnostic] {
    var about = textFinding
    about?.path = path
    return (about.map { [$0] } ?? []) + itemDiagnostics(path)
  }

  private func itemDiagnostics(_ path: PathBytes?) -> [Diagnostic] {
    items.flatMap { item in
      item.formFindings.map {
        Diagnostic($0.code, path: path, place: $0.place, message: $0.message, fix: $0.fix)
      }
        + item.assessment.findings.map {
          Diagnostic(
            $0.code, path: path, place: item.place, message: $0.message, notes: $0.notes)
        }
    }
  }
}

/// Reads a text and checks what it cites.
public struct Examiner: Sendable {
  /// What reads the references.
  public let parser: ReferenceParser
  /// What checks them.
  public let checker: Checker

  /// An examiner with one register and one table of archives.
  public init(register: Register, archives: ArchiveTable = .standard) {
    parser = ReferenceParser(archives: archives)
    checker = Checker(register: register, archives: archives)
  }

  /// Examines one text as one flow.
  ///
  /// - Parameter text: the bytes of a plain text.
  /// - Throws: what the register throws when it cannot be read.
  public func examine(_ text: [UInt8]) throws(RegestError) -> Examination {
    let references = parser.references(in: text)
    let finding = TextProbe.finding(text, path: nil)
    guard !references.isEmpty else { return Examination(items: [], textFinding: finding) }
    var lines = PlaceCursor()
    let messages = FormMessages(archives: parser.archives)
    var items: [Examination.Item] = []
    items.reserveCapacity(references.count)
    for reference in references {
      items.append(
        Examination.Item(
          reference: reference, place: lines.place(of: reference.range, in: text.span),
          assessment: try checker.assess(reference),
          formFindings: reference.issues.map { issue in
            Examination.FormFinding(
              code: DiagnosticCode(issue.kind), place: lines.place(of: issue.range, in: text.span),
              message: messages.message(issue, of: reference, text: text.span),
              fix: messages.fix(issue, of: reference, text: text.span))
          }))
    }
    return Examination(items: items, textFinding: finding)
  }
}

extension PlaceCursor {
  /// A byte range with the line and column it begins at.
  mutating func place(of range: Range<Int>, in text: Span<UInt8>) -> Diagnostic.Place {
    let start = place(of: range.lowerBound, in: text)
    return Diagnostic.Place(range: range, line: start.line, column: start.column)
  }
}
