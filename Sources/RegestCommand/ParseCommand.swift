import ArchivalReference
import ArgumentParser
import Fingerprint
import Regest

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Print the references of texts, as a table or as JSON lines.",
    discussion: """
      Without a file, reads standard input: a text, or with --ndjson one object
      {"id": …, "text": …} a line.
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "file"))
  var files: [String] = []

  @Flag(name: .long, help: "JSON lines in and out.")
  var ndjson = false

  @Flag(name: .long, help: "Say of each reference what was understood, level by level.")
  var explain = false

  @Flag(name: .long, help: "End with a line that counts and digests the lines before it.")
  var trailer = false

  func validate() throws {
    guard ndjson || !trailer else { throw ValidationError("--trailer goes with --ndjson") }
    guard !ndjson || !explain else { throw ValidationError("--explain is for people") }
  }

  func run() throws {
    if ndjson {
      try stream()
    } else {
      try table()
    }
  }

  private func table() throws {
    let parser = ReferenceParser()
    var table = ReferenceTable()
    let inputs = try InputFiles(files)
    var explanations = ""
    func add(_ text: [UInt8], name: String) {
      let references = parser.references(in: text)
      table.add(references, in: text, name: name)
      if explain { explanations += ReferenceExplanation().text(references, in: text, name: name) }
    }
    if files.isEmpty { add(try InputFiles.standardInput(), name: "") }
    var unread = tell(inputs.findings)
    for path in inputs.paths {
      do {
        guard let text = try InputFiles.text(of: path) else {
          if inputs.isNamed(path) { Console.note("\(path.display): no text; it is not read") }
          continue
        }
        add(text, name: path.display)
      } catch {
        Console.report(error)
        unread = true
      }
    }
    if table.isEmpty {
      Console.note("no references")
    } else {
      try Console.write(explain ? explanations : table.text)
    }
    if unread { throw ExitStatus.unfinished }
  }

  private func stream() throws {
    let answers = ParseProtocol()
    var output = try AnswerStream(hasTrailer: trailer)
    var unread = false
    if files.isEmpty {
      try answerInput(answers, &output)
    } else {
      let inputs = try InputFiles(files)
      unread = tell(inputs.findings)
      for path in inputs.paths {
        do {
          if let text = try InputFiles.text(of: path) {
            try output.write(answers.answer(name: path.display, text: text))
          } else if inputs.isNamed(path) {
            try output.write(answers.refusal(name: path.display))
          }
        } catch {
          Console.report(error)
          unread = true
        }
      }
    }
    try output.end()
    if unread { throw ExitStatus.unfinished }
    if output.hasErrors { throw ExitStatus.findings }
  }

  private func answerInput(
    _ answers: ParseProtocol, _ output: inout AnswerStream
  ) throws(RegestError) {
    var input = InputLines()
    while let line = try next(&input) {
      switch line {
      case .line(let bytes):
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        try output.write(answers.answer(bytes))
      case .tooLong(let length):
        try output.write(answers.answer(tooLong: length))
      }
    }
  }

  private func next(_ input: inout InputLines) throws(RegestError) -> InputLine? {
    do {
      return try input.next(limit: ParseProtocol.longestLine)
    } catch {
      throw RegestError(.unreadable, "standard input: \(error.message)", underlying: error)
    }
  }

  /// Tells what was met in folders; true where something could not be read.
  private func tell(_ findings: [Diagnostic]) -> Bool {
    let report = TextReport()
    for finding in findings { Console.note(report.head(finding)) }
    return findings.hasObstacles
  }
}

/// Answers on standard output, with the trailer that shows truncation.
struct AnswerStream: ~Copyable {
  private var trailer: StreamTrailer?
  private(set) var hasErrors = false

  init(hasTrailer: Bool) throws(RegestError) {
    trailer = hasTrailer ? try StreamTrailer() : nil
  }

  mutating func write(_ answer: ParseProtocol.Answer) throws(RegestError) {
    hasErrors = hasErrors || answer.isError
    try trailer?.add(answer)
    try Console.write(answer.bytes)
  }

  mutating func end() throws(RegestError) {
    guard let trailer = trailer.take() else { return }
    try Console.write(try trailer.line())
  }
}
