import ArgumentParser

/// How a report is written.
struct FormatOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people: source lines and carets.
    case text
    /// For programs: one JSON object a line, the last of them a summary.
    case json
  }

  @Option(name: .long, help: "How to report.")
  var format: Format = .text
}
