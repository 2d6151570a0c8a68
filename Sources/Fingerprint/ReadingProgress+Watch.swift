internal import Synchronization

extension ReadingProgress {
  /// Does some work and reports on it from another thread every so often, from the first
  /// interval's end on and never after the work has ended.
  ///
  /// Where the system gives no thread the work is done without reports.
  public func watched<Value, Failure: Error>(
    every milliseconds: Int, report: @Sendable (ReadingProgress) -> Void,
    during work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let condition = Condition()
    let isDone = Atomic<Bool>(false)
    var result: Result<Value, Failure>?
    WorkerThreads.run(beside: {
      condition.withLock {
        while !isDone.load(ordering: .relaxed) {
          if !condition.wait(milliseconds: milliseconds), !isDone.load(ordering: .relaxed) {
            report(self)
          }
        }
      }
    }) { _ in
      result = Result { () throws(Failure) in try work() }
      condition.withLock {
        isDone.store(true, ordering: .relaxed)
        condition.wakeAll()
      }
    }
    guard let result else { preconditionFailure("the body has been run") }
    return try result.get()
  }
}
