internal import Glibc

/// Threads that live as long as one call.
enum WorkerThreads {
  /// Runs a body on several threads at once, the calling one among them, and
  /// returns when all have returned.
  ///
  /// Where the system gives fewer threads than asked for, fewer run; the body
  /// must therefore take its share of the work from what is left, not by number.
  static func run(_ count: Int, _ body: @Sendable () -> Void) {
    run(others: count - 1, body) { _ in body() }
  }

  /// Runs a helper on another thread while a body runs on this one, and returns when both
  /// have returned.
  ///
  /// - Parameter body: is told whether there is a helper; the system may give no thread.
  static func run(
    beside helper: @Sendable () -> Void, _ body: (_ isHelped: Bool) -> Void
  ) {
    run(others: 1, helper) { body($0 == 1) }
  }

  private static func run(
    others count: Int, _ other: @Sendable () -> Void, _ own: (_ others: Int) -> Void
  ) {
    withoutActuallyEscaping(other) { other in
      // Held until all threads are joined, so lending it unretained is enough.
      let task = Task(other)
      withExtendedLifetime(task) {
        var threads: [pthread_t] = []
        while threads.count < count {
          var thread = pthread_t()
          let status = unsafe pthread_create(
            &thread, nil, Self.start, Unmanaged.passUnretained(task).toOpaque())
          guard status == 0 else { break }
          threads.append(thread)
        }
        own(threads.count)
        for thread in threads { pthread_join(thread, nil) }
      }
    }
  }

  /// What `pthread_create` calls.
  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { argument in
      if let argument = unsafe argument {
        unsafe Unmanaged<Task>.fromOpaque(argument).takeUnretainedValue().body()
      }
      return nil
    }

  /// A closure that a C pointer can refer to.
  private final class Task: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}
