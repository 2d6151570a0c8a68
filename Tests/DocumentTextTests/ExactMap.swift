import Testing

@testable import DocumentText

extension DocumentText {
  /// The text of each flow.
  var flows: [String] {
    flowStarts.indices.map { index in
      let last = index + 1 == flowStarts.count
      let end = last ? bytes.count : flowStarts[index + 1] - 2
      return String(decoding: bytes[flowStarts[index]..<end], as: UTF8.self)
    }
  }

  /// The text of each flow, with `¶` where a paragraph ends within it.
  var paragraphs: [String] { flows.map(Self.marked) }

  /// A flow without the white space around its paragraphs.
  static func marked(_ flow: String) -> String {
    flow.replacing("¶", with: "\n\n").split(separator: "\n\n").compactMap { paragraph in
      var text = paragraph.drop { $0.isWhitespace }
      while text.last?.isWhitespace == true { text.removeLast() }
      return text.isEmpty ? nil : String(text)
    }.joined(separator: "¶")
  }

  /// What stands in the file for the first occurrence of a word in the text.
  func source(of word: String, in file: [UInt8]) -> String? {
    guard let range = bytes.firstRange(of: Array(word.utf8)) else { return nil }
    return String(decoding: file[map.source(of: range)], as: UTF8.self)
  }
}

/// What holds of the text of every file.
func expectExact(
  _ document: DocumentText, of file: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
) {
  var isExact = document.flowStarts.first == 0
  for (start, next) in zip(document.flowStarts, document.flowStarts.dropFirst()) {
    isExact = isExact && next > start + 2 && next < document.bytes.count
  }
  let segments = document.map.segments
  for (index, segment) in segments.enumerated() {
    let end = index + 1 < segments.count ? segments[index + 1].text : document.bytes.count
    isExact = isExact && segment.text <= end
    isExact = isExact && segment.source.lowerBound >= 0 && segment.source.upperBound <= file.count
    guard isExact else { break }
    if segment.isVerbatim {
      isExact = document.bytes[segment.text..<end].elementsEqual(file[segment.source])
    }
  }
  #expect(isExact, sourceLocation: sourceLocation)
}

/// A small file with the text that is to be read from it.
struct DocumentCase: Sendable, CustomTestStringConvertible {
  var file: String
  /// The flows, with `¶` where a paragraph ends within one.
  var flows: [String]
  var testDescription: String { String(file.prefix(60)) }

  init(_ file: String, _ flows: String...) {
    self.file = file
    self.flows = flows.isEmpty ? [""] : flows
  }

  func expect(as format: DocumentFormat) {
    let source = Array(file.utf8)
    let document = DocumentText(source, as: format)
    #expect(document.paragraphs == flows.map(DocumentText.marked))
    expectExact(document, of: source)
  }
}
