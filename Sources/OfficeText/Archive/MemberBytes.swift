/// The bytes of a member, unpacked piece by piece, so that however many there are little memory
/// is taken.
struct MemberBytes {
  private let file: [UInt8]
  private let size: Int
  private let check: UInt32
  private let inflator: Inflator?
  /// What it is called in messages.
  let name: String
  private var packed: Range<Int>
  private var unpacked = 0
  private var sum: UInt32 = 0
  private var isFinished = false
  private var buffer = [UInt8](repeating: 0, count: pieceLength)

  private static let pieceLength = 64 << 10

  /// The bytes of a member of an archive.
  ///
  /// - Parameter room: How many bytes of all members may yet be unpacked; what this one has is
  ///   taken from it.
  init(
    _ member: ZipArchive.Member, of archive: ZipArchive, room: inout Int
  ) throws(OfficeFault) {
    name = String(decoding: member.name, as: UTF8.self)
    // What says that it is larger is not unpacked at all, and what is larger than it says, no
    // further than that.
    guard member.size <= room else {
      throw OfficeFault(
        .tooComplex, "unpacked, the document is larger than is read; save it as text",
        member: name)
    }
    room -= member.size
    file = archive.file
    size = member.size
    check = member.check
    packed = member.packed
    inflator = member.isDeflated ? Inflator() : nil
    guard member.isDeflated == (inflator != nil) else {
      throw OfficeFault(.unreadable, "there is no memory to unpack it", member: name)
    }
  }

  /// The next piece; nil behind the last.
  mutating func next() throws(OfficeFault) -> ArraySlice<UInt8>? {
    guard !isFinished else { return nil }
    var count = 0
    if let inflator {
      switch inflator.step(file, &packed, into: &buffer, count: &count) {
      case .going: break
      case .finished: isFinished = true
      case .damaged: throw .damaged("cannot be unpacked; the file is damaged", member: name)
      }
    } else {
      count = min(packed.count, Self.pieceLength)
      buffer.replaceSubrange(0..<count, with: file[packed.prefix(count)])
      packed = packed.lowerBound + count..<packed.upperBound
      isFinished = packed.isEmpty
    }
    unpacked += count
    guard unpacked <= size else {
      throw .damaged("larger than its archive says", member: name)
    }
    sum = Inflator.check(Array(buffer[..<count]), behind: sum)
    if isFinished {
      guard unpacked == size, packed.isEmpty else {
        throw .damaged("not as large as its archive says", member: name)
      }
      guard sum == check else { throw .damaged("does not have its checksum", member: name) }
    }
    return buffer[..<count]
  }
}
