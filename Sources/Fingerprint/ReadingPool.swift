internal import Synchronization

/// The threads that read one tree: one walks and then reads, the others read from the
/// first folder on.
final class ReadingPool<Value: Sendable>: Sendable {
  private let base: Int32
  private let threads: Int
  private let rules: ReadingRules
  private let table: FileTable
  private let queue: ReadingQueue
  private let names = HardLinks()
  private let body: @Sendable (SourceReading) -> Value?
  private let isWalked = Atomic<Bool>(false)
  private let results = Mutex(Results())

  private struct Results: Sendable {
    var findings: [FileFinding] = []
    var emptyFolders: [PathBytes] = []
    var problems: [(index: Int, problem: FileProblem)] = []
    var values: [(index: Int, value: Value)] = []
  }

  /// A pool for what lies below an open folder, which must outlive it.
  init(
    base: Int32, threads: Int, rules: ReadingRules,
    body: @escaping @Sendable (SourceReading) -> Value?
  ) {
    self.base = base
    self.threads = threads
    self.rules = rules
    self.body = body
    table = FileTable(otherDigests: rules.kinds.without(.sha256))
    queue = ReadingQueue(threads: threads, progress: rules.progress)
  }

  /// Walks over the roots, normalized paths, and reads all files.
  func run(roots: [PathBytes], excluding: [PathBytes]) {
    WorkerThreads.run(threads) {
      if !isWalked.exchange(true, ordering: .relaxed) { walk(roots, excluding) }
      work { reader, found throws(FingerprintError) in try readAll(&reader, &found) }
    }
    readOtherNames()
  }

  private func walk(_ roots: [PathBytes], _ excluding: [PathBytes]) {
    var walk = SourceWalk(
      base: base, roots: roots, excluding: excluding, passingOverGit: rules.passesOverGit,
      way: rules.way, table: table, queue: queue, witness: rules.witness)
    walk.run()
    results.withLock { results in
      results.findings = walk.findings
      results.emptyFolders = walk.emptyFolders
    }
  }

  /// One thread's work with a reader of its own, and the gathering of what it found.
  private func work(
    _ read: (inout FileReader, inout Results) throws(FingerprintError) -> Void
  ) {
    do throws(FingerprintError) {
      var reader = try FileReader(base: base, table: table, rules: rules, names: names)
      var found = Results()
      try read(&reader, &found)
      results.withLock { results in
        results.problems += found.problems
        results.values += found.values
      }
    } catch {
      queue.stop(error)
    }
  }

  private func readAll(
    _ reader: inout FileReader, _ found: inout Results
  ) throws(FingerprintError) {
    var done: ReadingQueue.Work?
    while let work = queue.take(after: done) {
      switch work {
      case .files(let range):
        for index in range where table.withRow(index, { $0.state == .listed }) {
          if isAsked(index) { keep(try reader.read(index, .sorting), index, &found) }
        }
      case .large(let index, _, let isAlone):
        guard isAsked(index) else { break }
        let isHelped = isAlone && System.processors > 1
        keep(try reader.read(index, .whole(isAlone: isHelped)), index, &found)
      }
      done = work
    }
  }

  /// Whether a file is looked at; one that is not is done with.
  private func isAsked(_ index: Int) -> Bool {
    guard let isAsked = rules.choice.isAsked, !isAsked(table.path(at: index)) else { return true }
    table.withRow(index) { $0.state = .left }
    rules.progress?.filesRead.add(1, ordering: .relaxed)
    return false
  }

  /// Writes down what came of a file.
  private func keep(_ outcome: FileReader.Outcome, _ index: Int, _ found: inout Results) {
    switch outcome {
    case .large(let size): return queue.add(large: index, size: size)
    case .linked(let status): return names.leave(HardLinks.Other(index: index, status: status))
    case .problem(let problem):
      found.problems.append((index, problem))
      rules.witness?.failed(FileFinding(path: table.path(at: index), problem: problem))
    case .known(let status, let digest):
      table.withRow(index) { row in
        row.state = .known
        row.digest = digest
        row.stamp = FileStamp(status)
      }
    case .read(let content):
      table.withRow(index) { row in
        row.state = .read
        row.isWanted = content.isWanted
        row.digest = content.digest
        row.stamp = FileStamp(content.status)
      }
      rules.witness?.read(table, index)
      if content.isWanted, let digest = content.digest {
        let reading = SourceReading(
          path: table.path(at: index),
          fingerprint: FileFingerprint(digest: digest, size: content.status.size),
          content: content.bytes)
        if let value = body(reading) { found.values.append((index, value)) }
      }
    }
    rules.progress?.filesRead.add(1, ordering: .relaxed)
  }

  /// Gives the other names of files what the first one has; those whose content is
  /// wanted, or whose first name could not be read, are read by themselves.
  private func readOtherNames() {
    var again: [Int] = []
    for (other, first) in names.left() {
      let known = table.withRow(first) { $0 }
      if known.state == .read, !known.isWanted, known.stamp == FileStamp(other.status) {
        table.withRow(other.index) { row in
          row.state = .read
          row.digest = known.digest
          row.stamp = known.stamp
        }
        table.copyOtherDigests(from: first, to: other.index)
        rules.witness?.read(table, other.index)
        rules.progress?.filesRead.add(1, ordering: .relaxed)
      } else {
        again.append(other.index)
      }
    }
    if again.isEmpty { return }
    let names = again
    let next = Atomic<Int>(0)
    WorkerThreads.run(min(threads, names.count)) {
      work { reader, found throws(FingerprintError) in
        while true {
          let place = next.add(1, ordering: .relaxed).oldValue
          guard place < names.count else { return }
          keep(try reader.read(names[place], .whole(isAlone: false)), names[place], &found)
        }
      }
    }
  }

  /// What all threads have found, after they have ended.
  func reading() throws(FingerprintError) -> TreeReading<Value> {
    if let failure = queue.failure { throw failure }
    if Interruption.isAsked { throw .interrupted }
    let results = results.withLock { $0 }
    let listing = SourceListing(files: [], findings: results.findings)
    return TreeReading(
      files: table, findings: listing.findings, emptyFolders: results.emptyFolders.sorted(),
      problems: results.problems.sorted { $0.index < $1.index },
      values: results.values.sorted { $0.index < $1.index })
  }
}
