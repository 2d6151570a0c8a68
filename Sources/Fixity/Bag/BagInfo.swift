public import Fingerprint

/// `bag-info.txt`: what people should know of a bag (RFC 8493 section 2.2.2).
public struct BagInfo: Sendable, Hashable {
  /// One element, which may occur again.
  public struct Element: Sendable, Hashable {
    /// The label, without white space around it.
    public var label: String
    /// The value; a line break in it is U+000A.
    public var value: String
    /// The line it begins on, 1-based; 0 for one that was not read.
    public var line: Int

    /// An element.
    public init(label: String, value: String, line: Int = 0) {
      self.label = label
      self.value = value
      self.line = line
    }

    /// Why a label and a value cannot be written so that they are read again; nil if they
    /// can.
    public var problem: String? {
      let label = Array(label.utf8)
      if BagText.trimmed(label[...]).isEmpty { return "the label is empty" }
      if BagText.trimmed(label[...]).count != label.count {
        return "the label begins or ends with white space"
      }
      if label.contains(where: { [0x0A, 0x0D, UInt8(ascii: ":")].contains($0) }) {
        return "the label holds a colon or a line break"
      }
      let lines = value.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      if value.utf8.contains(0x0D) { return "the value holds a carriage return" }
      if lines.contains(where: { BagText.trimmed(Array($0)[...]).count != $0.count }) {
        return "a line of the value begins or ends with white space"
      }
      if lines.count > 1, lines.contains(where: \.isEmpty) {
        return "the value holds an empty line"
      }
      return nil
    }

    /// Whether it is the one of a reserved label, whose case does not count.
    public func isNamed(_ label: String) -> Bool {
      self.label.lowercased() == label.lowercased()
    }
  }

  /// The elements in their order.
  public private(set) var elements: [Element] = []
  /// What is wrong with the file.
  public private(set) var findings: [BagFinding] = []

  static let name: PathBytes = "bag-info.txt"
  /// What versions before 0.96 called it.
  static let oldName: PathBytes = "package-info.txt"

  private let path: PathBytes
  private let isStrict: Bool
  private var hasElement = false

  /// No elements yet; version 1.0 is held to the letter.
  init(_ path: PathBytes, isStrict: Bool) {
    self.path = path
    self.isStrict = isStrict
  }

  /// Reads a text of the form.
  ///
  /// - Parameter path: what findings name.
  public init(_ text: [UInt8], path: PathBytes) {
    self.init(path, isStrict: true)
    for (index, line) in BagText.lines(text).enumerated() {
      add(TagFile.Line(bytes: line, number: index + 1))
    }
  }

  /// Takes in one line: an element or the continuation of the last one.
  mutating func add(_ line: TagFile.Line) {
    let text = line.bytes
    let content = BagText.trimmed(text)
    guard let first = text.first, !content.isEmpty else {
      return report(.looseForm, line.number, "an empty line")
    }
    if BagText.isSpace(first) {
      guard hasElement else {
        return report(.malformedLine, line.number, "a continuation of no element")
      }
      elements[elements.count - 1].value += "\n" + Self.string(content)
      return
    }
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
      hasElement = false
      return report(
        isStrict ? .malformedLine : .looseForm, line.number,
        "expected a label, a colon, a space and a value", found: BagText.shown(text.prefix(80)))
    }
    let label = BagText.trimmed(text[..<colon])
    let value = text[(colon + 1)...]
    if isStrict, label.endIndex != colon {
      report(.violation, line.number, "white space before the colon")
    }
    if let next = value.first, !BagText.isSpace(next), isStrict {
      report(.violation, line.number, "no space behind the colon")
    }
    if String(validating: content, as: UTF8.self) == nil {
      report(.looseForm, line.number, "it is not in the encoding that bagit.txt names")
    }
    elements.append(
      Element(
        label: Self.string(label), value: Self.string(BagText.trimmed(value)), line: line.number))
    hasElement = true
  }

  private static func string(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text, as: UTF8.self)
  }

  mutating func report(
    _ kind: BagFinding.Kind, _ line: Int?, _ message: String, found: String? = nil
  ) {
    findings.append(BagFinding(kind, path, line: line, message, found: found))
  }

  /// The elements of a label, whose case does not count.
  public func elements(named label: String) -> [Element] {
    elements.filter { $0.isNamed(label) }
  }

  /// The text of elements, each of which must be without ``Element/problem``.
  public static func text(_ elements: [Element]) -> [UInt8] {
    var text: [UInt8] = []
    for element in elements {
      text += Array("\(element.label): ".utf8)
      for byte in element.value.utf8 {
        text.append(byte)
        if byte == 0x0A { text += [0x20, 0x20] }
      }
      text.append(0x0A)
    }
    return text
  }
}

extension BagInfo {
  /// `Payload-Oxum`: how many bytes the payload has, and in how many files.
  public struct Oxum: Sendable, Hashable, CustomStringConvertible {
    /// All bytes of the payload.
    public var octets: UInt64
    /// The number of payload files.
    public var streams: UInt64

    /// A count of bytes and files.
    public init(octets: UInt64, streams: UInt64) {
      self.octets = octets
      self.streams = streams
    }

    /// Reads two numbers with a point between them.
    init?(_ text: String) {
      let parts = text.utf8.split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count == 2, let octets = BagText.number(parts[0]),
        let streams = BagText.number(parts[1])
      else { return nil }
      self.init(octets: octets, streams: streams)
    }

    /// As it is written.
    public var description: String { "\(octets).\(streams)" }
  }

  static let oxumLabel = "Payload-Oxum"

  /// What reserved elements should be and are not, but for the count that
  /// `Payload-Oxum` gives.
  mutating func checkReserved() {
    for label in ["Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count"] {
      for element in elements(named: label).dropFirst() {
        report(.metadata, element.line, "\(label) should be given once")
      }
    }
    for element in elements(named: Self.oxumLabel).dropFirst() {
      report(isStrict ? .violation : .metadata, element.line, "\(Self.oxumLabel) is given twice")
    }
    for element in elements(named: "Bagging-Date") where !Self.isDate(element.value) {
      report(.metadata, element.line, "a date is written YYYY-MM-DD", found: element.value)
    }
    for element in elements(named: "Bag-Count") where !Self.isCount(element.value) {
      report(
        .metadata, element.line, "a count is written “N of T”, or “N of ?”", found: element.value)
    }
    for element in elements(named: Self.oxumLabel) where Oxum(element.value) == nil {
      report(
        isStrict ? .violation : .metadata, element.line,
        "\(Self.oxumLabel) is the number of bytes, a point and the number of files",
        found: element.value)
    }
  }

  /// What is wrong with elements that somebody wants in a new bag.
  public static func remarks(on elements: [Element]) -> [String] {
    var info = BagInfo(name, isStrict: true)
    info.elements = elements
    info.checkReserved()
    let problems = elements.compactMap { element in
      element.problem.map { "“\(element.label)”: \($0)" }
    }
    let own =
      elements.contains { $0.isNamed(oxumLabel) }
      ? ["\(oxumLabel) is counted and cannot be given"] : []
    return problems + own
      + info.findings.map { finding in
        finding.message + (finding.found.map { ": \($0)" } ?? "")
      }
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], BagText.number(parts[0]) != nil,
      let month = BagText.number(parts[1]), let day = BagText.number(parts[2])
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  private static func isCount(_ text: String) -> Bool {
    let words = text.split(separator: " ").map { Array($0.utf8) }
    guard words.count == 3, words[1] == Array("of".utf8), let number = BagText.number(words[0])
    else { return false }
    if words[2] == Array("?".utf8) { return true }
    return BagText.number(words[2]).map { number >= 1 && number <= $0 } ?? false
  }
}
