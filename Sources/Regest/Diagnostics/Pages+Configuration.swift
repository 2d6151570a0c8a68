/// The pages of `CFG8xx`: what is ignored and what was accepted before.
extension DiagnosticCode {
  var configurationPage: DiagnosticPage {
    switch self {
    case .ignoreUnused:
      DiagnosticPage(
        "ignore-unused", .warning,
        means: "a directive in a text or an entry of `ignore` matches no finding",
        matters: "what it was for is mended, and the next fault in its place would pass unseen",
        example: "<!-- regest: ignore REF101 --> in a line whose reference has its mark again",
        todo: "remove it, or the code that is named in the message")
    case .directiveMalformed:
      DiagnosticPage(
        "directive-malformed", .warning,
        means: "a comment begins as a directive does, and cannot be understood as one",
        matters: "it ignores nothing, or less than its author thought",
        example: "% regest: ignore REF1O1, with the letter O for the digit",
        todo:
          "write ignore, ignore-next-line or ignore-file, then codes or names divided by commas")
    case .includeUnused:
      DiagnosticPage(
        "include-unused", .warning,
        means: "a pattern of `include` in the file of configuration fits no file of its folder",
        matters: "what it was to select is not checked, and a run that looks at nothing passes",
        example: "include: [chapters/*.md] after chapters was renamed to parts",
        todo: "correct the pattern or remove it; it begins at the folder of the configuration")
    case .patternUnused:
      DiagnosticPage(
        "pattern-unused", .note,
        means: "a pattern of `exclude` or `formats` in the file of configuration fits no file",
        matters: "it is misspelt or left over; what Git ignores need not be excluded as well",
        example: "exclude: [vendor/] where nothing has that name any more",
        todo: "correct the pattern or remove it; where files come and go, set CFG805 to off")
    default:
      DiagnosticPage(
        "baseline-absent", .note,
        means: "a finding of the baseline is not found any more",
        matters: "it is mended; while the baseline has it, the same fault could come back unseen",
        example: "a lost mark of the lists was written in since the baseline was made",
        todo: "run the same command with --update-baseline and keep the file that it writes")
    }
  }

  /// Whether it is about what is ignored or was accepted, and not about the text itself.
  public var isAboutConfiguration: Bool { series == "CFG" }
}
