extension DiagnosticCode {
  /// Whether `regest check --fix` mends it, where the text leaves only one way to.
  public var isMended: Bool {
    switch self {
    case .missingListMark, .listMarkReadAsDigit, .mixedAlphabets, .rangeDash, .spacing,
      .rangeShortened, .notInStyle:
      true
    default: false
    }
  }

  /// Whether it is about what a text says, so that somebody can mend it there.
  fileprivate var isAboutText: Bool {
    ["REF", "REG", "STY", "CFG"].contains(rawValue.prefix(3))
  }
}

extension DiagnosticPage {
  /// The page as Markdown, headed by its code.
  public func markdown(code: DiagnosticCode) -> String {
    let mending =
      code.isMended
      ? "Yes, where the text leaves only one way to mend it."
      : code.isAboutText
        ? "No: what is meant is for a person to say."
        : "No: it mends the form of references alone."
    return """
      # \(code.rawValue) \(name)

      Severity: **\(severity.rawValue)**

      ## What it means

      \(Self.sentence(meaning))

      ## Why it matters

      \(Self.sentence(importance))

      ## Example

      > \(Self.escaped(example))

      ## What to do

      \(Self.sentence(remedy))

      ## Does `regest check --fix` mend it?

      \(mending)

      [All diagnostics](README.md)

      """
  }

  /// The list of all pages as Markdown, by series.
  public static var markdownIndex: String {
    var text = """
      # Diagnostics

      What Regest reports: a code, a name and how much it weighs. `regest explain CODE` prints
      the same pages. These are made from the program's own by the test `DiagnosticPageTests`.

      """
    for (series, subject) in self.series {
      text += """

        ## \(series): \(subject)

        | code | name | severity | `--fix` |
        |---|---|---|---|

        """
      for code in DiagnosticCode.allCases where code.rawValue.hasPrefix(series) {
        let mends = code.isMended ? "yes" : ""
        text +=
          "| [\(code.rawValue)](\(code.rawValue).md) | \(code.name) "
          + "| \(code.severity.rawValue) | \(mends) |\n"
      }
    }
    return text
  }

  private static let series = [
    ("REF", "the form of a reference"), ("REG", "a reference against the register"),
    ("FIX", "the fixity of files"), ("REC", "issued records"), ("SIG", "signatures"),
    ("LOG", "logs of issued manifests"), ("STY", "how references are printed"),
    ("CFG", "what a configuration or a baseline sets aside"),
  ]

  /// Text of a page as a sentence in Markdown.
  private static func sentence(_ text: String) -> String {
    escaped(text.prefix(1).uppercased() + text.dropFirst() + ".")
  }

  /// Text of a page, in which pairs of backticks are about code as they are in Markdown.
  private static func escaped(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return MarkdownText.escaped(text) }
    return parts.enumerated().map { index, part in
      index % 2 == 1 ? "`\(part)`" : MarkdownText.escaped(String(part))
    }.joined()
  }
}
