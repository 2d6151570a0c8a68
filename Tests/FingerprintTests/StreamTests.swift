import Glibc
import Synchronization
import Testing
import TestSupport

@testable import Fingerprint

@Suite("Lines and streams")
struct StreamTests {
  private static func lines(_ input: [UInt8], limit: Int) throws -> [InputLine] {
    let folder = try TemporaryFolder()
    try folder.file("input", input)
    let number = unsafe open(cString(folder.path.appending("input")), O_RDONLY)
    try #require(number >= 0)
    defer { close(number) }
    var lines = InputLines(descriptor: number)
    var result: [InputLine] = []
    while let line = try lines.next(limit: limit) { result.append(line) }
    #expect(try lines.next(limit: limit) == nil)
    return result
  }

  @Test(
    "where lines end",
    arguments: [
      ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]),
      ("\n\na\n", ["", "", "a"]), ("a\r\nb\r", ["a\r", "b\r"]), ("a\0b\n", ["a\0b"]),
    ] as [(String, [String])])
  func lineEnds(_ input: String, _ expected: [String]) throws {
    #expect(
      try Self.lines(Array(input.utf8), limit: 100) == expected.map { .line(Array($0.utf8)) })
  }

  @Test(
    "a line over the limit is passed over and counted",
    arguments: [1, 5, 65_535, 65_536, 65_537, 200_000])
  func longLines(_ length: Int) throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: length)
    let input = Array("a\n".utf8) + long + Array("\nb".utf8)
    #expect(
      try Self.lines(input, limit: length)
        == [.line([UInt8(ascii: "a")]), .line(long), .line([UInt8(ascii: "b")])])
    if length > 1 {
      #expect(
        try Self.lines(input, limit: length - 1)
          == [.line([UInt8(ascii: "a")]), .tooLong(length: length), .line([UInt8(ascii: "b")])])
    }
    #expect(try Self.lines(long, limit: 0) == [.tooLong(length: length)])
  }

  @Test("lines put together again are the input")
  func randomLines() throws {
    var generator = Seeded("Stream")
    for _ in 0..<20 {
      let count = Int.random(in: 0...150_000, using: &generator)
      let input = (0..<count).map { _ in
        UInt8.random(in: 0...255, using: &generator) < 2 ? UInt8(ascii: "\n") : UInt8(ascii: "y")
      }
      let lines = try Self.lines(input, limit: count).map { line -> [UInt8] in
        guard case .line(let bytes) = line else { return [] }
        return bytes + [UInt8(ascii: "\n")]
      }
      let ended = input.isEmpty || input.last == UInt8(ascii: "\n")
      #expect(
        Array(lines.joined()) == input + (ended ? [] : [UInt8(ascii: "\n")]),
        "seed \(generator.seed)")
    }
  }

  @Test("a descriptor that cannot be read is an error")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let number = unsafe open(cString(folder.path), O_RDONLY)
    defer { close(number) }
    var lines = InputLines(descriptor: number)
    do throws(FileSystemError) {
      _ = try lines.next(limit: 1)
      Issue.record("a folder was read as lines")
    } catch {
      #expect(error.errno == EISDIR)
    }
  }

  @Test("a pipe that fills up is written to the end, also when it does not block")
  func slowReader() throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    defer { close(reader) }
    for end in ends {
      try #require(fcntl(end, F_SETFL, O_NONBLOCK) == 0)
    }
    let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
    // The two ends need two threads: the first to come writes, the other reads.
    let taken = Atomic<Int>(0)
    let received = Mutex<[UInt8]>([])
    WorkerThreads.run(2) {
      if taken.add(1, ordering: .relaxed).oldValue == 0 {
        do throws(ErrorNumber) {
          try System.write(content, to: writer)
        } catch {
          Issue.record("write failed: \(error.text)")
        }
        close(writer)
      } else {
        var block = [UInt8](repeating: 0, count: 4096)
        do throws(ErrorNumber) {
          while true {
            let count = try System.read(reader, into: &block)
            if count == 0 { break }
            let piece = Array(block[..<count])
            received.withLock { $0 += piece }
          }
        } catch {
          Issue.record("read failed: \(error.text)")
        }
      }
    }
    #expect(received.withLock { $0 } == content)
  }

  @Test("a pipe without a reader is an error, not a signal")
  func brokenPipe() throws {
    StandardStreams.ignoreBrokenPipe()
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    #expect(throws: ErrorNumber(EPIPE)) { try System.write([1], to: ends[1]) }
    try System.write([], to: ends[1])
  }

  @Test("a terminal is told from a file")
  func terminals() {
    for (stream, number) in [(.input, 0), (.output, 1), (.error, 2)]
      as [(StandardStreams.Stream, Int32)]
    {
      #expect(StandardStreams.isTerminal(stream) == (isatty(number) == 1))
    }
  }
}
