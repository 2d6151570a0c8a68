import Fingerprint
import Foundation
import TestSupport

/// A command-line session as one text file: commands, what they print and end
/// with, and the files they need.
///
/// ```
/// # What the session shows.
/// $ regest parse letter.txt
/// what it prints on standard output
/// ! what it prints on standard error
/// ? 1
/// -- letter.txt --
/// the text of a file
/// ```
///
/// `?` is the exit status where it is not 0; every SHA-256 stands as `<sha256>`. Each command is run by `sh` in a new
/// folder that holds the files of the session, with `regest` on the path.
struct Session: Sendable, CustomStringConvertible {
  struct Step: Sendable {
    var command: String
    var output: String
    var errors: String
    var status: Int32
  }

  var name: String
  var comment: [String] = []
  var steps: [Step] = []
  var files: [(name: String, text: String)] = []

  var description: String { name }

  init(name: String, text: String) {
    self.name = name
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    for line in lines {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      } else if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: "", errors: "", status: 0))
      } else if steps.isEmpty {
        comment.append(line)
      } else if line.hasPrefix("! ") {
        steps[steps.count - 1].errors += line.dropFirst(2) + "\n"
      } else if line.hasPrefix("? "), let status = Int32(line.dropFirst(2)) {
        steps[steps.count - 1].status = status
      } else {
        steps[steps.count - 1].output += line + "\n"
      }
    }
  }

  /// The session as a file.
  var text: String {
    var lines = comment
    for step in steps {
      lines.append("$ " + step.command)
      lines += step.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
      lines += step.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { "! " + $0 }
      if step.status != 0 { lines.append("? \(step.status)") }
    }
    let files = files.map { "-- \($0.name) --\n\($0.text)" }.joined()
    return lines.joined(separator: "\n") + "\n" + files
  }

  /// Digests change with every archive's name that is added; what they are is for other
  /// tests to say.
  private static func withoutDigests(_ text: String) -> String {
    text.replacing(/[0-9a-f]{64}|[0-9a-f]{12}…/, with: "<sha256>")
  }

  /// The session as it goes now.
  func played() throws -> Session {
    let folder = try TemporaryFolder()
    for file in files { try folder.file(PathBytes(file.name), Array(file.text.utf8)) }
    var played = self
    for (index, step) in steps.enumerated() {
      let result = try Shell.run(step.command, in: folder.path)
      played.steps[index].output = Self.withoutDigests(result.output)
      played.steps[index].errors = Self.withoutDigests(result.errors)
      played.steps[index].status = result.status
    }
    return played
  }
}

/// Runs commands as a user would.
enum Shell {
  struct Outcome {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The folder that holds `regest`, which is the one that holds the tests.
  static let binaries = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// Runs a command by `sh` with the project's register, plain locale and no colour.
  static func run(
    _ command: String, in folder: PathBytes, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.utf8 ?? "/")
    process.environment = [
      "PATH": binaries.path + ":/usr/bin:/bin", "LC_ALL": "C", "COLUMNS": "80",
      "REGEST_REGISTER": Project.root.appendingPathComponent("Fixtures/Registers/rgaspi").path,
      "PROJECT": Project.root.path,
    ].merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Both are short; standard error is read after standard output has ended.
    let outputBytes = output.fileHandleForReading.readDataToEndOfFile()
    let errorBytes = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      output: String(decoding: outputBytes, as: UTF8.self),
      errors: String(decoding: errorBytes, as: UTF8.self), status: process.terminationStatus)
  }
}
