import ArchivalReference
import Fingerprint
import Glibc
import Regest

/// Times how records are issued and verified, in this process and on one core:
/// `Scripts/bench records` runs it.
///
///     RecordBench issue REGISTER FILE...
///     RecordBench verify FOLDER
///
/// `issue` parses and checks the texts before the clock starts; then it makes of each
/// reference and its verdict the canonical bytes, their id and the line. `verify` does what
/// `regest verify` does with the files of an issued folder: reads each line strictly as
/// canonical bytes, makes its id and its leaf in the Merkle tree, and compares the lines
/// with those that the sources give, which are in memory. Prints one JSON line; `seconds`
/// are of processor time.
@main
struct RecordBench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do throws(RegestError) {
      switch (arguments.first, arguments.count) {
      case ("issue", 3...): print(try issue(arguments[1], arguments[2...]))
      case ("verify", 2): print(try verify(arguments[1]))
      default: fail("usage: RecordBench issue REGISTER FILE... | verify FOLDER", status: 64)
      }
    } catch {
      fail(error.message, status: 2)
    }
  }

  private static func issue(
    _ register: String, _ files: ArraySlice<String>
  ) throws(RegestError) -> String {
    let register = try Register.open(PathBytes(register))
    let examiner = Examiner(register: register)
    let issuer = try RecordIssuer(register: register, archives: examiner.parser.archives)
    var (records, bytes, seconds) = (0, 0, 0.0)
    for file in files {
      let text = try read(file)
      let source = FileFingerprint(digest: try digest(of: text), size: UInt64(text.count))
      let examination = try examiner.examine(text)
      let start = processorTime()
      var (lines, ids): ([UInt8], [SHA256Digest]) = ([], [])
      try issuer.issue(examination, text: text, source: source) { (record) throws(RegestError) in
        lines += record
        lines.append(0x0A)
        ids.append(try digest(of: record))
      }
      seconds += processorTime() - start
      bytes += lines.count
      records += ids.count
    }
    return line("issue", records, bytes, seconds)
  }

  private static func verify(_ folder: String) throws(RegestError) -> String {
    let issued = try IssuedFolder(PathBytes(folder))
    var recomputed: [[UInt8]] = []
    try issued.readRecords { line in
      recomputed.append(Array(line) + [0x0A])
      return true
    }
    let start = processorTime()
    let files = try IssuedFiles(of: issued)
    guard try digest(ofLines: recomputed) == files.records, files.diagnostics.isEmpty else {
      fail("\(folder) does not hold", status: 1)
    }
    let seconds = processorTime() - start
    return line("verify", recomputed.count, recomputed.reduce(0) { $0 + $1.count }, seconds)
  }

  private static func digest(ofLines lines: [[UInt8]]) throws(RegestError) -> SHA256Digest {
    do {
      var context = try DigestContext()
      for line in lines { try context.update(line.span) }
      return try context.finish()
    } catch {
      throw RegestError(error)
    }
  }

  private static func digest(of text: [UInt8]) throws(RegestError) -> SHA256Digest {
    try digest(ofLines: [text])
  }

  private static func read(_ file: String) throws(RegestError) -> [UInt8] {
    do {
      return try FileStore.read(PathBytes(file), limit: .max)
    } catch {
      throw RegestError(error)
    }
  }

  private static func line(
    _ stage: String, _ records: Int, _ bytes: Int, _ seconds: Double
  ) -> String {
    "{\"stage\":\"\(stage)\",\"records\":\(records),\"bytes\":\(bytes),\"seconds\":\(seconds)}"
  }

  /// Processor time of all threads of this process, in seconds; POSIX has a million ticks
  /// in a second.
  private static func processorTime() -> Double { Double(clock()) / 1_000_000 }

  private static func fail(_ message: String, status: Int32) -> Never {
    try? StandardStreams.write(Array("RecordBench: \(message)\n".utf8), to: .error)
    exit(status)
  }
}
