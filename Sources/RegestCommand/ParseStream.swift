import Fingerprint
import Regest

/// `regest parse --ndjson`: answers on standard output in the order of the input,
/// however many are worked on at once.
struct ParseStream {
  let jobs: Int
  let hasTrailer: Bool

  /// How many bytes of lines are worked on as one thing: enough that handing them over
  /// costs nothing beside the work.
  private static let batchSize = 256 << 10

  /// The answers to a batch of lines, or to a file.
  private struct Answers: Sendable {
    var bytes: [UInt8] = []
    var count = 0
    var hasErrors = false
    var failure: RegestError?

    mutating func add(_ answer: ParseProtocol.Answer) {
      bytes += answer.bytes
      count += 1
      hasErrors = hasErrors || answer.isError
    }
  }

  /// Answers the lines of standard input, or these files.
  ///
  /// - Parameter ignores: whether what Git would leave out of a folder is left out.
  func run(_ files: [PathBytes], honouringGitIgnore ignores: Bool) async throws {
    let parse = ParseProtocol()
    var output = try AnswerOutput(hasTrailer: hasTrailer)
    var unread = false
    if files.isEmpty {
      var input = InputLines()
      try await OrderedWork.run(jobs: jobs) {
        try Self.batch(&input)
      } work: { lines in
        Self.answers(lines, parse)
      } deliver: {
        try output.write($0.bytes, count: $0.count, hasErrors: $0.hasErrors)
      }
    } else {
      let inputs = try InputFiles(files, honouringGitIgnore: ignores)
      unread = inputs.tellFindings()
      var paths = inputs.paths.makeIterator()
      try await OrderedWork.run(jobs: jobs) {
        paths.next()
      } work: { path in
        Self.answer(path, isNamed: inputs.isNamed(path), parse)
      } deliver: { answers in
        try output.write(answers.bytes, count: answers.count, hasErrors: answers.hasErrors)
        if let failure = answers.failure {
          Console.report(failure)
          unread = true
        }
      }
    }
    try output.end()
    if unread { throw ExitStatus.unfinished }
    if output.hasErrors { throw ExitStatus.findings }
  }

  /// Some lines of the input that are not blank; nil at its end.
  private static func batch(_ input: inout InputLines) throws(RegestError) -> [InputLine]? {
    var lines: [InputLine] = []
    var size = 0
    do {
      while size < batchSize, let line = try input.next(limit: ParseProtocol.longestLine) {
        switch line {
        case .line(let bytes):
          if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
          size += bytes.count
        case .tooLong: break
        }
        lines.append(line)
      }
    } catch {
      throw RegestError(.unreadable, "standard input: \(error.message)", underlying: error)
    }
    return lines.isEmpty ? nil : lines
  }

  private static func answers(_ lines: [InputLine], _ parse: ParseProtocol) -> Answers {
    var answers = Answers()
    for line in lines {
      switch line {
      case .line(let bytes): answers.add(parse.answer(bytes))
      case .tooLong(let length): answers.add(parse.answer(tooLong: length))
      }
    }
    return answers
  }

  private static func answer(
    _ path: PathBytes, isNamed: Bool, _ parse: ParseProtocol
  ) -> Answers {
    var answers = Answers()
    do throws(RegestError) {
      if let content = try InputFiles.content(of: path) {
        answers.add(content.withBytes { parse.answer(name: path.display, text: $0) })
      } else if isNamed {
        answers.add(parse.refusal(name: path.display))
      }
    } catch {
      answers.failure = error
    }
    return answers
  }
}

/// Answers on standard output, with the trailer that shows truncation.
struct AnswerOutput: ~Copyable {
  private var trailer: StreamTrailer?
  private(set) var hasErrors = false

  init(hasTrailer: Bool) throws(RegestError) {
    trailer = hasTrailer ? try StreamTrailer() : nil
  }

  mutating func write(_ bytes: [UInt8], count: Int, hasErrors: Bool) throws(RegestError) {
    self.hasErrors = self.hasErrors || hasErrors
    try trailer?.add(bytes, documents: count)
    try Console.write(bytes)
  }

  mutating func end() throws(RegestError) {
    guard let trailer = trailer.take() else { return }
    try Console.write(try trailer.line())
  }
}
