/// Values that are added at the end, in storage that never moves.
///
/// Each segment is twice as large as the one before, so that no value is copied when
/// storage grows and a reader on another thread can go on: what was added before the
/// reader was told of it may be read without a lock. Pages of a segment that were not
/// written to yet take no memory.
///
/// Not Sendable by itself: one thread adds, and who else may touch which value is
/// settled by ``FileTable``.
@safe
struct Segments<Element: BitwiseCopyable>: ~Copyable {
  private static var firstBits: Int { 10 }
  private static var first: Int { 1 << firstBits }

  private(set) var count = 0
  private let starts: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>
  private var segments = 0
  /// How many elements a value has, which lie side by side.
  private let width: Int

  init(width: Int = 1) {
    self.width = width
    unsafe starts = .allocate(capacity: Int.bitWidth)
    unsafe starts.initialize(repeating: nil, count: Int.bitWidth)
  }

  deinit {
    for segment in 0..<segments { unsafe starts[segment]?.deallocate() }
    unsafe starts.deallocate()
  }

  /// Leaves room for one value of several elements.
  mutating func appendRoom() {
    if Self.place(of: count).segment == segments { grow() }
    count += 1
  }

  /// Adds a value of one element.
  mutating func append(_ element: Element) {
    let (segment, offset) = Self.place(of: count)
    if segment == segments { grow() }
    if let start = unsafe starts[segment] {
      unsafe (start + offset).initialize(to: element)
    }
    count += 1
  }

  /// Leaves room for values that lie side by side, and gives the index of the first.
  mutating func reserve(_ length: Int) -> Int {
    while true {
      let (segment, offset) = Self.place(of: count)
      if segment == segments { grow() }
      let room = (Self.first << segment) - offset
      if length <= room { break }
      // What is left of a segment that is too short stays unused.
      count += room
    }
    defer { count += length }
    return count
  }

  /// Where a value lies, and those side by side with it.
  @unsafe
  func pointer(to index: Int) -> UnsafeMutablePointer<Element> {
    let (segment, offset) = Self.place(of: index)
    guard let start = unsafe starts[segment] else {
      preconditionFailure("no value has the index \(index)")
    }
    return unsafe start + offset * width
  }

  private mutating func grow() {
    unsafe starts[segments] = .allocate(capacity: (Self.first << segments) * width)
    segments += 1
  }

  private static func place(of index: Int) -> (segment: Int, offset: Int) {
    let block = (index >> firstBits) + 1
    let segment = Int.bitWidth - 1 - block.leadingZeroBitCount
    return (segment, index - (((1 << segment) - 1) << firstBits))
  }
}
