import TestSupport
import Testing

@testable import Fingerprint

@Suite("The work of readers")
struct ReadingQueueTests {
  @Test("the largest is taken first, of equals the first by index")
  func largestFirst() {
    var generator = Seeded("LargestFirst")
    for _ in 0..<50 {
      var heap = LargestFirst()
      var items: [LargestFirst.Item] = []
      for index in 0..<Int.random(in: 0...40, using: &generator) {
        items.append(
          LargestFirst.Item(index: index, size: UInt64.random(in: 0...9, using: &generator)))
      }
      for item in items.shuffled(using: &generator) { heap.insert(item) }
      #expect(heap.total == items.reduce(0) { $0 + $1.size })
      var taken: [Int] = []
      while let item = heap.popFirst() { taken.append(item.index) }
      let expected = items.sorted { ($1.size, $0.index) < ($0.size, $1.index) }.map(\.index)
      #expect(taken == expected, "seed \(generator.seed)")
      #expect(heap.total == 0)
    }
  }

  @Test("one reader is given each file once, and a large one that it found in the end")
  func everyFileOnce() {
    let queue = ReadingQueue(threads: 1, progress: nil)
    queue.publish(upTo: 100)
    queue.add(large: 100, size: 9)
    queue.close()
    var indices: [Int] = []
    var done: ReadingQueue.Work?
    while let work = queue.take(after: done) {
      switch work {
      case .files(let range):
        #expect(range.count <= 25)
        indices += range
        if range.contains(50) { queue.add(large: 101, size: 7) }
      case .large(let index, _, let isAlone):
        indices.append(index)
        #expect(!isAlone)
      }
      done = work
    }
    #expect(indices.sorted() == Array(0..<102))
    #expect(indices.first == 100)
  }

  @Test("a file larger than all that is left is read alone")
  func alone() {
    let queue = ReadingQueue(threads: 2, progress: nil)
    for (index, size) in [5, 40, 20].enumerated() { queue.add(large: index, size: UInt64(size)) }
    queue.close()
    let first = queue.take(after: nil)
    #expect(first == .large(1, size: 40, isAlone: true))
    #expect(queue.take(after: nil) == .large(2, size: 20, isAlone: false))
    #expect(queue.take(after: first) == .large(0, size: 5, isAlone: false))
  }
}
