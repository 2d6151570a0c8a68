public import DocumentText

/// The text of an office document, taken out of its archive.
///
/// Paragraphs stand one behind another with an empty line between. What runs on is one flow,
/// and so are the rows of tables that are shifrs, text boxes, footnotes, endnotes and comments, each
/// kind in the order in which the text marks them. Of the file nothing is known but which part
/// of it a stretch of the text is of.
public struct OfficeText: Sendable, Equatable {
  /// Where a part begins in ``bytes``.
  public struct Start: Sendable, Equatable {
    /// Byte offset in the text.
    public var offset: Int
    /// The part, up to where the next begins.
    public var part: OfficePart
  }

  /// The flows, one behind another, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// The byte offsets in ``bytes`` at which flows begin, rising; the first is 0.
  public private(set) var flowStarts: [Int] = []
  /// The parts in order of place.
  public private(set) var parts: [Start] = []

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - file: The bytes of the file.
  ///   - format: How it is packed: `.docx` or `.odt`.
  /// - Throws: ``OfficeFault`` for a file that is damaged, encrypted, no such document, or
  ///   larger than the limits have it.
  public init(
    _ file: [UInt8], as format: DocumentFormat, within limits: UnpackingLimits = .standard
  ) throws(OfficeFault) {
    let package = try Package(file, within: limits)
    let flows =
      format == .odt
      ? try OpenDocumentReader.flows(of: package) : try WordReader.flows(of: package)
    for flow in flows where !flow.bytes.isEmpty {
      if !bytes.isEmpty { bytes += Flow.gap }
      flowStarts.append(bytes.count)
      parts += flow.parts.map { Start(offset: $0.offset + bytes.count, part: $0.part) }
      bytes += flow.bytes
    }
    if flowStarts.isEmpty { flowStarts = [0] }
    guard (try? UTF8Span(validating: bytes.span)) != nil,
      !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A })
    else { throw .damaged("its text is no XML in UTF-8") }
  }

  /// The part that a place in the text is of; nil of a text without any.
  ///
  /// - Parameter offset: Byte offset in the text.
  public func part(at offset: Int) -> OfficePart? {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return parts.isEmpty ? nil : parts[max(0, low - 1)].part
  }

  /// The text as the readers of other formats give it: a text that is a file of its own.
  public var document: DocumentText {
    DocumentText(bytes: bytes, flowStarts: flowStarts, map: .identity)
  }
}
