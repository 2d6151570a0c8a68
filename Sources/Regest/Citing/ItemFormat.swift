/// A format in which items are read.
enum ItemFormat {
  case cslJSON, csv, ris, wikitext, yaml

  /// Tells a format from how a file begins, and wikitext from a template that cites an
  /// archive; nil for a file with nothing in it. What is none of the others is CSV.
  init?(of bytes: [UInt8]) {
    guard let start = bytes.firstIndex(where: { $0 != 0x20 && !(0x09...0x0D ~= $0) }) else {
      return nil
    }
    let rest = bytes[start...]
    if rest.starts(with: "TY  -".utf8) {
      self = .ris
    } else if rest.first == 0x5B && !rest.starts(with: "[[".utf8)
      || rest.first == 0x7B && !rest.starts(with: "{{".utf8)
    {
      self = .cslJSON
    } else if Self.isYAML(bytes) {
      self = .yaml
    } else {
      self = WikiItems.areIn(bytes) ? .wikitext : .csv
    }
  }

  /// Whether the first line that is no comment begins a document, a list or a mapping.
  private static func isYAML(_ bytes: [UInt8]) -> Bool {
    for line in bytes.split(separator: 0x0A) {
      let text = WikiText.trimmed(line)
      guard let first = text.first, first != 0x23 else { continue }
      if text.starts(with: "%YAML".utf8) || text.starts(with: "--- ".utf8)
        || text.elementsEqual("---".utf8)
      {
        return true
      }
      if first == 0x2D { return text.count == 1 || text[text.startIndex + 1] == 0x20 }
      // A header of CSV has no colon behind its first word.
      let key = text.prefix { $0 == 0x5F || ($0 | 0x20) &- 0x61 < 26 }
      let behind = text[key.endIndex...]
      return !key.isEmpty && behind.first == 0x3A
        && (behind.count == 1 || behind.dropFirst().first == 0x20)
    }
    return false
  }
}
