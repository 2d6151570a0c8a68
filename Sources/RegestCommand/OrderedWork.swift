/// Work on one thing after another, several at once, with results in the order of the
/// things, whichever is done first.
enum OrderedWork {
  /// Runs until there is no next thing.
  ///
  /// - Parameters:
  ///   - jobs: how many things are worked on at once. With 1, one after the other.
  ///   - next: the next thing; called by one task only.
  ///   - work: done for each thing, in any order.
  ///   - deliver: takes the results in order; called by the task that calls `next`.
  /// - Throws: what `next` and `deliver` throw, after what is begun has ended.
  static func run<Thing: Sendable, Result: Sendable>(
    jobs: Int, next: () throws -> Thing?, work: @escaping @Sendable (Thing) -> Result,
    deliver: (Result) throws -> Void
  ) async throws {
    guard jobs > 1 else {
      while let thing = try next() { try deliver(work(thing)) }
      return
    }
    try await withThrowingTaskGroup(of: (index: Int, result: Result).self) { group in
      var begun = 0
      var delivered = 0
      var waiting: [Int: Result] = [:]
      var isEnded = false
      while true {
        // Twice as many as run, so that none waits while a result is delivered.
        while !isEnded, begun - delivered < 2 * jobs {
          guard let thing = try next() else {
            isEnded = true
            break
          }
          let index = begun
          group.addTask { (index, work(thing)) }
          begun += 1
        }
        guard let done = try await group.next() else { return }
        waiting[done.index] = done.result
        while let result = waiting.removeValue(forKey: delivered) {
          try deliver(result)
          delivered += 1
        }
      }
    }
  }
}
