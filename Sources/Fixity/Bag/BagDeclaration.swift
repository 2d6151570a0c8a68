public import Fingerprint

/// `bagit.txt`: the version and the encoding of the other tag files (RFC 8493 section
/// 2.1.1).
public struct BagDeclaration: Sendable, Hashable {
  /// A version of BagIt, `M.N`.
  public struct Version: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number before the point.
    public var major: Int
    /// The number after it.
    public var minor: Int

    /// Version 1.0, RFC 8493.
    public static let one = Version(major: 1, minor: 0)

    /// Whether the rules of the version are known: 0.93 to 0.97 and 1.0.
    public var isKnown: Bool { major == 0 ? (93...97).contains(minor) : self == .one }

    /// Whether the left version is the older one.
    public static func < (left: Self, right: Self) -> Bool {
      (left.major, left.minor) < (right.major, right.minor)
    }

    /// `M.N`.
    public var description: String { "\(major).\(minor)" }

    init(major: Int, minor: Int) {
      self.major = major
      self.minor = minor
    }

    /// Reads digits, a point and digits.
    init?(_ text: ArraySlice<UInt8>) {
      let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count == 2, let major = BagText.number(parts[0]),
        let minor = BagText.number(parts[1])
      else { return nil }
      self.init(major: Int(major), minor: Int(minor))
    }
  }

  /// The version; nil where none can be read.
  public var version: Version?
  /// The encoding; nil where none can be read, or the system does not know it.
  public var encoding: TextEncoding?
  /// What is wrong with the file.
  public private(set) var findings: [BagFinding] = []

  static let name: PathBytes = "bagit.txt"
  private static let labels = ["BagIt-Version", "Tag-File-Character-Encoding"]

  /// A declaration that is not there.
  init(missing message: String) {
    findings.append(BagFinding(.declaration, Self.name, message))
  }

  /// Reads the bytes of the file.
  ///
  /// Version 1.0 is held to the letter: two lines, one space behind the colon. Before it,
  /// other white space and empty lines at the end are tolerated.
  public init(_ bytes: [UInt8]) {
    var text = bytes
    if text.starts(with: TagFile.mark) {
      text.removeFirst(TagFile.mark.count)
      report(.declaration, 1, "it begins with a byte-order mark, which it must not")
    }
    if String(validating: text, as: UTF8.self) == nil {
      report(.declaration, nil, "it is not UTF-8")
    }
    var lines = BagText.lines(text)
    var trailing = 0
    while lines.count > 2, let last = lines.last, BagText.trimmed(last).isEmpty {
      lines.removeLast()
      trailing += 1
    }
    let first = lines.first.flatMap { Element($0) }
    let second = lines.dropFirst().first.flatMap { Element($0) }
    version = first?.isNamed(Self.labels[0]) == true ? first.flatMap { Version($0.value) } : nil
    if let first, first.isNamed(Self.labels[0]) {
      checkVersion(first)
    } else {
      report(.declaration, 1, "the first line must be “BagIt-Version: M.N”")
    }
    if let second, second.isNamed(Self.labels[1]) {
      checkEncoding(second)
    } else {
      report(
        .declaration, 2, "the second line must be “Tag-File-Character-Encoding: ” and a name")
    }
    if lines.count > 2 {
      report(.declaration, 3, "it has \(lines.count) lines and must have two")
    } else if trailing > 0 {
      report(strictness, 3, "an empty line follows the two lines that it must have")
    }
  }

  /// What a departure from the letter is.
  private var strictness: BagFinding.Kind {
    version.map { $0 >= .one } ?? false ? .declaration : .looseForm
  }

  private mutating func checkVersion(_ element: Element) {
    guard let version else {
      return report(
        .declaration, 1, "the version must be two numbers with a point between them",
        found: BagText.shown(element.value))
    }
    if !version.isKnown {
      report(
        .declaration, 1, "the rules of version \(version) are not known")
    }
    checkForm(element, 1, Self.labels[0])
  }

  private mutating func checkEncoding(_ element: Element) {
    let name = String(decoding: element.value, as: UTF8.self)
    encoding = TextEncoding(name: name)
    if encoding == nil {
      report(
        .declaration, 2, "this system does not know the encoding", found: name.isEmpty ? nil : name)
    }
    checkForm(element, 2, Self.labels[1])
  }

  private mutating func checkForm(_ element: Element, _ line: Int, _ label: String) {
    if !element.isStrict {
      report(strictness, line, "one space, and nothing else, stands behind the colon of “\(label)”")
    }
    // The RFC's own examples write it in both ways (section 4).
    if !element.label.elementsEqual(label.utf8) {
      report(
        .looseForm, line, "the label is written “\(label)”", found: BagText.shown(element.label))
    }
  }

  private mutating func report(
    _ kind: BagFinding.Kind, _ line: Int?, _ message: String, found: String? = nil
  ) {
    findings.append(BagFinding(kind, Self.name, line: line, message, found: found))
  }

  /// A label and a value.
  private struct Element {
    var label: ArraySlice<UInt8>
    var value: ArraySlice<UInt8>
    /// Whether it is written as version 1.0 wants it.
    var isStrict: Bool

    init?(_ line: ArraySlice<UInt8>) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      label = BagText.trimmed(line[..<colon])
      value = BagText.trimmed(line[(colon + 1)...])
      isStrict =
        label.endIndex == colon && label.startIndex == line.startIndex
        && value.startIndex == colon + 2 && value.endIndex == line.endIndex
        && line[colon + 1] == UInt8(ascii: " ")
    }

    func isNamed(_ name: String) -> Bool {
      String(decoding: label, as: UTF8.self).lowercased() == name.lowercased()
    }
  }
}
