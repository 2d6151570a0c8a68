import NIOCore

/// Runs tasks on the thread of an event loop, each when those before it have paused.
final class EventLoopExecutor: TaskExecutor {
  private let eventLoop: any EventLoop

  init(_ eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    eventLoop.enqueue(job)
  }
}
