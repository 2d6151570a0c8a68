public import Fingerprint

/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing; nothing to repair. Does not change the exit status.
  case note
  /// The form is damaged or the place is not what the register expects.
  case warning
  /// The register or the bytes say otherwise.
  case error

  /// Whether the left severity weighs less.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.weight < right.weight
  }

  private var weight: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A finding about the user's material: what, where, what was expected and found.
///
/// A diagnostic knows no output format; it is a value to be worded by one.
public struct Diagnostic: Sendable, Hashable {
  /// A stretch of a source.
  public struct Place: Sendable, Hashable {
    /// Half-open UTF-8 byte offsets into the source.
    public var range: Range<Int>
    /// 1-based line.
    public var line: Int
    /// 1-based column in Unicode scalars.
    public var column: Int
    /// What people find in a document that has no lines: `footnote 12`, `table 2, row 5`. Range,
    /// line and column are then those of the text that was unpacked from it.
    public var part: String?

    /// A place of known line and column.
    public init(range: Range<Int>, line: Int, column: Int) {
      self.range = range
      self.line = line
      self.column = column
    }
  }

  /// A change of the source that mends what was found, where there is exactly one.
  public struct Fix: Sendable, Hashable {
    /// The bytes to replace: half-open UTF-8 offsets; empty to insert.
    public var range: Range<Int>
    /// What to put there.
    public var replacement: String

    /// A replacement of a byte range.
    public init(range: Range<Int>, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// What was found.
  public var code: DiagnosticCode
  /// How much it weighs: by its code, unless somebody set it otherwise.
  public var severity: Severity
  /// The source it is about; nil where it is about the whole.
  public var path: PathBytes?
  /// Where in the source; nil where it is about the whole file.
  public var place: Place?
  /// One sentence, lower case, without a final period.
  public var message: String
  /// What should have been there.
  public var expected: String?
  /// What was there.
  public var found: String?
  /// What else the register or the file says, one sentence each.
  public var notes: [String]
  /// The one change that mends it; nil where there is none, or a choice.
  public var fix: Fix?
  /// The reference it is about, in its canonical printed form; nil where it is about no
  /// single one.
  public var reference: String?

  /// A finding with what is known of it.
  public init(
    _ code: DiagnosticCode, path: PathBytes? = nil, place: Place? = nil, message: String,
    expected: String? = nil, found: String? = nil, notes: [String] = [],
    fix: Fix? = nil, reference: String? = nil
  ) {
    self.code = code
    severity = code.severity
    self.path = path
    self.place = place
    self.message = message
    self.expected = expected
    self.found = found
    self.notes = notes
    self.fix = fix
    self.reference = reference
  }
}

extension [Diagnostic] {
  /// Whether something here calls for a look: a warning or an error.
  public var hasFindings: Bool { contains { $0.severity > .note } }

  /// Whether a source could not be read to its end.
  public var hasObstacles: Bool { contains { $0.code.isObstacle } }

  /// Whether somebody is not to be trusted whom it takes to trust the rest.
  public var hasDistrust: Bool { contains { $0.code == .signersMissing } }
}
