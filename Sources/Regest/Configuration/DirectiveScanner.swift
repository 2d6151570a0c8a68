internal import ArchivalReference
internal import DocumentText
internal import Fingerprint

/// Finds the directives in the bytes of a file: `regest:` behind what opens a comment in the
/// file's format, with nothing but spaces between.
struct DirectiveScanner {
  /// What opens a comment that a directive may stand in.
  private enum Opener {
    case html, percent, hash, slashes
  }

  private let source: [UInt8]
  private let path: PathBytes
  private let openers: [Opener]
  /// Whether texts stand in quotes, so that a comment ends with them.
  private let isQuoted: Bool
  private var quoting: FileQuoting
  private var lines = PlaceCursor()
  private(set) var directives: [Directive] = []
  /// What looks like a directive and is none, in order of place.
  private(set) var malformed: [Finding] = []

  private static let word = Array("regest:".utf8)
  private static let longestLine = 1000

  /// The directives of a file.
  init(_ source: [UInt8], path: PathBytes, format: DocumentFormat) {
    self.source = source
    self.path = path
    quoting = FileQuoting(source)
    isQuoted = format == .json || format == .csv
    openers =
      switch format {
      case .plain: [.html, .percent, .hash, .slashes]
      case .markdown, .html, .xml: [.html]
      case .latex: [.percent]
      case .bibtex: [.percent, .hash, .slashes]
      case .csv, .json: [.hash, .slashes]
      // Its comments are text that people read.
      case .docx, .odt: []
      }
    let text = source.span
    let steps = Self.steps
    var index = Self.word.count - 1
    while index < text.count {
      let step = steps[Int(text[index])]
      if step == 0 { read(endingAt: index + 1) }
      index += max(step, 1)
    }
  }

  /// How far behind each byte the word may end at the earliest (Horspool); 0 for its last, so
  /// that of other text one byte in seven is looked at.
  private static let steps: [Int] = {
    var steps = [Int](repeating: word.count, count: 256)
    for (offset, byte) in word.enumerated() { steps[Int(byte)] = word.count - 1 - offset }
    return steps
  }()

  private mutating func read(endingAt end: Int) {
    let start = end - Self.word.count
    guard source[start..<end].elementsEqual(Self.word) else { return }
    var before = start
    while before > 0, source[before - 1] == 0x20 || source[before - 1] == 0x09 { before -= 1 }
    guard let opener = openers.first(where: { opens($0, before) }) else { return }
    var stop = end
    while stop < source.count, stop - end < Self.longestLine, source[stop] != 0x0A,
      source[stop] != 0x0D, !isQuoted || source[stop] != 0x22,
      opener != .html || !source[stop...].starts(with: "-->".utf8)
    {
      stop += 1
    }
    let isClosed = opener != .html || source[stop...].starts(with: "-->".utf8)
    while stop > end, source[stop - 1] == 0x20 || source[stop - 1] == 0x09 { stop -= 1 }
    let words = DirectiveWords(String(decoding: source[end..<stop], as: UTF8.self))
    guard words.isMeant else { return }
    guard isClosed else {
      // What would narrow it may stand in the next line.
      let fault = "the comment does not end in its line, after \(Self.longestLine) bytes at most"
      return malformed.append(finding(.directiveMalformed, start..<stop, fault))
    }
    read(words, at: start..<stop)
  }

  private mutating func read(_ words: DirectiveWords, at range: Range<Int>) {
    for fault in words.faults { malformed.append(finding(.directiveMalformed, range, fault)) }
    guard let scope = words.scope, words.faults.isEmpty || !words.selectors.isEmpty else { return }
    directives.append(
      Directive(
        scope: scope, selectors: words.selectors, reason: words.reason,
        mark: finding(.ignoreUnused, range, "")))
  }

  private mutating func finding(
    _ code: DiagnosticCode, _ range: Range<Int>, _ message: String
  ) -> Finding {
    let text = source
    let place = lines.place(of: range, in: text.span)
    return quoting.finding(Diagnostic(code, path: path, place: place, message: message))
  }

  /// Whether a comment is opened right before an offset.
  private func opens(_ opener: Opener, _ end: Int) -> Bool {
    switch opener {
    case .html: return source[..<end].suffix(4).elementsEqual("<!--".utf8)
    case .percent:
      let start = start(of: UInt8(ascii: "%"), before: end)
      let backslashes = start - self.start(of: UInt8(ascii: "\\"), before: start)
      return start < end && backslashes.isMultiple(of: 2)
    case .hash:
      let start = start(of: UInt8(ascii: "#"), before: end)
      return start < end && isFree(start)
    case .slashes:
      let start = start(of: UInt8(ascii: "/"), before: end)
      return end - start > 1 && isFree(start)
    }
  }

  /// Where the run of a byte begins that ends at an offset.
  private func start(of byte: UInt8, before end: Int) -> Int {
    var start = end
    while start > 0, source[start - 1] == byte { start -= 1 }
    return start
  }

  /// Whether an offset is at the beginning of a line or behind a space.
  private func isFree(_ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    return [0x20, 0x09, 0x0A, 0x0D].contains(source[offset - 1])
  }
}

/// What stands behind `regest:` in a comment.
struct DirectiveWords {
  private(set) var scope: Directive.Scope?
  private(set) var selectors: [DiagnosticSelector] = []
  private(set) var reason: String?
  /// What is wrong with it, one sentence each.
  private(set) var faults: [String] = []
  /// Whether it is a directive at all, and not a sentence about Regest.
  private(set) var isMeant = true

  init(_ text: String) {
    let bytes = Self.trimmed(Array(text.utf8)[...])
    let word = bytes.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x2C }
    var rest = bytes[word.endIndex...]
    let name = String(decoding: word, as: UTF8.self)
    let known = Directive.Scope.allCases.map(\.rawValue)
    scope = Directive.Scope(rawValue: name)
    if scope == nil {
      isMeant = name.hasPrefix("ignor") || NearestWord.nearest(name, among: known) != nil
      faults = [
        "there is no directive “\(name.printable)”" + NearestWord.hint(name, among: known)
      ]
      return
    }
    let dividers = [Array("--".utf8), Array("—".utf8)]
    // A word of its own, as names have hyphens in them.
    let parts = rest.split { $0 == 0x20 || $0 == 0x09 }
    if let divider = parts.first(where: { part in dividers.contains { part.elementsEqual($0) } }) {
      let why = Self.trimmed(rest[divider.endIndex...])
      if !why.isEmpty { reason = String(decoding: why, as: UTF8.self) }
      rest = rest[..<divider.startIndex]
    }
    rest = Self.trimmed(rest)
    guard !rest.isEmpty else { return }
    for part in rest.split(separator: 0x2C, omittingEmptySubsequences: false) {
      let code = String(decoding: Self.trimmed(part), as: UTF8.self)
      if code.isEmpty {
        faults.append("no code stands beside a comma")
      } else if let selector = DiagnosticSelector(code) {
        guard !selector.isAboutConfiguration else {
          faults.append(
            "\(selector.text) is about directives and baselines; the configuration sets it aside")
          continue
        }
        if !selectors.contains(selector) { selectors.append(selector) }
      } else {
        faults.append(DiagnosticSelector.fault(of: code))
      }
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
    return bytes
  }
}
