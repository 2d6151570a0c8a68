import Fingerprint
import Ledger
import Regest
import Synchronization

/// Issues known records, for tests that kill it, cut its power or fill its disk.
///
///     LedgerWriter load FOLDER TASKS FIRST COUNT SYNCHRONOUS
///     LedgerWriter fill FOLDER TASKS FIRST
///     LedgerWriter room FOLDER FILE
///     LedgerWriter sync FOLDER
///     LedgerWriter bench FOLDER TASKS SECONDS
///
/// `load` issues records from a number on, so many or until it is killed, and prints the
/// number and the position of each that was acknowledged; what fails is told on standard
/// error. `fill` does so with hundreds a request, as a server is run, until it is killed.
/// `room` issues until the disk is full, makes the file that gives it room, and goes
/// on; `sync` issues until a sync fails, and opens the ledger again. `bench` prints how many
/// records were issued a second, one a request, in a ledger that is made if need be.
@main
enum LedgerWriter {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { return say("see the source for how it is called") }
    let folder = PathBytes(arguments[1])
    switch (arguments[0], arguments.count) {
    case ("load", 6):
      var manner = LedgerManner()
      manner.synchronous = arguments[5] == "normal" ? .normal : .full
      manner.logInterval = 5
      manner.checkpointPages = 60
      try await load(
        try Ledger.open(at: folder, manner), tasks: number(arguments[2]),
        first: number(arguments[3]), count: number(arguments[4]))
    case ("fill", 4):
      try await load(
        try Ledger.open(at: folder), tasks: number(arguments[2]), first: number(arguments[3]),
        count: -1, atOnce: 200)
    case ("room", 3): try await fill(try Ledger.open(at: folder), room: PathBytes(arguments[2]))
    case ("sync", 2): try await failToSync(try Ledger.open(at: folder))
    case ("bench", 4):
      let ledger =
        FileStore.kind(of: folder) == nil
        ? try Ledger.create(at: folder, origin: "example.org/records")
        : try Ledger.open(at: folder)
      try await bench(ledger, tasks: number(arguments[2]), seconds: number(arguments[3]))
    default: say("see the source for how it is called")
    }
  }

  private static func number(_ text: String) -> Int { Int(text) ?? 0 }

  private static func say(_ text: String) {
    try? StandardStreams.write(Array("\(text)\n".utf8), to: .error)
  }

  /// Each task takes the next numbers; every fifth request has an earlier one in it too.
  private static func load(
    _ ledger: Ledger, tasks: Int, first: Int, count: Int, atOnce: Int = 1
  ) async throws {
    let next = Counter(first)
    let end = count < 0 ? Int.max : first + count
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<tasks {
        group.addTask {
          while true {
            let start = next.take(atOnce + next.value % 3)
            guard start.lowerBound < end else { return }
            var numbers = Array(start)
            if start.lowerBound % 5 == 0 { numbers.append(max(0, start.lowerBound - 7)) }
            do {
              let issued = try await ledger.issue(KnownRecord.make(numbers))
              let lines = zip(numbers, issued).map { "\($0) \($1.position)\n" }.joined()
              try StandardStreams.write(Array(lines.utf8), to: .output)
            } catch {
              return say("\(error)")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    try? await ledger.close()
  }

  private static func fill(_ ledger: Ledger, room: PathBytes) async throws {
    var number = 0
    var failure: RegestError?
    while failure == nil, number < 100_000 {
      do {
        _ = try await ledger.issue(KnownRecord.make([number]))
        number += 1
      } catch {
        failure = error as? RegestError
      }
    }
    print("refused \(failure?.code.rawValue ?? "never") after \(number > 2)")
    let again = try await ledger.issue(KnownRecord.make([number / 2]))
    print("known \(again.map(\.position) == [number / 2])")
    for earlier in 0..<number {
      let record = try KnownRecord.make(earlier)
      guard try await ledger.record(record.id)?.bytes == record.bytes else {
        return print("record \(earlier) cannot be read")
      }
    }
    try FileStore.write([], to: room)
    let issued = try await ledger.issue(KnownRecord.make(number..<number + 5))
    print("goes on \(issued.map(\.position) == Array(number..<number + 5))")
    while (try? await ledger.settle()) == nil {}
    print("logged \(ledger.status.logged == number + 5)")
    try await ledger.close()
  }

  /// The code of what stops a record from being issued; nil where it is issued.
  private static func refusal(_ ledger: Ledger, _ number: Int) async -> RegestError.Code? {
    do throws(RegestError) {
      _ = try await ledger.issue([try KnownRecord.make(number)])
      return nil
    } catch {
      return error.code
    }
  }

  private static func failToSync(_ ledger: Ledger) async throws {
    var number = 0
    while number < 1000, await refusal(ledger, number) == nil { number += 1 }
    let again = await refusal(ledger, number)
    print("again \(again?.rawValue ?? "issued"), ready \(ledger.status.isReady)")
    let earlier = try KnownRecord.make(number / 2)
    print("reads \(try await ledger.record(earlier.id)?.bytes == earlier.bytes)")
    print("known \(await refusal(ledger, number / 2) == nil)")
    try await ledger.close()
    let reopened = try Ledger.open(at: ledger.folder)
    print("opened again \(await refusal(reopened, number) == nil), \(reopened.status.isReady)")
    try await reopened.close()
  }

  private static func bench(_ ledger: Ledger, tasks: Int, seconds: Int) async throws {
    let next = Counter(ledger.status.records)
    let first = next.value
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<tasks {
        group.addTask {
          while clock.now < end {
            _ = try await ledger.issue(KnownRecord.make(next.take(1)))
          }
        }
      }
      try await group.waitForAll()
    }
    let issued = next.value - first
    let logged = ledger.status.logged - first
    print("\(tasks) tasks: \(issued / max(1, seconds)) records/s, \(logged) of \(issued) logged")
    try await ledger.close()
    let start = clock.now
    let reopened = try Ledger.open(at: ledger.folder)
    print("\(reopened.status.records) records opened in \(clock.now - start)")
    try await reopened.close()
  }
}

/// Numbers that several tasks take in turn.
final class Counter: Sendable {
  private let next: Mutex<Int>

  init(_ first: Int) { next = Mutex(first) }

  var value: Int { next.withLock { $0 } }

  func take(_ count: Int) -> Range<Int> {
    next.withLock { next in
      defer { next += count }
      return next..<next + count
    }
  }
}
