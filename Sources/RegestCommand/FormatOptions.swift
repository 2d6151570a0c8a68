import ArgumentParser
import Regest

/// How a report is written.
struct FormatOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people: source lines and carets.
    case text
    /// For programs: one JSON object a line, the last of them a summary.
    case json

    /// Prints what was found, and a summary as the format has it.
    func write(
      _ diagnostics: [Diagnostic], json: @autoclosure () -> [UInt8],
      text: @autoclosure () -> String
    ) throws {
      switch self {
      case .json:
        try Console.write(diagnostics.flatMap(JSONReport.line))
        try Console.write(json())
      case .text:
        let report = TextReport(isColoured: Console.isColoured)
        try Console.write(diagnostics.map { report.text($0) }.joined())
        try Console.write(text())
      }
    }
  }

  @Option(name: .long, help: "How to report.")
  var format: Format = .text
}
