import ArchivalReference
import ArgumentParser
import Fingerprint
import Glibc
import Regest

struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Print the references of texts, as a table or as JSON lines.",
    usage: "regest parse [<options>] [<file> ...]",
    discussion: """
      Without a file, reads standard input: a text, or with --ndjson one object
      {"id": …, "text": …} a line.
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "file"))
  var files: [PathBytes] = []

  @Flag(name: .long, help: "JSON lines in and out.")
  var ndjson = false

  @Flag(name: .long, help: "Say of each reference what was understood, level by level.")
  var explain = false

  @Flag(name: .long, help: "End with a line that counts and digests the lines before it.")
  var trailer = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many texts are read at once with --ndjson; as many as there are cores by default.",
      valueName: "count"))
  var jobs: Int?

  @OptionGroup var walk: WalkOptions

  func validate() throws {
    guard ndjson || !trailer else { throw ValidationError("--trailer goes with --ndjson") }
    guard !ndjson || !explain else { throw ValidationError("--explain is for people") }
    guard let jobs else { return }
    guard ndjson else { throw ValidationError("--jobs goes with --ndjson") }
    guard 1...256 ~= jobs else { throw ValidationError("--jobs takes a number from 1 to 256") }
  }

  func run() async throws {
    if ndjson {
      let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
      try await ParseStream(jobs: jobs ?? max(1, cores), hasTrailer: trailer).run(
        files, honouringGitIgnore: !walk.withoutGitIgnore)
    } else {
      try table()
    }
  }

  private func table() throws {
    let parser = ReferenceParser()
    var table = ReferenceTable()
    let inputs = try InputFiles(files, honouringGitIgnore: !walk.withoutGitIgnore)
    var explanations = ""
    func add(_ content: borrowing FileContent, name: String) {
      content.withBytes { text in
        let references = parser.references(in: text)
        table.add(references, in: text, name: name)
        if explain { explanations += ReferenceExplanation().text(references, in: text, name: name) }
      }
    }
    if files.isEmpty { add(try InputFiles.standardInput(), name: "") }
    var unread = inputs.tellFindings()
    for path in inputs.paths {
      do {
        guard let content = try InputFiles.content(of: path) else {
          if inputs.isNamed(path) { Console.note("\(path.display): no text; it is not read") }
          continue
        }
        add(content, name: path.display)
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
}
