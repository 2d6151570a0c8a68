import HTTPTypes
import NIOPosix
import Regest
import Synchronization

/// Searches by words, which read the whole register: one after the other on a thread and a
/// connection of their own, so that they keep no other request from the register.
final class RegisterSearch: Sendable {
  /// So many searches wait at most.
  private static let most = 32

  private let register: Register
  private let thread = NIOThreadPool(numberOfThreads: 1)
  private let waiting = Atomic(0)

  /// - Parameter register: One that nobody else asks.
  init(_ register: Register) {
    self.register = register
    thread.start()
  }

  deinit { thread.shutdownGracefully { _ in } }

  /// The entries that have all of some words.
  ///
  /// - Throws: ``Problem`` `overloaded`, or what a register that cannot be read throws.
  func items(with words: [String], limit: Int) async throws -> [RegisterItem] {
    let before = waiting.wrappingAdd(1, ordering: .relaxed).oldValue
    defer { waiting.wrappingSubtract(1, ordering: .relaxed) }
    guard before < Self.most else {
      throw Problem(
        .overloaded, "others are searching; come again in a second", headers: [.retryAfter: "1"])
    }
    return try await thread.runIfActive { [register] in
      try register.findItems(RegisterQuery(words: words, limit: limit))
    }
  }
}
