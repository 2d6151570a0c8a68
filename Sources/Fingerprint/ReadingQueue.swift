internal import Synchronization

/// The work that readers take: indices of files in the order in which the walk meets
/// them, and large files before small ones.
///
/// A lock is taken for a chunk of files, not for each.
@safe
final class ReadingQueue: @unchecked Sendable {
  /// What a reader is to do next.
  enum Work: Equatable {
    /// Files that are neighbours, some of which may wait among the large ones.
    case files(Range<Int>)
    /// One large file.
    ///
    /// Alone: no other work is left that would keep another processor busy for as long.
    case large(Int, size: UInt64, isAlone: Bool)
  }

  /// Small enough that no thread idles while another has a queue of its own, large enough
  /// that neighbours in a folder stay on one thread.
  private static let longestChunk = 64

  private let threads: Int
  private let condition = Condition()
  private var next = 0
  private var published = 0
  private var isClosed = false
  private var large = LargestFirst()
  /// Readers at work on files, who may yet find large ones among them.
  private var busy = 0
  /// Bytes of the large files that are being read.
  private var readingBytes: UInt64 = 0
  private var failureKept: FingerprintError?

  private let progress: ReadingProgress?

  init(threads: Int, progress: ReadingProgress?) {
    self.threads = threads
    self.progress = progress
  }

  /// Lets files be read, up to an index.
  func publish(upTo count: Int) {
    condition.withLock {
      guard count > published else { return }
      published = count
      progress?.filesFound.store(count, ordering: .relaxed)
      condition.wakeAll()
    }
  }

  /// Adds a large file, which the readers of its neighbours pass over.
  func add(large index: Int, size: UInt64) {
    condition.withLock {
      large.insert(LargestFirst.Item(index: index, size: size))
      condition.wakeAll()
    }
  }

  /// Says that there will be no more files, large ones among those at work excepted.
  func close() {
    condition.withLock {
      isClosed = true
      condition.wakeAll()
    }
  }

  /// The next thing to do, waited for; nil when nothing is left.
  ///
  /// - Parameter done: what the caller was given before and has done.
  func take(after done: Work?) -> Work? {
    condition.withLock {
      switch done {
      case .files: busy -= 1
      case .large(_, let size, _): readingBytes -= size
      case nil: break
      }
      if done != nil, isClosed, busy == 0 { condition.wakeAll() }
      while true {
        if failureKept != nil { return nil }
        if let item = large.popFirst() {
          let others = large.total + readingBytes
          let isAlone = isClosed && next == published && busy == 0 && item.size > others
          readingBytes += item.size
          return .large(item.index, size: item.size, isAlone: isAlone)
        }
        if next < published {
          let share = (published - next) / (threads * 4)
          let end = next + max(1, min(Self.longestChunk, share))
          defer { next = end }
          busy += 1
          return .files(next..<end)
        }
        if isClosed && busy == 0 { return nil }
        condition.wait()
      }
    }
  }

  /// Keeps the first failure and hands out no more work.
  func stop(_ error: FingerprintError) {
    condition.withLock {
      failureKept = failureKept ?? error
      condition.wakeAll()
    }
  }

  /// What stopped the work.
  var failure: FingerprintError? { condition.withLock { failureKept } }
}

/// Files of which the largest is taken first; of those of one size the one of the lowest
/// index. A heap: each is larger than the two below it.
struct LargestFirst {
  struct Item {
    var index: Int
    var size: UInt64

    func precedes(_ other: Item) -> Bool {
      size != other.size ? size > other.size : index < other.index
    }
  }

  private var heap: [Item] = []
  /// The sizes of all together, in bytes.
  private(set) var total: UInt64 = 0

  mutating func insert(_ item: Item) {
    total += item.size
    heap.append(item)
    var place = heap.count - 1
    while place > 0, heap[place].precedes(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func popFirst() -> Item? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    total -= first.size
    if heap.isEmpty { return first }
    heap[0] = last
    var place = 0
    while true {
      var best = place
      for below in [2 * place + 1, 2 * place + 2] where below < heap.count {
        if heap[below].precedes(heap[best]) { best = below }
      }
      if best == place { return first }
      heap.swapAt(place, best)
      place = best
    }
  }
}
