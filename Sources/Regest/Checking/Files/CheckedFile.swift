public import ArchivalReference
public import DocumentText
public import Fingerprint

/// What checking one file gave, as far as a report can need it; it holds nothing of the file
/// but what it quotes.
public struct CheckedFile: Sendable, Equatable {
  /// The file, as it was named or met.
  public var path: PathBytes
  /// Whether it was read for references.
  public var isRead = true
  /// Whether what there is to say of it comes from verifying a manifest.
  public var isVerified = false
  /// How it is packed, where places are counted in a text that was unpacked; nil of one that
  /// is a text itself.
  public var packing: DocumentFormat?
  /// What it cites, in order of place.
  public var references: [CheckedReference] = []
  /// What there is to say of it: about the whole file first, then in order of place.
  public var findings: [Finding] = []
  /// The findings that were accepted before, which are counted and not told.
  public var known: [Finding] = []
  /// The directives in it, in order of place.
  public var directives: [Directive] = []

  /// A file of which nothing is known yet.
  public init(path: PathBytes) {
    self.path = path
  }

  /// What there is to say of a file, or of a place without one, that was not checked.
  public init(unread finding: Diagnostic) {
    path = finding.path ?? "."
    isRead = false
    findings = [Finding(diagnostic: finding)]
  }

  /// The diagnostics of the findings.
  public var diagnostics: [Diagnostic] { findings.map(\.diagnostic) }
}

/// A reference of a checked file.
public struct CheckedReference: Sendable, Equatable {
  /// Where it stands in the file.
  public var place: Diagnostic.Place
  /// Its canonical printed form.
  public var canonical: String
  /// The register's word on it.
  public var outcome: Verdict.Outcome
  /// The verdict in words: `confirmed to list`.
  public var verdict: String
  /// What `--format json` prints of it behind the path, without braces and line end.
  public var json: [UInt8]
}

/// A diagnostic with what stands around it in the file.
public struct Finding: Sendable, Equatable {
  /// What was found; its path is that of the file.
  public var diagnostic: Diagnostic
  /// Where its place begins; nil where it is about the whole file.
  public var start: TextPosition?
  /// Where its place ends, behind its last byte.
  public var end: TextPosition?
  /// The line in which it begins, as far as a report can show it.
  public var line: QuotedLine?
  /// Where the bytes begin that its fix replaces; nil where there is no fix.
  public var fixStart: TextPosition?
  /// Where they end, behind the last of them.
  public var fixEnd: TextPosition?
  /// How it stands to the baseline; nil where it is compared with none.
  public var baseline: BaselineState?

  /// A finding about a whole file.
  public init(unplaced diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  init(
    diagnostic: Diagnostic, start: TextPosition? = nil, end: TextPosition? = nil,
    line: QuotedLine? = nil
  ) {
    self.diagnostic = diagnostic
    self.start = start
    self.end = end
    self.line = line
  }
}

/// A line of a file, or of a very long one what stands around a place.
public struct QuotedLine: Sendable, Hashable {
  /// The bytes, without the line break.
  public var bytes: [UInt8]
  /// What of the place lies in them; empty for a place between two bytes.
  public var span: Range<Int>
  /// Whether the line goes on before them.
  public var isCutBefore: Bool
  /// Whether the line goes on behind them.
  public var isCutBehind: Bool
}

extension CheckedFile {
  /// Puts further findings, in order of place, among those that are there.
  public mutating func add(_ others: [Finding]) {
    func start(_ finding: Finding) -> Int { finding.diagnostic.place?.range.lowerBound ?? -1 }
    guard !others.isEmpty else { return }
    let all = findings + others
    let order = all.indices.sorted { (start(all[$0]), $0) < (start(all[$1]), $1) }
    findings = order.map { all[$0] }
  }
}
