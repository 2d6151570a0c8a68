import Regest

/// What the files of a run add up to.
struct CheckTally {
  private(set) var summary = Summary()
  private(set) var diagnostics: [Diagnostic] = []
  private var fixes = 0
  private var fixedFiles = 0
  private var sealedFiles = 0
  private var packedFiles = 0

  mutating func add(_ outcome: CheckRun.Outcome) {
    diagnostics += outcome.file.diagnostics
    summary.add(outcome.file)
    if outcome.isSealed { sealedFiles += 1 }
    if outcome.isPacked { packedFiles += 1 }
    guard outcome.fixes > 0 else { return }
    fixes += outcome.fixes
    fixedFiles += 1
  }

  /// Counts manifests that were verified.
  mutating func add(manifests count: Int) { summary.manifests += count }

  /// Says how much was mended.
  func tellFixes() {
    Console.note(fixes == 0 ? "nothing to fix" : "fixed \(count)")
    tellLeftAlone()
  }

  /// Says how much would be mended, and ends with status 1 if that is something.
  func concludeDifference() throws {
    Console.note(fixes == 0 ? "nothing to fix" : "would fix \(count)")
    tellLeftAlone()
    if diagnostics.hasObstacles { throw ExitStatus.unfinished }
    if fixes > 0 { throw ExitStatus.findings }
  }

  /// Says that no text was checked at all, which an option or a pattern may be the cause of.
  func tellNothing() {
    if summary.files == 0, diagnostics.isEmpty { Console.note("there was no text to check") }
  }

  private func tellLeftAlone() {
    if sealedFiles > 0 {
      let files = Summary.count(sealedFiles, "file")
      Console.note("left alone, since digests hold them: \(files) of bags or issued folders")
    }
    if packedFiles > 0 {
      let files = Summary.count(packedFiles, "document")
      Console.note("left alone, since a word processor mends them: \(files) in .docx or .odt")
    }
  }

  private var count: String {
    "\(Summary.count(fixes, "place")) in \(Summary.count(fixedFiles, "file"))"
  }
}
