import ArchivalReference
import Fingerprint
import Glibc

/// Times one stage of the parser on one file, in this process: `Scripts/bench parse`
/// runs it. The text is in memory before the clock starts.
///
///     ParserBench STAGE FILE [--repeat N] [--pieces BYTES]
///
/// With `--pieces`, the text is cut at line breaks into documents of about so many
/// bytes, each of which is parsed by itself. Prints one JSON line. `seconds` are of
/// processor time, one number a run; `found` is the number of stretches (`scan`) or of
/// references (`parse`).
@main
struct ParserBench {
  private let parser = ReferenceParser()
  private let stage: Stage
  private let path: String
  private var times = 1
  private var piece = Int.max

  /// What is timed.
  private enum Stage: String, CaseIterable {
    /// Finding the stretches in which references can stand.
    case scan
    /// The whole way from bytes to resolved references.
    case parse
  }

  static func main() {
    guard let bench = ParserBench(CommandLine.arguments.dropFirst()) else {
      let stages = Stage.allCases.map(\.rawValue).joined(separator: "|")
      fail("usage: ParserBench \(stages) FILE [--repeat N] [--pieces BYTES]", status: 64)
    }
    do throws(FileSystemError) {
      print(bench.line(of: try FileStore.read(PathBytes(bench.path), limit: .max)))
    } catch {
      fail(error.message, status: 2)
    }
  }

  private init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    guard let stage = rest.popFirst().flatMap(Stage.init), let path = rest.popFirst() else {
      return nil
    }
    self.stage = stage
    self.path = path
    while let option = rest.popFirst() {
      guard let value = rest.popFirst().flatMap(Int.init), value > 0 else { return nil }
      switch option {
      case "--repeat": times = value
      case "--pieces": piece = value
      default: return nil
      }
    }
  }

  /// The measured line for a text.
  private func line(of text: [UInt8]) -> String {
    var seconds: [Double] = []
    var found = 0
    for _ in 0..<times {
      let run = piece < text.count ? time(pieces: text) : time(text)
      seconds.append(run.seconds)
      found = run.found
    }
    return """
      {"stage":"\(stage.rawValue)","bytes":\(text.count),"found":\(found),\
      "seconds":[\(seconds.map(\.description).joined(separator: ","))]}
      """
  }

  private func time(_ text: [UInt8]) -> (seconds: Double, found: Int) {
    let start = processorTime()
    let found =
      switch stage {
      case .scan: parser.stretches(in: text)
      case .parse: parser.references(in: text).count
      }
    return (processorTime() - start, found)
  }

  /// The sum over the pieces of a text; to cut them is not timed.
  private func time(pieces text: [UInt8]) -> (seconds: Double, found: Int) {
    var sum = (seconds: 0.0, found: 0)
    var start = 0
    while start < text.count {
      var end = min(text.count, start + piece)
      while end < text.count, text[end - 1] != 0x0A { end += 1 }
      let run = time(Array(text[start..<end]))
      sum.seconds += run.seconds
      sum.found += run.found
      start = end
    }
    return sum
  }

  /// Processor time of all threads of this process, in seconds; POSIX has a million
  /// ticks in a second.
  private func processorTime() -> Double {
    Double(clock()) / 1_000_000
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    try? StandardStreams.write(Array("ParserBench: \(message)\n".utf8), to: .error)
    exit(status)
  }
}
