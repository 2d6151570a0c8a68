/// The archive of a document, of which members are read by name.
final class Package {
  private let archive: ZipArchive
  let limits: UnpackingLimits
  /// How many bytes may yet be unpacked.
  private var room: Int
  /// How many bytes of text may yet be read.
  private var textRoom: Int

  init(_ file: [UInt8], within limits: UnpackingLimits) throws(OfficeFault) {
    archive = try ZipArchive(file, within: limits)
    self.limits = limits
    room = limits.inflated
    textRoom = limits.text
  }

  /// Whether there is a member of a name.
  func has(_ name: String) -> Bool { archive[name] != nil }

  /// The XML of a member.
  func stream(of name: String) throws(OfficeFault) -> XMLStream {
    guard let member = archive[name] else {
      throw .damaged("the document has no such part", member: name)
    }
    return try XMLStream(
      MemberBytes(member, of: archive, room: &room), within: limits)
  }

  /// Counts text that was read.
  func count(text: Int) throws(OfficeFault) {
    textRoom -= text
    guard textRoom >= 0 else {
      throw OfficeFault(
        .tooComplex, "more than \(limits.text >> 20) MiB of text; split the document")
    }
  }
}
