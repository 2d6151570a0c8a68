import ArgumentParser
import Regest

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print the page of a diagnostic, or the list of all.")

  @Argument(help: ArgumentHelp("A code or its name, such as REF101.", valueName: "code"))
  var code: String?

  func run() throws {
    guard let code else {
      let lines = DiagnosticCode.allCases.map { code in
        "\(code.rawValue)  \(code.severity.rawValue.padded(to: 7))  \(code.name)\n"
      }
      try Console.write(lines.joined())
      return
    }
    guard let known = DiagnosticCode(text: code) else {
      throw ValidationError("no diagnostic has the code “\(code)”; `regest explain` lists all")
    }
    try Console.write(known.page.text(code: known))
  }
}

extension String {
  /// The text with spaces after it up to a width in scalars.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}
