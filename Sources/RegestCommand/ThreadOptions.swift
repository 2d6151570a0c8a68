import ArgumentParser
import Fingerprint
import Regest

/// How many files are read at once.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many files are read at once. The result does not depend on it.",
      discussion: "Default: four for each processor, 8 at least and 16 at most.",
      valueName: "count"))
  var threads: Int?

  func validate() throws {
    guard threads.map((1...256).contains) ?? true else {
      throw ValidationError("--threads takes a number from 1 to 256")
    }
  }

  /// How many files are read at once.
  var count: Int { threads ?? SourceReader.usualThreads }

  /// Reads sources in the manner that was asked for, and tells on a terminal how far that
  /// is: one line on standard error, which is gone in the end.
  ///
  /// - Parameter stream: told of findings meanwhile.
  func reading<Value>(
    toldTo stream: FindingStream? = nil, _ work: (ReadingManner) throws(RegestError) -> Value
  ) throws(RegestError) -> Value {
    let scratch = PathBytes(Environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/var/tmp")
    guard StandardStreams.isTerminal(.error) else {
      return try work(ReadingManner(threads: count, scratch: scratch, told: stream))
    }
    let progress = ReadingProgress()
    let start = ContinuousClock.now
    defer { Console.clearLine() }
    return try progress.watched(every: 250) { progress in
      let elapsed = start.duration(to: .now) / .seconds(1)
      Console.replaceLine(ProgressText(progress, seconds: elapsed).text)
    } during: { () throws(RegestError) in
      try work(
        ReadingManner(threads: count, progress: progress, scratch: scratch, told: stream))
    }
  }
}
