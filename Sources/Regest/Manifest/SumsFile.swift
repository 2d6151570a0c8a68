public import Fingerprint

/// `MANIFEST.sha256`: GNU checksum lines in the byte order of their paths.
///
/// A line is 64 hex digits, two spaces and the path. A path with a backslash,
/// newline or carriage return has these escaped and a backslash before the line,
/// as coreutils writes it, so `sha256sum --strict -c` reads every line.
///
/// This reads such a file line by line and keeps none of it but the last path. What is
/// faulty is told and is no entry. Only what ``append(_:_:to:)`` would write is without
/// fault.
public struct SumsFile: ~Copyable {
  /// One file and its digest.
  public struct Entry: Sendable, Hashable {
    /// The path, relative to where the manifest was built.
    public var path: PathBytes
    /// The SHA-256 of the file.
    public var digest: SHA256Digest

    /// An entry for one file.
    public init(path: PathBytes, digest: SHA256Digest) {
      self.path = path
      self.digest = digest
    }
  }

  /// A line that breaks the format.
  public struct Fault: Sendable, Hashable {
    /// How a line can break the format.
    public enum Kind: Sendable, Hashable {
      case malformed
      case duplicate
      case escape
    }

    /// How it breaks the format.
    public var kind: Kind
    /// 1-based.
    public var line: Int
    /// One sentence, lower case, without a final period.
    public var message: String
  }

  /// The longest line, in bytes: a digest and a path, which a deep tree makes longer than the
  /// 4 KiB that a system takes at once.
  private static let longestLine = 1 << 20

  private var lines: FileLines
  private var last: PathBytes?
  private var number = 0
  /// The faults of the lines read so far.
  public private(set) var faults: [Fault] = []

  /// Opens a file.
  ///
  /// - Throws: ``FileSystemError`` when it cannot be opened.
  public init(_ path: PathBytes) throws(FileSystemError) {
    lines = try FileLines(of: path, longestLine: Self.longestLine)
  }

  /// The next entry; nil at the end of the file.
  ///
  /// - Parameter line: called with each whole line, faulty or not.
  /// - Throws: ``FileSystemError`` when the file cannot be read.
  public mutating func next(
    line: (ArraySlice<UInt8>) throws(FileSystemError) -> Void = { _ in }
  ) throws(FileSystemError) -> Entry? {
    while let next = try lines.next() {
      number += 1
      guard next.isEnded else {
        report(.malformed, "the last line has no line end")
        return nil
      }
      try line(next.bytes)
      guard let entry = Self.entry(next.bytes) else {
        report(.malformed, "expected 64 hex digits, two spaces and a path")
        continue
      }
      if entry.path.isAbsolute || entry.path.hasParentReference {
        report(.escape, "\(entry.path.display) leaves the folder")
      } else if let last, !(last < entry.path) {
        report(
          .duplicate,
          last == entry.path
            ? "\(entry.path.display) is listed twice" : "\(entry.path.display) is not in byte order"
        )
      } else {
        last = entry.path
        return entry
      }
    }
    return nil
  }

  /// The SHA-256 of the whole file; to be asked when there are no more entries.
  public mutating func digestOfAll() throws(FileSystemError) -> SHA256Digest {
    try lines.digestOfAll()
  }

  private mutating func report(_ kind: Fault.Kind, _ message: String) {
    faults.append(Fault(kind: kind, line: number, message: message))
  }
}

extension SumsFile {
  private static let backslash: UInt8 = 0x5C

  /// The letter that stands for a byte in an escaped path.
  private static func escape(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x5C: 0x5C
    case 0x0A: 0x6E
    case 0x0D: 0x72
    default: nil
    }
  }

  private static func holdsEscaped(_ path: [UInt8]) -> Bool {
    path.span.holds(0x5C) || path.span.holds(0x0A) || path.span.holds(0x0D)
  }

  /// Adds the line of a file to some bytes, without its line end.
  public static func append(
    _ path: [UInt8], _ digest: SHA256Digest, to bytes: inout [UInt8]
  ) {
    let needsEscape = holdsEscaped(path)
    if needsEscape { bytes.append(backslash) }
    digest.appendHex(to: &bytes)
    bytes.append(0x20)
    bytes.append(0x20)
    guard needsEscape else { return bytes.append(contentsOf: path) }
    for byte in path {
      if let letter = escape(of: byte) {
        bytes.append(backslash)
        bytes.append(letter)
      } else {
        bytes.append(byte)
      }
    }
  }

  /// What a line says, given without its line end; nil for a malformed one.
  static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    var rest = line
    let isEscaped = rest.first == backslash
    if isEscaped { rest = rest.dropFirst() }
    let spaces = rest.startIndex + 64
    guard rest.count > 66, rest[spaces] == 0x20, rest[spaces + 1] == 0x20,
      let digest = SHA256Digest(hex: rest[..<spaces])
    else { return nil }
    let path = Array(rest[(spaces + 2)...])
    guard !path.span.holds(0) else { return nil }
    guard isEscaped else {
      return holdsEscaped(path) ? nil : Entry(path: PathBytes(path), digest: digest)
    }
    guard let plain = unescaped(path), holdsEscaped(plain) else { return nil }
    return Entry(path: PathBytes(plain), digest: digest)
  }

  private static func unescaped(_ path: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    var bytes = path.makeIterator()
    while let byte = bytes.next() {
      guard byte == backslash else {
        if escape(of: byte) != nil { return nil }
        plain.append(byte)
        continue
      }
      switch bytes.next() {
      case 0x5C: plain.append(0x5C)
      case 0x6E: plain.append(0x0A)
      case 0x72: plain.append(0x0D)
      default: return nil
      }
    }
    return plain
  }
}
