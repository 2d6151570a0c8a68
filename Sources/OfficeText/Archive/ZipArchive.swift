/// The members of a zip archive (PKWARE APPNOTE 6.3.10), by its central directory.
///
/// Office documents need little of what the form allows, and nothing else is read: one volume,
/// no zip64, no encryption, members that are stored or deflated. Whatever could be read in two
/// ways, such as members that overlap or have one name, is refused.
struct ZipArchive {
  /// A file in the archive.
  struct Member {
    var name: [UInt8]
    var isDeflated: Bool
    /// CRC-32 of its bytes.
    var check: UInt32
    /// Where its packed bytes lie in the archive.
    var packed: Range<Int>
    /// How many bytes it has, as the archive says.
    var size: Int
  }

  /// The bytes of the archive.
  let file: [UInt8]
  private var members: [[UInt8]: Member] = [:]

  /// Reads the directory of an archive.
  init(_ file: [UInt8], within limits: UnpackingLimits) throws(OfficeFault) {
    guard file.count <= limits.packed else {
      throw OfficeFault(
        .tooComplex,
        "larger than \(limits.packed >> 20) MiB; take pictures out of it, or save it as text")
    }
    self.file = file
    guard !file.starts(with: Self.compoundFile) else {
      throw OfficeFault(
        .unreadable,
        "encrypted, or of an older word processor; save it as .docx or .odt without a password")
    }
    let end = try Self.directoryEnd(file)
    var fields = ZipFields(file, at: end + 4)
    let (disk, directoryDisk) = (fields.short(), fields.short())
    let (here, count) = (fields.short(), fields.short())
    let (size, start) = (fields.long(), fields.long())
    guard count <= limits.members else {
      throw OfficeFault(
        .tooComplex, "its archive has more than \(limits.members) members; save it as text")
    }
    guard disk == 0, directoryDisk == 0, here == count, start + size == end else {
      throw .damaged("the directory of its archive is damaged")
    }
    var spans: [Range<Int>] = []
    spans.reserveCapacity(count)
    fields = ZipFields(file, at: start)
    for _ in 0..<count {
      let (member, span) = try Self.member(&fields, before: end, directory: start)
      guard members.updateValue(member, forKey: member.name) == nil else {
        throw .damaged("its archive has two members of one name")
      }
      spans.append(span)
    }
    guard fields.offset == end else { throw .damaged("the directory of its archive is damaged") }
    spans.sort { $0.lowerBound < $1.lowerBound }
    for (one, next) in zip(spans, spans.dropFirst()) where one.upperBound > next.lowerBound {
      throw .damaged("members of its archive overlap")
    }
  }

  /// A member by its name; nil where there is none.
  subscript(name: String) -> Member? { members[Array(name.utf8)] }

  /// What encrypted documents of Word and its older ones begin with (MS-CFB, section 2.2).
  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let endLength = 22
  private static let longestComment = 0xFFFF

  /// Where the record stands that ends the archive (section 4.3.16).
  private static func directoryEnd(_ file: [UInt8]) throws(OfficeFault) -> Int {
    var offset = file.count - endLength
    let last = max(0, offset - longestComment)
    while offset >= last {
      if file[offset] == 0x50, file[offset + 1] == 0x4B, file[offset + 2] == 5,
        file[offset + 3] == 6
      {
        var fields = ZipFields(file, at: offset + endLength - 2)
        if offset + endLength + fields.short() == file.count { return offset }
      }
      offset -= 1
    }
    let isBegun = file.starts(with: [0x50, 0x4B])
    throw isBegun
      ? .damaged("its archive has no end; it is cut off or damaged")
      : OfficeFault(.unreadable, "no .docx or .odt, whatever its name says; rename it")
  }

  /// The next member of the directory (section 4.3.12), and where all of it lies.
  private static func member(
    _ fields: inout ZipFields, before end: Int, directory: Int
  ) throws(OfficeFault) -> (Member, Range<Int>) {
    let damage = OfficeFault.damaged("the directory of its archive is damaged")
    guard fields.offset + 46 <= end, fields.long() == 0x0201_4B50 else { throw damage }
    fields.skip(4)
    let (flags, method) = (fields.short(), fields.short())
    fields.skip(4)
    let check = fields.long()
    let (packed, size) = (fields.long(), fields.long())
    let (nameLength, extraLength, commentLength) = (
      fields.short(), fields.short(), fields.short()
    )
    fields.skip(4)
    let (attributes, local) = (fields.long(), fields.long())
    guard fields.offset + nameLength + extraLength + commentLength <= end else { throw damage }
    let name = fields.bytes(nameLength)
    fields.skip(extraLength + commentLength)
    let shown = String(decoding: name.prefix(100), as: UTF8.self)
    guard flags & 1 == 0 else {
      throw OfficeFault(
        .unreadable, "encrypted; save the document without a password", member: shown)
    }
    guard isHarmless(name), attributes >> 28 != 0xA else {
      throw OfficeFault(
        .unreadable, "no office program names a member so; the file is not read", member: shown)
    }
    guard local + 30 <= directory else { throw damage }
    var head = ZipFields(fields.file, at: local)
    guard head.long() == 0x0403_4B50 else { throw damage }
    head.skip(2)
    let (localFlags, localMethod) = (head.short(), head.short())
    head.skip(4)
    let said = [head.long(), head.long(), head.long()]
    let (localName, localExtra) = (head.short(), head.short())
    let start = local + 30 + localName + localExtra
    guard start + packed <= directory, head.bytes(localName) == name,
      localFlags & 1 == 0, localMethod == method
    else { throw .damaged("the archive contradicts itself", member: shown) }
    // With bit 3 the sizes stand behind the member; zip64 has its own in the head.
    guard localFlags & 8 != 0 || said[2] == 0xFFFF_FFFF || said == [check, packed, size] else {
      throw .damaged("the archive contradicts itself", member: shown)
    }
    guard method == 0 || method == 8 else {
      throw .damaged("packed in a way that is not read", member: shown)
    }
    let member = Member(
      name: name, isDeflated: method == 8, check: UInt32(truncatingIfNeeded: check),
      packed: start..<start + packed, size: size)
    return (member, local..<start + packed)
  }

  /// Whether a name leads to no other place.
  private static func isHarmless(_ name: [UInt8]) -> Bool {
    name.first != 0x2F && !name.contains(0)
      && !name.split(whereSeparator: { $0 == 0x2F || $0 == 0x5C }).contains { $0 == [0x2E, 0x2E] }
  }
}

/// Reads numbers of an archive one after another, the lowest byte first. Whoever reads has seen
/// to it that they are there.
struct ZipFields {
  let file: [UInt8]
  private(set) var offset: Int

  init(_ file: [UInt8], at offset: Int) {
    self.file = file
    self.offset = offset
  }

  mutating func short() -> Int { number(2) }
  mutating func long() -> Int { number(4) }
  mutating func skip(_ count: Int) { offset += count }

  /// Bytes as far as there are so many.
  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { offset += count }
    return Array(file[min(offset, file.count)..<min(offset + count, file.count)])
  }

  private mutating func number(_ count: Int) -> Int {
    var value = 0
    for index in 0..<count { value |= Int(file[offset + index]) << (8 * index) }
    offset += count
    return value
  }
}
