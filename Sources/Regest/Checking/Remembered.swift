internal import Synchronization

/// Answers that were given before, for any thread, and never more than a number of them.
///
/// There are two generations: where the young one is full it becomes the old one, whose
/// answers are forgotten unless they were asked for meanwhile.
final class Remembered<Value: Sendable>: Sendable {
  private struct Generations {
    var young: [RememberedKey: Value] = [:]
    var old: [RememberedKey: Value] = [:]
  }

  private let limit: Int
  private let generations = Mutex(Generations())

  /// Nothing yet.
  ///
  /// - Parameter limit: how many answers a generation holds.
  init(limit: Int) {
    self.limit = limit
  }

  /// The answer to a question, found by `ask` where it is not known.
  ///
  /// Several threads may ask the same at once; the answers are the same.
  func value(
    _ parts: String?..., or ask: () throws(RegestError) -> Value
  ) throws(RegestError) -> Value {
    let key = RememberedKey(parts)
    let known = generations.withLock { generations -> Value? in
      if let value = generations.young[key] { return value }
      guard let value = generations.old[key] else { return nil }
      add(value, key, &generations)
      return value
    }
    if let known { return known }
    let value = try ask()
    generations.withLock { add(value, key, &$0) }
    return value
  }

  private func add(_ value: Value, _ key: RememberedKey, _ generations: inout Generations) {
    if generations.young.count >= limit {
      generations.old = generations.young
      generations.young = [:]
    }
    generations.young[key] = value
  }
}

/// The parts of a question as bytes, since strings are compared canonically and a register's
/// rows are not.
private struct RememberedKey: Hashable {
  private var bytes: [UInt8] = []

  init(_ parts: [String?]) {
    bytes.reserveCapacity(32)
    for part in parts {
      if let part { bytes += part.utf8 } else { bytes.append(0xFF) }
      bytes.append(0)
    }
  }
}
