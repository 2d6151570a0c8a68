internal import Fingerprint

/// Lines of records that were put aside until their place in the set is known: so a set
/// takes memory by the texts it has, not by their records.
struct RecordLines: Sendable {
  /// Where they lie, piece by piece; each piece holds whole lines.
  private(set) var pieces: [Range<Int>] = []
  /// The number of records.
  private(set) var count = 0
}

/// Puts the lines of one source aside.
struct RecordLinesWriter {
  /// So many bytes are put aside at a time, or one line more.
  private static let pieceSize = 1 << 20

  private let scratch: ScratchFile
  private var block: [UInt8] = []
  private var pieces: [Range<Int>] = []
  private var count = 0

  init(_ scratch: ScratchFile) {
    self.scratch = scratch
  }

  /// Adds a record by its canonical bytes.
  mutating func append(_ record: [UInt8]) throws(RegestError) {
    block += record
    block.append(0x0A)
    count += 1
    if block.count >= Self.pieceSize { try flush() }
  }

  /// Puts the last lines aside.
  mutating func finish() throws(RegestError) -> RecordLines {
    if !block.isEmpty { try flush() }
    return RecordLines(pieces: pieces, count: count)
  }

  private mutating func flush() throws(RegestError) {
    pieces.append(try scratch.setAside(block))
    block.removeAll(keepingCapacity: true)
  }
}

extension ScratchFile {
  fileprivate func setAside(_ bytes: [UInt8]) throws(RegestError) -> Range<Int> {
    do {
      return try append(bytes)
    } catch {
      throw RegestError(
        .unwritable, error.message,
        hint: "records are put aside there; TMPDIR may name another folder",
        underlying: error)
    }
  }

  /// Calls a body with each piece of the lines, in order.
  func read(
    _ lines: RecordLines, _ body: ([UInt8]) throws(RegestError) -> Void
  ) throws(RegestError) {
    for place in lines.pieces { try body(try bytes(at: place)) }
  }

  /// The bytes at a place.
  func bytes(at place: Range<Int>) throws(RegestError) -> [UInt8] {
    do {
      return try read(place)
    } catch {
      throw RegestError(error)
    }
  }
}
