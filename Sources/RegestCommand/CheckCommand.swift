import ArgumentParser
import Fingerprint
import Regest

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report what is wrong or unusual about the references of texts.",
    discussion: "`regest explain CODE` says what a code means and what to do.")

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "file"))
  var files: [String]

  @OptionGroup var registerOptions: RegisterOptions
  @OptionGroup var formatOptions: FormatOptions

  func run() throws {
    let examiner = Examiner(register: try registerOptions.open())
    let inputs = try InputFiles(files)
    var diagnostics = inputs.findings
    var summary = Summary()
    for finding in inputs.findings { try report(finding, nil) }
    for path in inputs.paths {
      let text: [UInt8]
      do {
        guard let read = try InputFiles.text(of: path) else {
          if inputs.isNamed(path) {
            let finding = Diagnostic(.notText, path: path, message: "no text; it is not read")
            try report(finding, nil)
            diagnostics.append(finding)
          }
          continue
        }
        text = read
      } catch {
        let finding = Diagnostic(.sourceUnreadable, path: path, message: error.message)
        try report(finding, nil)
        diagnostics.append(finding)
        continue
      }
      let examination = try examiner.examine(text)
      let found = examination.diagnostics(path: path)
      if formatOptions.format == .json {
        for item in examination.items {
          try Console.write(JSONReport.line(item, path: path, text: text))
        }
      }
      let source = found.isEmpty ? nil : SourceText(text)
      for finding in found { try report(finding, source) }
      diagnostics += found
      summary.files += 1
      summary.add(examination)
    }
    summary.add(diagnostics)
    switch formatOptions.format {
    case .json: try Console.write(JSONReport.line(summary))
    case .text: try Console.write(summary.text + "\n")
    }
    try ExitStatus.conclude(diagnostics)
  }

  private func report(_ finding: Diagnostic, _ source: SourceText?) throws(RegestError) {
    switch formatOptions.format {
    case .json: try Console.write(JSONReport.line(finding))
    case .text:
      try Console.write(TextReport(isColoured: Console.isColoured).text(finding, source: source))
    }
  }
}
