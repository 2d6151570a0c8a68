public import ArchivalReference
internal import CanonicalJSON
internal import DocumentText
internal import Fingerprint

/// What is known of one document, as one JSON object on one line without a line end: the
/// answer to a program that sends a text and waits.
public enum DocumentAnswer {
  /// `{"source":…,"references":[…]}`: what the document cites.
  ///
  /// - Parameters:
  ///   - source: the bytes of the document.
  ///   - text: what was read of it.
  public static func parsed(
    _ source: [UInt8], _ text: SourceText, parser: ReferenceParser
  ) throws(RegestError) -> [UInt8] {
    let document = text.document
    var bytes = try head(source)
    var lines = PlaceCursor()
    let references = parser.references(in: document.bytes.span, flowStarts: document.flowStarts)
    let placed = references.map { ($0, document.map.source(of: $0.range)) }
      .sorted { $0.1.lowerBound < $1.1.lowerBound }
    bytes += ",\"references\":[".utf8
    for (index, (reference, range)) in placed.enumerated() {
      bytes += (index == 0 ? "{" : ",{").utf8
      ReferenceJSON.append(
        reference, place: text.placed(lines.place(of: range, in: text.bytes.span)),
        text: document.bytes.span,
        map: document.map, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes += "]}".utf8
    return bytes
  }

  /// `{"source":…,"references":[…],"findings":[…],"summary":{…}}`: what the register says of
  /// what it cites.
  ///
  /// - Parameters:
  ///   - file: the checked document.
  ///   - source: its bytes.
  public static func checked(
    _ file: CheckedFile, _ source: [UInt8]
  ) throws(RegestError) -> [UInt8] {
    var summary = Summary()
    summary.add(file)
    var bytes = try head(source)
    // An answer to a long text is several times as long as the text.
    bytes.reserveCapacity(
      file.references.reduce(1024) { $0 + $1.json.count + 3 } + file.findings.count * 256)
    bytes += ",\"references\":[".utf8
    for (index, reference) in file.references.enumerated() {
      bytes += (index == 0 ? "{" : ",{").utf8
      bytes += reference.json
      bytes.append(UInt8(ascii: "}"))
    }
    bytes += "],\"findings\":[".utf8
    for (index, finding) in file.findings.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += JSONReport.object(finding.diagnostic).lineBytes()
    }
    bytes += "],\"summary\":".utf8
    JSONReport.append(summary, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// `{"source":{…}`: what was read, as the beginning of an object.
  private static func head(_ source: [UInt8]) throws(RegestError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    bytes += "{\"source\":{\"sha256\":".utf8
    bytes.append(UInt8(ascii: "\""))
    try digest(of: source).appendHex(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    bytes += ",\"size\":".utf8
    bytes.appendJSONInteger(Int64(source.count))
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
