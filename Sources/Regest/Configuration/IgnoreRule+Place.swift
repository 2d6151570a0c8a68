internal import ArchivalReference
internal import Fingerprint

extension ProjectConfiguration {
  /// That an entry of `ignore` is of no use, where it stands; nil for one of no file.
  func unused(_ rule: Setting<IgnoreRule>) -> Finding? {
    finding(
      .ignoreUnused, at: rule.origin,
      "the entry of “ignore” with \(rule.value.text) matches no finding of any file")
  }

  /// That a pattern is of no use, where it stands; nil for one of no file.
  func unused(_ pattern: Setting<PathGlob>, of key: ConfigurationKey) -> Finding? {
    let text = pattern.value.text.printable
    return key == .include
      ? finding(
        .includeUnused, at: pattern.origin, "“\(text)” of “include” fits no file",
        quoting: pattern.value.text)
      : finding(
        .patternUnused, at: pattern.origin, "“\(text)” of “\(key.rawValue)” fits no file",
        quoting: pattern.value.text)
  }

  /// - Parameter word: what stands there, if it is not all to the end of the line.
  private func finding(
    _ code: DiagnosticCode, at origin: SettingOrigin, _ message: String,
    quoting word: String? = nil
  ) -> Finding? {
    guard let file, case .file(_, let line, let column) = origin else { return nil }
    var range = YAMLPlace.rest(of: source, line: line, column: column)
    if let word { range = YAMLPlace.range(of: Array(word.utf8), in: source, range) }
    var lines = PlaceCursor()
    var quoting = FileQuoting(source)
    return quoting.finding(
      Diagnostic(
        code, path: file, place: lines.place(of: range, in: source.span), message: message))
  }
}

extension ProjectConfiguration.IgnoreRule {
  /// What it is about, in words: `code REF101, path drafts/`.
  fileprivate var text: String {
    func words(_ key: IgnoreKey, _ texts: [String]) -> [String] {
      texts.isEmpty ? [] : ["\(key.rawValue) \(texts.joined(separator: " or "))"]
    }
    let parts =
      words(.code, selectors.map(\.text)) + words(.path, paths.map(\.text))
      + words(.reference, references.map { "“\($0.text)”" })
    return parts.joined(separator: ", ").printable
  }
}

/// Places as the reader of YAML tells them.
enum YAMLPlace {
  /// The bytes from a place to the end of its line, without spaces at the end.
  ///
  /// - Parameters:
  ///   - line: from 1; lines end with LF, CR, CRLF, NEL, LS and PS (YAML 1.1, section 5.4).
  ///   - column: in scalars from 1; a byte order mark is none.
  static func rest(of source: [UInt8], line: Int, column: Int) -> Range<Int> {
    var start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 1..<max(1, line) {
      while start < source.count, lineBreak(in: source, at: start) == 0 { start += 1 }
      start += lineBreak(in: source, at: start)
    }
    for _ in 1..<max(1, column) where start < source.count {
      start += 1
      while start < source.count, source[start] & 0xC0 == 0x80 { start += 1 }
    }
    var end = start
    while end < source.count, lineBreak(in: source, at: end) == 0 { end += 1 }
    while end > start, source[end - 1] == 0x20 || source[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  /// Where a word stands that a range begins with, in quotes or not; all of the range where it
  /// is written otherwise.
  static func range(of word: [UInt8], in source: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let text = source[range]
    for quote: [UInt8] in [[], [UInt8(ascii: "\"")], [UInt8(ascii: "'")]] {
      let written = quote + word + quote
      if text.starts(with: written) {
        return range.lowerBound..<range.lowerBound + written.count
      }
    }
    return range
  }

  /// The length of the line break at an offset; 0 where there is none.
  private static func lineBreak(in source: [UInt8], at offset: Int) -> Int {
    let rest = source[min(offset, source.count)...]
    if rest.starts(with: [0x0D, 0x0A]) || rest.starts(with: [0xC2, 0x85]) { return 2 }
    if rest.first == 0x0A || rest.first == 0x0D { return 1 }
    return rest.starts(with: [0xE2, 0x80, 0xA8]) || rest.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : 0
  }
}
