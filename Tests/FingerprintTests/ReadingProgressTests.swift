import Fingerprint
import Synchronization
import Testing

@Suite struct ReadingProgressTests {
  private struct Stop: Error {}

  @Test func reportsComeWhileTheWorkGoesOnAndNoLonger() throws {
    let progress = ReadingProgress()
    let reports = Atomic<Int>(0)
    let value = progress.watched(
      every: 1, report: { _ in reports.add(1, ordering: .relaxed) }
    ) {
      while reports.load(ordering: .relaxed) < 3 {}
      return 7
    }
    #expect(value == 7)
    let count = reports.load(ordering: .relaxed)
    let later = progress.watched(every: 60_000, report: { _ in }) {
      reports.load(ordering: .relaxed)
    }
    #expect(later == count)
  }

  @Test func whatTheWorkThrowsComesThrough() {
    #expect(throws: Stop.self) {
      try ReadingProgress().watched(every: 60_000, report: { _ in }) { () throws(Stop) in
        throw Stop()
      }
    }
  }
}
