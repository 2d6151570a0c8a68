import Synchronization
import Testing

@testable import Fingerprint

@Suite("Work in order")
struct OrderedBlocksTests {
  private struct Failure: Error, Equatable { var number: Int }

  @Test("blocks are taken in order, each once", arguments: [0, 1, 2, 7, 100])
  func order(_ count: Int) throws {
    var taken: [Int] = []
    try OrderedBlocks.run(count) { (number) throws(Failure) in
      number * number
    } take: { (block) throws(Failure) in
      taken.append(block)
    }
    #expect(taken == (0..<count).map { $0 * $0 })
  }

  @Test("the first failure ends it, and what was before is taken")
  func failure() {
    var taken: [Int] = []
    #expect(throws: Failure(number: 5)) {
      try OrderedBlocks.run(100) { (number) throws(Failure) in
        if number >= 5 { throw Failure(number: number) }
        return number
      } take: { (block) throws(Failure) in
        taken.append(block)
      }
    }
    #expect(taken == [0, 1, 2, 3, 4])
  }

  @Test("both things are done, and a failure of either is told")
  func both() throws {
    let values = try OrderedBlocks.both { () throws(Failure) in
      1
    } _: { () throws(Failure) in
      "a"
    }
    #expect(values == (1, "a"))
    let calls = Atomic<Int>(0)
    for failing in [[1], [2], [1, 2]] {
      #expect(throws: Failure(number: failing[0])) {
        _ = try OrderedBlocks.both { () throws(Failure) in
          calls.add(1, ordering: .relaxed)
          if failing.contains(1) { throw Failure(number: 1) }
          return 1
        } _: { () throws(Failure) in
          calls.add(1, ordering: .relaxed)
          if failing.contains(2) { throw Failure(number: 2) }
          return 2
        }
      }
    }
    #expect(calls.load(ordering: .relaxed) == 6)
  }
}
