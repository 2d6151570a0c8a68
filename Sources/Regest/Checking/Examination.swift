public import ArchivalReference
public import DocumentText
public import Fingerprint

/// The references of one text with their places and verdicts.
public struct Examination: Sendable {
  /// One reference, examined.
  public struct Item: Sendable {
    /// The reference as it was read and resolved; its ranges lie in the text of the
    /// document.
    public var reference: Reference
    /// Where it stands in the file.
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

  /// The text that was examined, and where it stands in the file.
  public var document: DocumentText
  /// The references in order of place in the file.
  public var items: [Item]
  /// What keeps the text from being read whole, without a path.
  public var textFinding: Diagnostic?
  /// How the references are printed in the document's text, in order of place; empty where
  /// that was not asked for.
  var prints: [PrintedReference] = []

  /// All findings: about the text, then in order of place.
  public func diagnostics(path: PathBytes?) -> [Diagnostic] {
    var about = textFinding
    about?.path = path
    return (about.map { [$0] } ?? []) + itemDiagnostics(path)
  }

  private func itemDiagnostics(_ path: PathBytes?) -> [Diagnostic] {
    items.flatMap { item -> [Diagnostic] in
      guard !item.formFindings.isEmpty || !item.assessment.findings.isEmpty else { return [] }
      let reference = item.reference.canonicalText()
      return item.formFindings.map {
        Diagnostic(
          $0.code, path: path, place: $0.place, message: $0.message, fix: $0.fix,
          reference: reference)
      }
        + item.assessment.findings.map {
          Diagnostic(
            $0.code, path: path, place: item.place, message: $0.message, notes: $0.notes,
            reference: reference)
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
  ///
  /// - Parameter defaultArchive: The key of the archive that is meant where none is printed
  ///   and the text does not tell which.
  public init(
    register: Register, archives: ArchiveTable = .standard, defaultArchive: String? = nil
  ) {
    parser = ReferenceParser(archives: archives, defaultArchive: defaultArchive)
    checker = Checker(register: register, archives: archives)
  }

  /// Examines one text as one flow.
  ///
  /// - Parameter text: the bytes of a plain text.
  /// - Throws: what the register throws when it cannot be read.
  public func examine(_ text: [UInt8]) throws(RegestError) -> Examination {
    try examine(DocumentText(plain: text), of: text)
  }

  /// Examines the text of a file.
  ///
  /// - Parameters:
  ///   - document: what was read out of the file.
  ///   - source: the bytes of the file.
  /// - Throws: what the register throws when it cannot be read.
  public func examine(
    _ document: DocumentText, of source: [UInt8]
  ) throws(RegestError) -> Examination {
    try examine(document, of: source, keepsPrint: false)
  }

  /// The same.
  ///
  /// - Parameter keepsPrint: whether it is told how the references are printed.
  func examine(
    _ document: DocumentText, of source: [UInt8], keepsPrint: Bool
  ) throws(RegestError) -> Examination {
    var prints: [PrintedReference] = []
    let references = parser.references(
      in: document.bytes.span, flowStarts: document.flowStarts,
      printed: keepsPrint ? { prints.append($0) } : nil)
    let finding = TextProbe.finding(source, path: nil)
    var items: [Examination.Item] = []
    guard !references.isEmpty else {
      return Examination(document: document, items: [], textFinding: finding)
    }
    items.reserveCapacity(references.count)
    let messages = FormMessages(archives: parser.archives)
    let text = document.bytes.span
    let unplaced = Diagnostic.Place(range: 0..<0, line: 0, column: 0)
    for reference in references {
      items.append(
        Examination.Item(
          reference: reference,
          place: unplaced.moved(to: place(of: reference, in: document, of: source)),
          assessment: try checker.assess(reference),
          formFindings: reference.issues.map { issue in
            Examination.FormFinding(
              code: DiagnosticCode(issue.kind),
              place: unplaced.moved(to: document.map.source(of: issue.range)),
              message: messages.message(issue, of: reference, text: text),
              fix: messages.fix(issue, of: reference, text: text)?.moved(by: document.map))
          }))
    }
    if !document.map.isIdentity {
      items.sort { $0.place.range.lowerBound < $1.place.range.lowerBound }
    }
    var lines = PlaceCursor()
    for index in items.indices {
      items[index].place = lines.place(of: items[index].place.range, in: source.span)
      for finding in items[index].formFindings.indices {
        let range = items[index].formFindings[finding].place.range
        items[index].formFindings[finding].place = lines.place(of: range, in: source.span)
      }
    }
    return Examination(
      document: document, items: items, textFinding: finding, prints: prints)
  }
}

extension Diagnostic.Place {
  /// A place of another range, whose line and column are not counted.
  fileprivate func moved(to range: Range<Int>) -> Diagnostic.Place {
    Diagnostic.Place(range: range, line: line, column: column)
  }
}

extension Diagnostic.Fix {
  /// The same change in the file; nil where the file does not have the bytes of the text.
  fileprivate func moved(by map: SourceMap) -> Diagnostic.Fix? {
    map.verbatimSource(of: range).map { Diagnostic.Fix(range: $0, replacement: replacement) }
  }
}

extension PlaceCursor {
  /// A byte range with the line and column it begins at.
  mutating func place(of range: Range<Int>, in text: Span<UInt8>) -> Diagnostic.Place {
    let start = place(of: range.lowerBound, in: text)
    return Diagnostic.Place(range: range, line: start.line, column: start.column)
  }
}
