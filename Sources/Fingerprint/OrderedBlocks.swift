internal import Synchronization

/// Work on several threads whose results are wanted in order.
public enum OrderedBlocks {
  /// Makes blocks, a few at once, and hands them over one after another.
  ///
  /// However many blocks there are, no more than two a processor are in memory.
  ///
  /// - Parameters:
  ///   - count: how many blocks there are.
  ///   - make: makes the block with a number; called on any thread.
  ///   - take: is given the blocks in order, on the calling thread.
  /// - Throws: what the first block that failed, or `take`, threw.
  public static func run<Block: Sendable, Failure>(
    _ count: Int, make: @Sendable (Int) throws(Failure) -> Block,
    take: (Block) throws(Failure) -> Void
  ) throws(Failure) {
    let width = 2 * System.processors
    var first = 0
    while first < count {
      let numbers = first..<min(first + width, count)
      let next = Atomic<Int>(numbers.lowerBound)
      let made = Mutex<[(number: Int, block: Result<Block, Failure>)]>([])
      WorkerThreads.run(min(System.processors, numbers.count)) {
        while true {
          let number = next.add(1, ordering: .relaxed).oldValue
          guard number < numbers.upperBound else { return }
          let block = Result { () throws(Failure) in try make(number) }
          made.withLock { $0.append((number, block)) }
        }
      }
      for (_, block) in made.withLock({ $0 }).sorted(by: { $0.number < $1.number }) {
        try take(try block.get())
      }
      first = numbers.upperBound
    }
  }

  /// Does two things at once, or one after the other where there is no second thread.
  ///
  /// - Throws: what the first threw, or else what the second threw.
  public static func both<One: Sendable, Other, Failure>(
    _ one: @escaping @Sendable () throws(Failure) -> One, _ other: () throws(Failure) -> Other
  ) throws(Failure) -> (One, Other) {
    let first = Mutex<Result<One, Failure>?>(nil)
    var second: Result<Other, Failure>?
    let begin: @Sendable () -> Void = {
      let value = Result { () throws(Failure) in try one() }
      first.withLock { $0 = value }
    }
    WorkerThreads.run(beside: begin) { isHelped in
      if !isHelped { begin() }
      second = Result { () throws(Failure) in try other() }
    }
    guard let value = first.withLock({ $0 }), let second else {
      preconditionFailure("both have run")
    }
    return (try value.get(), try second.get())
  }
}
