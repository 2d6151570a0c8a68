internal import Fingerprint

/// The sources of a selection as one reading found them.
struct SurveyedSources: Sendable {
  /// What a text gives rise to say.
  struct Text: Sendable {
    var records = RecordLines()
    var outcomes: [Verdict.Outcome: Int] = [:]
    var diagnostics: [Diagnostic]

    var isEmpty: Bool { records.count == 0 && diagnostics.isEmpty }
  }

  /// All files in byte order of their paths; those without a fingerprint are no sources.
  let files: FileTable
  /// The texts that give rise to say something, by their index among the files.
  let texts: [(index: Int, text: Text)]
  /// What lies there beside the bytes of files.
  let tree: TreeFile
  /// What was found on the way: on the walk, then file by file.
  private(set) var diagnostics: [Diagnostic]
  /// Where the records of the texts lie.
  let scratch: ScratchFile

  init(
    _ reading: TreeReading<Result<Text, RegestError>>, _ scratch: ScratchFile
  ) throws(RegestError) {
    self.scratch = scratch
    files = reading.files
    tree = TreeFile(reading)
    var texts: [(index: Int, text: Text)] = []
    var diagnostics = reading.findings.map { Diagnostic($0) }
    var problems = reading.problems[...]
    func report(before index: Int) {
      while let first = problems.first, first.index < index {
        problems.removeFirst()
        diagnostics.append(
          Diagnostic(
            FileFinding(path: reading.files.path(at: first.index), problem: first.problem)))
      }
    }
    for (index, value) in reading.values {
      report(before: index)
      var text = try value.get()
      diagnostics += text.diagnostics
      text.diagnostics = []
      if text.records.count > 0 { texts.append((index, text)) }
    }
    report(before: reading.files.count)
    self.texts = texts
    self.diagnostics = diagnostics
  }

  /// Gives the findings away, which may be many.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  /// The number of sources, and their sizes together in bytes.
  func measure() -> (count: Int, bytes: UInt64) {
    var (count, bytes) = (0, UInt64(0))
    for index in 0..<files.count {
      guard let fingerprint = files.fingerprint(at: index) else { continue }
      count += 1
      bytes += fingerprint.size
    }
    return (count, bytes)
  }

  /// Ranges of files that hold so many sources each, the last one the rest.
  func blocks(of size: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var (start, count) = (0, 0)
    for index in 0..<files.count where files.fingerprint(at: index) != nil {
      count += 1
      guard count == size else { continue }
      blocks.append(start..<index + 1)
      (start, count) = (index + 1, 0)
    }
    if count > 0 { blocks.append(start..<files.count) }
    return blocks
  }

  /// How many records of the texts that count have each outcome.
  var outcomes: [Verdict.Outcome: Int] {
    distinctTexts.reduce(into: Verdict.Outcome.noCounts) { counts, member in
      counts.merge(member.text.outcomes, uniquingKeysWith: +)
    }
  }

  /// The texts whose records count, with the digests of their files: of files with the same
  /// bytes the first one by path, because a record does not name its path.
  var distinctTexts: [(source: SHA256Digest, text: Text)] {
    var seen: Set<SHA256Digest> = []
    return texts.compactMap { index, text in
      guard let digest = files.fingerprint(at: index)?.digest, seen.insert(digest).inserted else {
        return nil
      }
      return (digest, text)
    }
  }
}
