import Synchronization

/// What was asked for before and does not change, up to some bytes.
///
/// There are two generations: where the young one is full it becomes the old one, which is
/// forgotten but for what was asked for meanwhile.
final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry {
    var value: Value
    var bytes: Int
  }

  private struct Generations {
    var young: [Key: Entry] = [:]
    var old: [Key: Entry] = [:]
    /// What the young ones take.
    var bytes = 0
  }

  /// What one entry takes beside its bytes, about.
  private static var overhead: Int { 512 }

  private let limit: Int
  private let generations = Mutex(Generations())

  /// Nothing yet.
  ///
  /// - Parameter limit: how many bytes a generation takes.
  init(limit: Int) {
    self.limit = limit
  }

  /// What is kept under a key; nil where nothing is.
  subscript(key: Key) -> Value? {
    generations.withLock { generations in
      if let entry = generations.young[key] { return entry.value }
      guard let entry = generations.old[key] else { return nil }
      add(entry, key, &generations)
      return entry.value
    }
  }

  /// Keeps a value.
  ///
  /// - Parameter bytes: what it takes.
  func keep(_ value: Value, for key: Key, bytes: Int) {
    let entry = Entry(value: value, bytes: Self.overhead + bytes)
    generations.withLock { add(entry, key, &$0) }
  }

  private func add(_ entry: Entry, _ key: Key, _ generations: inout Generations) {
    if generations.bytes + entry.bytes > limit {
      generations.old = generations.young
      generations.young = [:]
      generations.bytes = 0
    }
    if generations.young.updateValue(entry, forKey: key) == nil {
      generations.bytes += entry.bytes
    }
  }
}
