internal import Glibc

/// Blocks that one thread reads from a file while another digests those before.
///
/// Digesting alone takes all of a processor; with the copy out of the page cache done on
/// another, one huge file takes a sixth less time.
@safe
final class BlockRing: @unchecked Sendable {
  private static let blockSize = 256 << 10
  private static let blocks = 8

  private let file: Int32
  private let condition = Condition()
  private let memory: UnsafeMutableRawBufferPointer
  /// The lengths of the blocks that are read, by their place.
  private var lengths = [Int](repeating: 0, count: blocks)
  private var read = 0
  private var digested = 0
  private var isGivenUp = false
  private var problem: ErrorNumber?

  /// A ring for an open file, which must outlive it.
  init(file: Int32) {
    self.file = file
    unsafe memory = .allocate(
      byteCount: Self.blockSize * Self.blocks, alignment: max(16, sysconf(Int32(_SC_PAGESIZE))))
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// Reads to the end of the file, or until it is given up.
  func readAll() {
    while true {
      let place: Int? = condition.withLock {
        while read - digested == Self.blocks, !isGivenUp { condition.wait() }
        return isGivenUp ? nil : read % Self.blocks
      }
      guard let place else { return }
      var length = 0
      var failed: ErrorNumber?
      do throws(ErrorNumber) {
        length = try unsafe System.read(file, into: block(place, Self.blockSize))
      } catch {
        failed = error
      }
      condition.withLock {
        lengths[place] = length
        problem = failed
        read += 1
        condition.wakeAll()
      }
      if length == 0 { return }
    }
  }

  /// Gives each block to a body, in order, to the end of the file or until the body says
  /// that it wants no more; then the reader is told to stop.
  ///
  /// - Throws: the reader's error number.
  func digestAll(_ body: (UnsafeRawBufferPointer) -> Bool) throws(ErrorNumber) {
    defer {
      condition.withLock {
        isGivenUp = true
        condition.wakeAll()
      }
    }
    while true {
      let (length, problem) = condition.withLock {
        while read == digested { condition.wait() }
        let length = lengths[digested % Self.blocks]
        return (length, length == 0 ? self.problem : nil)
      }
      if let problem { throw problem }
      if length == 0 { return }
      let block = unsafe block(digested % Self.blocks, length)
      guard unsafe body(UnsafeRawBufferPointer(block)) else { return }
      condition.withLock {
        digested += 1
        condition.wakeAll()
      }
    }
  }

  @unsafe
  private func block(_ place: Int, _ length: Int) -> UnsafeMutableRawBufferPointer {
    let start = place * Self.blockSize
    return unsafe UnsafeMutableRawBufferPointer(rebasing: memory[start..<(start + length)])
  }
}
