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
    ///
    /// - Parameter stream: what the findings were told to while they were found; only the
    ///   rest is printed.
    func write(
      _ diagnostics: [Diagnostic], toldTo stream: FindingStream? = nil,
      json: @autoclosure () -> [UInt8], text: @autoclosure () -> String
    ) throws {
      switch self {
      case .json:
        let rest = stream?.rest(of: diagnostics) ?? diagnostics
        try Console.write(rest.flatMap(JSONReport.line))
        try Console.write(json())
      case .text:
        let report = TextReport(isColoured: Console.isColoured)
        try Console.write(diagnostics.map { report.text($0) }.joined())
        try Console.write(text())
      }
    }

    /// A stream that prints findings at once; nil for people, who read them in order.
    var stream: FindingStream? {
      guard self == .json else { return nil }
      return FindingStream { diagnostic in
        // What cannot be written now is tried again in the end.
        do { try Console.writeAtOnce(JSONReport.line(diagnostic)) } catch { return false }
        return true
      }
    }
  }

  @Option(name: .long, help: "How to report.")
  var format: Format = .text
}
