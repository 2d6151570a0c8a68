import ArgumentParser
import DocumentText
import Fingerprint
import Regest

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report what is wrong or unusual about the references of texts.",
    usage: "regest check [<options>] <file> ...",
    discussion: "`regest explain CODE` says what a code means and what to do.")

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "file"))
  var files: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "How the texts are written down: \(DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      discussion: "Default: what the name of a file tells, or else plain text.",
      valueName: "format"),
    transform: Self.format)
  var format: DocumentFormat?

  @OptionGroup var selection: CheckSelectionOptions
  @OptionGroup var registerOptions: RegisterOptions
  @OptionGroup var formatOptions: FormatOptions
  @OptionGroup var threadOptions: ThreadOptions
  @OptionGroup var cacheOptions: CheckCacheOptions

  private static func format(_ text: String) throws -> DocumentFormat {
    guard let format = DocumentFormat(rawValue: text.lowercased()) else {
      throw ValidationError("\(text) is not the name of a format")
    }
    return format
  }

  func validate() throws { try selection.validate(naming: files) }

  func run() async throws {
    let place = try registerOptions.place()
    let cache = try cacheOptions.open(register: place, settings: [])
    let checker = try CachingChecker(cache: cache) { () throws(RegestError) in
      FileChecker(examiner: Examiner(register: try Register.open(place)))
    }
    let inputs = try selection.inputs(files)
    var report: any CheckReport =
      switch formatOptions.format {
      case .text: TextCheckReport(isColoured: Console.isColoured)
      case .json: JSONCheckReport()
      }
    var diagnostics: [Diagnostic] = []
    var summary = Summary()
    func tell(_ file: CheckedFile) throws {
      try Console.write(report.add(file))
      diagnostics += file.diagnostics
      summary.add(file)
    }
    for finding in inputs.findings { try tell(CheckedFile(unread: finding)) }
    var coming = inputs.paths[...]
    try await OrderedWork.run(
      jobs: threadOptions.count, next: { coming.popFirst() },
      work: { path in Self.check(path, inputs, checker, as: format) },
      deliver: { result in if let file = try result.get() { try tell(file) } })
    try Console.write(report.finish(summary))
    cacheOptions.write(cache)
    try ExitStatus.conclude(diagnostics)
  }

  /// What a file gives; nil for one that was met in a folder and holds no text.
  private static func check(
    _ path: PathBytes, _ inputs: InputFiles, _ checker: CachingChecker, as format: DocumentFormat?
  ) -> Result<CheckedFile?, RegestError> {
    let source: [UInt8]?
    do {
      source = try InputFiles.text(of: path)
    } catch {
      return .success(
        CheckedFile(unread: Diagnostic(.sourceUnreadable, path: path, message: error.message)))
    }
    guard let source else {
      guard inputs.isNamed(path) else { return .success(nil) }
      return .success(
        CheckedFile(unread: Diagnostic(.notText, path: path, message: "no text; it is not read")))
    }
    do throws(RegestError) {
      return .success(try checker.check(source, path: path, as: format))
    } catch {
      return .failure(error)
    }
  }
}
