import ArchivalReference
import Fingerprint
import Glibc

/// Times one stage of the parser on one file, in this process: `Scripts/bench parse`
/// runs it. The text is in memory before the clock starts.
///
///     ParserBench STAGE FILE [--repeat N]
///
/// Prints one JSON line. `seconds` are of processor time, one number a run; `found`
/// is the number of stretches (`scan`) or of references (`parse`).
@main
enum ParserBench {
  /// What is timed.
  private enum Stage: String, CaseIterable {
    /// Finding the stretches in which references can stand.
    case scan
    /// The whole way from bytes to resolved references.
    case parse

    /// Does the work; gives how many stretches or references it found.
    func run(_ parser: ReferenceParser, _ text: [UInt8]) -> Int {
      switch self {
      case .scan: parser.stretches(in: text)
      case .parse: parser.references(in: text).count
      }
    }
  }

  static func main() {
    guard let (stage, path, times) = arguments() else {
      let stages = Stage.allCases.map(\.rawValue).joined(separator: "|")
      fail("usage: ParserBench \(stages) FILE [--repeat N]", status: 64)
    }
    let text: [UInt8]
    do {
      text = try FileStore.read(PathBytes(path), limit: .max)
    } catch {
      fail(error.message, status: 2)
    }
    let parser = ReferenceParser()
    var seconds: [Double] = []
    var found = 0
    for _ in 0..<times {
      let start = processorTime()
      found = stage.run(parser, text)
      seconds.append(processorTime() - start)
    }
    print(
      """
      {"stage":"\(stage.rawValue)","bytes":\(text.count),"found":\(found),\
      "seconds":[\(seconds.map(\.description).joined(separator: ","))]}
      """)
  }

  private static func arguments() -> (Stage, path: String, times: Int)? {
    let given = CommandLine.arguments.dropFirst()
    guard given.count == 2 || given.count == 4, let stage = Stage(rawValue: given[1]) else {
      return nil
    }
    guard given.count == 4 else { return (stage, given[2], 1) }
    guard given[3] == "--repeat", let times = Int(given[4]), times > 0 else { return nil }
    return (stage, given[2], times)
  }

  /// Processor time of all threads of this process, in seconds.
  private static func processorTime() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    try? StandardStreams.write(Array("ParserBench: \(message)\n".utf8), to: .error)
    exit(status)
  }
}
