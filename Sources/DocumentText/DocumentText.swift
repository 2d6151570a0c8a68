/// The text of a file, taken out of its mark-up, with an exact map back.
///
/// What runs on is one *flow*; footnotes are another, in the order in which the text refers
/// to them, and so are the cells of each column of a table. «Там же» points back within its
/// flow only. The flows lie one behind another in ``bytes``, with an empty line between.
///
/// ```swift
/// let document = DocumentText(Array("<p>Ф.&nbsp;<b>558</b></p>".utf8), as: .html)
/// document.bytes            // "Ф.\u{A0}558"
/// document.map.source(of: 5..<8)  // 15..<18, the bytes of "558"
/// ```
///
/// Any bytes give a text: what breaks the rules of a format is read as text.
public struct DocumentText: Sendable, Equatable {
  /// The flows, one behind another, in UTF-8 as far as the file is.
  public var bytes: [UInt8]
  /// The byte offsets in ``bytes`` at which flows begin, rising; the first is 0.
  public var flowStarts: [Int]
  /// Where the text stands in the file.
  public var map: SourceMap

  /// A text that is the file itself, as one flow.
  public init(plain source: [UInt8]) {
    self.init(bytes: source, flowStarts: [0], map: .identity)
  }

  package init(bytes: [UInt8], flowStarts: [Int], map: SourceMap) {
    self.bytes = bytes
    self.flowStarts = flowStarts
    self.map = map
  }

  /// The text of a file of a format. A packed one has none before it is unpacked, which
  /// `OfficeText` does.
  ///
  /// - Parameter source: The bytes of the file.
  public init(_ source: [UInt8], as format: DocumentFormat) {
    switch format {
    case .plain: self.init(plain: source)
    case .markdown: self = MarkdownReader.read(source)
    case .html: self = MarkupReader.text(of: source, isXML: false)
    case .xml: self = MarkupReader.text(of: source, isXML: true)
    case .latex: self = TeXText.read(source)
    case .bibtex: self = BibTeXReader.read(source)
    case .csv: self = TableReader.read(source)
    case .json: self = JSONTextReader.read(source)
    case .docx, .odt: self.init(plain: [])
    }
  }
}
