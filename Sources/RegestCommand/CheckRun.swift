import ArchivalReference
import DocumentText
import Fingerprint
import Regest

/// What `regest check` does with each of its files.
struct CheckRun: Sendable {
  /// What became of a file.
  struct Outcome: Sendable {
    /// What there is to say of it, after it was mended.
    var file: CheckedFile
    /// How many fixes were made.
    var fixes = 0
    /// What was changed, or would be.
    var difference: [UInt8] = []
    /// Whether there was something to mend, and digests hold the file as it is.
    var isSealed = false
    /// Whether there was something to say of a packed document, which is not mended.
    var isPacked = false
  }

  /// What is done about findings with a fix.
  enum Mending: Sendable {
    case none, write, show
  }

  /// What checks, by the places of the configurations.
  let checkers: [CachingChecker]
  let inputs: InputFiles
  /// What of the findings counts: what is ignored is not mended either. Known findings are.
  private let runs: [ConfiguredRun]
  /// How all texts are written down; nil for what their names tell.
  let format: DocumentFormat?
  let mending: Mending
  private let sealed = SealedFolders()

  init(
    checkers: [CachingChecker], inputs: InputFiles, runs: [ConfiguredRun],
    format: DocumentFormat?, mending: Mending
  ) {
    self.checkers = checkers
    self.inputs = inputs
    self.runs = runs.map { ConfiguredRun($0.configuration, paths: $0.paths) }
    self.format = format
    self.mending = mending
  }

  /// Checks a file, and mends it where that was asked for; nil for one that was met in a
  /// folder and holds no text.
  func outcome(of text: CheckPlan.Text) -> Result<Outcome?, RegestError> {
    let path = text.path
    let known = format(of: text) ?? DocumentFormat(name: path.bytes)
    let isPacked = known?.isPacked == true
    if isPacked, !inputs.isNamed(path), InputFiles.isOwnerMark(path) { return .success(nil) }
    let source: [UInt8]?
    do {
      source = isPacked ? try InputFiles.packed(path) : try InputFiles.text(of: path)
    } catch {
      return .success(unread(.sourceUnreadable, path, error.message))
    }
    guard let source else {
      return .success(
        inputs.isNamed(path) ? unread(.notText, path, "no text; it is not read") : nil)
    }
    if !inputs.isNamed(path), isNoText(path, source) { return .success(nil) }
    do throws(RegestError) {
      let format = known ?? DocumentFormat(path: path.bytes)
      let file = try checkers[text.configuration].check(source, path: path, as: format)
      if isPacked, mending != .none, !file.findings.isEmpty {
        return .success(Outcome(file: file, isPacked: true))
      }
      guard mending != .none, file.findings.contains(where: { $0.diagnostic.fix != nil }),
        inputs.isNamed(path) || known != nil
      else { return .success(Outcome(file: file)) }
      guard !sealed.holds(path) else { return .success(Outcome(file: file, isSealed: true)) }
      return .success(try mended(file, text, source, as: format))
    } catch {
      return .failure(error)
    }
  }

  private func unread(_ code: DiagnosticCode, _ path: PathBytes, _ message: String) -> Outcome {
    Outcome(file: CheckedFile(unread: Diagnostic(code, path: path, message: message)))
  }

  /// Whether a file quotes texts and is none: what `regest build` wrote, a report of a check.
  private func isNoText(_ path: PathBytes, _ source: [UInt8]) -> Bool {
    sealed.hasIssued(path) || CheckFormat.hasWritten(source)
  }

  /// How a file is written down, where the command or the configuration says so.
  private func format(of text: CheckPlan.Text) -> DocumentFormat? {
    let run = runs[text.configuration]
    guard format == nil, !run.configuration.formats.isEmpty else { return format }
    return run.configuration.format(of: run.paths.fromRoot(text.path))
  }

  private func mended(
    _ file: CheckedFile, _ text: CheckPlan.Text, _ source: [UInt8], as format: DocumentFormat
  ) throws(RegestError) -> Outcome {
    let path = file.path
    let checker = checkers[text.configuration]
    let fixer = FileFixer { bytes throws(RegestError) in
      var run = runs[text.configuration]
      return run.applied(to: try checker.check(bytes, path: path, as: format)).findings
    }
    let fixed = try fixer.fix(source)
    guard fixed.count > 0 else { return Outcome(file: file) }
    var outcome = Outcome(file: file, fixes: fixed.count)
    if mending == .show {
      outcome.difference = LineDifference(source, fixed.bytes).unified(path: path)
      return outcome
    }
    if let obstacle = Self.write(fixed.bytes, over: source, to: path) {
      var outcome = Outcome(file: file)
      outcome.file.add([Finding(unplaced: obstacle)])
      return outcome
    }
    outcome.file = try checker.check(fixed.bytes, path: path, as: format)
    return outcome
  }

  /// Puts mended bytes in the place of those that were checked; gives what kept it from that.
  private static func write(
    _ bytes: [UInt8], over source: [UInt8], to path: PathBytes
  ) -> Diagnostic? {
    do {
      if try FileStore.rewrite(path, from: source, to: bytes) { return nil }
      return Diagnostic(
        .notMended, path: path, message: "changed while it was checked; it is left as it is")
    } catch {
      return Diagnostic(.notMended, path: path, message: error.message)
    }
  }
}
