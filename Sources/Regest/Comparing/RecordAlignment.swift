/// Which of the records of a source before is which of those after, by keys that equal
/// ones have in common. Time is that of sorting; the result depends on the keys alone.
struct RecordAlignment {
  /// For each earlier one the later one, where there is one.
  private(set) var laterOf: [Int?]
  /// For each later one the earlier one, where there is one.
  private(set) var earlierOf: [Int?]

  /// Nothing is matched yet.
  init(earlier: Int, later: Int) {
    laterOf = Array(repeating: nil, count: earlier)
    earlierOf = Array(repeating: nil, count: later)
  }

  private mutating func match(_ earlier: Int, _ later: Int) {
    laterOf[earlier] = later
    earlierOf[later] = earlier
  }

  /// Matches what is left in an order that both have in common: keys that occur once in
  /// each, as far as their order is the same, and from there, and from both ends, their
  /// equal neighbours.
  mutating func matchInOrder(_ earlier: [String], _ later: [String]) {
    let places = Self.places(later)
    var pairs: [(earlier: Int, later: Int)] = []
    for (_, found) in Self.places(earlier).sorted(by: { $0.value[0] < $1.value[0] })
    where found.count == 1 {
      if let there = places[earlier[found[0]]], there.count == 1 {
        pairs.append((found[0], there[0]))
      }
    }
    pairs = Self.longestRise(pairs)
    for pair in pairs { match(pair.earlier, pair.later) }
    pairs = [(-1, -1)] + pairs + [(earlier.count, later.count)]
    for step in [1, -1] {
      for pair in pairs {
        var (i, j) = (pair.earlier + step, pair.later + step)
        while earlier.indices.contains(i), later.indices.contains(j), laterOf[i] == nil,
          earlierOf[j] == nil, earlier[i] == later[j]
        {
          match(i, j)
          (i, j) = (i + step, j + step)
        }
      }
    }
  }

  /// Matches what is left by its keys alone: the first with a key there is the first with
  /// that key here, and so on. What was moved elsewhere is found so.
  mutating func matchByKeys(_ earlier: [String], _ later: [String]) {
    var free = Self.places(later).mapValues { places in
      places.filter { earlierOf[$0] == nil }[...]
    }
    for (index, key) in earlier.enumerated() where laterOf[index] == nil {
      if let there = free[key]?.popFirst() { match(index, there) }
    }
  }

  /// Both sides in one order: the later ones as they come, what was lost behind what it
  /// followed.
  var inOrder: [(earlier: Int?, later: Int?)] {
    var lost: [Int: [Int]] = [:]
    var last = -1
    for (index, later) in laterOf.enumerated() {
      if let later { last = later } else { lost[last, default: []].append(index) }
    }
    var order: [(earlier: Int?, later: Int?)] = []
    for index in -1..<earlierOf.count {
      if index >= 0 { order.append((earlierOf[index], index)) }
      order += (lost[index] ?? []).map { ($0, nil) }
    }
    return order
  }

  private static func places(_ keys: [String]) -> [String: [Int]] {
    Dictionary(grouping: keys.indices) { keys[$0] }
  }

  /// Of pairs in order of the one side the most that are in order of the other too.
  private static func longestRise(
    _ pairs: [(earlier: Int, later: Int)]
  ) -> [(earlier: Int, later: Int)] {
    // For each length the pair that ends a rise of it lowest, and whom each pair follows.
    var ends: [Int] = []
    var before: [Int?] = []
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].later < pair.later { low = middle + 1 } else { high = middle }
      }
      before.append(low > 0 ? ends[low - 1] : nil)
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var rise: [(earlier: Int, later: Int)] = []
    var next = ends.last
    while let index = next {
      rise.append(pairs[index])
      next = before[index]
    }
    return rise.reversed()
  }
}
