public import Fingerprint

/// `MANIFEST.sha256`: GNU checksum lines in the byte order of their paths.
///
/// A line is 64 hex digits, two spaces and the path. A path with a backslash,
/// newline or carriage return has these escaped and a backslash before the line,
/// as coreutils writes it, so `sha256sum --strict -c` reads every line.
public struct SumsFile: Sendable, Hashable {
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

  /// The files in byte order of their paths.
  public var entries: [Entry]

  /// A file of these entries, which must be in byte order.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The lines, each without its line end.
  public var lines: [[UInt8]] { entries.map(Self.line) }

  /// The whole file.
  public var bytes: [UInt8] {
    entries.flatMap { Self.line($0) + [0x0A] }
  }

  private static func line(_ entry: Entry) -> [UInt8] {
    let path = entry.path.bytes
    let plain = Array(entry.digest.hex.utf8) + [0x20, 0x20]
    guard path.contains(where: { escapes[$0] != nil }) else { return plain + path }
    return [backslash] + plain
      + path.flatMap { byte in escapes[byte].map { [backslash, $0] } ?? [byte] }
  }

  private static let backslash: UInt8 = 0x5C
  private static let escapes: [UInt8: UInt8] = [0x5C: 0x5C, 0x0A: 0x6E, 0x0D: 0x72]

  /// Reads a file and collects every fault in it; what is faulty is not among the
  /// entries. Only what ``bytes`` would write is without fault.
  public static func parse(_ bytes: [UInt8]) -> (sums: SumsFile, faults: [Fault]) {
    var entries: [Entry] = []
    var faults: [Fault] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let number = index + 1
      if index == lines.count - 1 {
        if !line.isEmpty {
          faults.append(
            Fault(kind: .malformed, line: number, message: "the last line has no line end"))
        }
        break
      }
      guard let entry = entry(line) else {
        faults.append(
          Fault(
            kind: .malformed, line: number,
            message: "expected 64 hex digits, two spaces and a path"))
        continue
      }
      if entry.path.isAbsolute || entry.path.hasParentReference {
        faults.append(
          Fault(kind: .escape, line: number, message: "\(entry.path.display) leaves the folder"))
      } else if let last = entries.last, !(last.path < entry.path) {
        let isSame = last.path == entry.path
        faults.append(
          Fault(
            kind: .duplicate, line: number,
            message: isSame
              ? "\(entry.path.display) is listed twice"
              : "\(entry.path.display) is not in byte order"))
      } else {
        entries.append(entry)
      }
    }
    return (SumsFile(entries), faults)
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    var rest = line
    let isEscaped = rest.first == backslash
    if isEscaped { rest = rest.dropFirst() }
    guard rest.count > 66, let digest = SHA256Digest(hex: rest.prefix(64)),
      rest.dropFirst(64).prefix(2).allSatisfy({ $0 == 0x20 })
    else { return nil }
    let path = Array(rest.dropFirst(66))
    guard !path.contains(0) else { return nil }
    guard isEscaped else {
      return path.contains(where: { escapes[$0] != nil })
        ? nil : Entry(path: PathBytes(path), digest: digest)
    }
    guard let plain = unescaped(path), plain.contains(where: { escapes[$0] != nil }) else {
      return nil
    }
    return Entry(path: PathBytes(plain), digest: digest)
  }

  private static func unescaped(_ path: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    var bytes = path.makeIterator()
    while let byte = bytes.next() {
      guard byte == backslash else {
        if escapes[byte] != nil { return nil }
        plain.append(byte)
        continue
      }
      guard let code = bytes.next(), let real = escapes.first(where: { $0.value == code })?.key
      else { return nil }
      plain.append(real)
    }
    return plain
  }
}
