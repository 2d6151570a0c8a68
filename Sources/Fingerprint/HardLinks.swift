/// Which of a file's names was taken up first, for files that have several.
///
/// Such a file is digested once. Which of its names that falls to depends on the threads;
/// what the others are given does not.
///
/// Not guarded by a `Mutex`, which spins before it waits: where there are more readers
/// than processors that takes longer than the reading.
final class HardLinks: @unchecked Sendable {
  private let lock = Condition()
  private var first: [FileStatus.Identity: Int] = [:]
  private var others: [Other] = []

  /// A name that was left for later.
  struct Other: Sendable {
    var index: Int
    var status: FileStatus
  }

  /// Whether a name is the first of its file to be taken up.
  func claim(_ identity: FileStatus.Identity, for index: Int) -> Bool {
    lock.withLock {
      if let name = first[identity] { return name == index }
      first[identity] = index
      return true
    }
  }

  /// Leaves a name for later.
  func leave(_ other: Other) {
    lock.withLock { others.append(other) }
  }

  /// The names that were left, by index, each with the index of the one taken up.
  func left() -> [(other: Other, first: Int)] {
    lock.withLock {
      others.sorted { $0.index < $1.index }.compactMap { other in
        first[other.status.identity].map { (other, $0) }
      }
    }
  }
}
