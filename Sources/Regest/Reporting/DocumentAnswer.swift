public import ArchivalReference
internal import CanonicalJSON
public import DocumentText
internal import Fingerprint

/// What is known of one document, as one JSON object on one line without a line end: the
/// answer to a program that sends a text and waits.
public enum DocumentAnswer {
  /// `{"source":…,"references":[…]}`: what the document cites.
  ///
  /// - Parameters:
  ///   - source: the bytes of the document.
  ///   - format: how its text is written down.
  public static func parsed(
    _ source: [UInt8], as format: DocumentFormat, parser: ReferenceParser
  ) throws(RegestError) -> [UInt8] {
    let document = DocumentText(source, as: format)
    var items: [[UInt8]] = []
    var lines = PlaceCursor()
    let references = parser.references(in: document.bytes.span, flowStarts: document.flowStarts)
    let placed = references.map { ($0, document.map.source(of: $0.range)) }
    for (reference, range) in placed.sorted(by: { $0.1.lowerBound < $1.1.lowerBound }) {
      var item: [UInt8] = []
      ReferenceJSON.append(
        reference, place: lines.place(of: range, in: source.span), text: document.bytes.span,
        map: document.map, to: &item)
      items.append(item)
    }
    return object([("source", try self.source(source)), ("references", list(items))])
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
    return object([
      ("source", try self.source(source)),
      ("references", list(file.references.map(\.json))),
      ("findings", array(file.diagnostics.map { JSONReport.line($0).dropLast() })),
      ("summary", Array(JSONReport.line(summary).dropLast())),
    ])
  }

  private static func source(_ bytes: [UInt8]) throws(RegestError) -> [UInt8] {
    let json: JSON = [
      "sha256": .string(try digest(of: bytes).hex), "size": .integer(Int64(bytes.count)),
    ]
    return json.lineBytes()
  }

  private static func object(_ members: [(name: String, value: [UInt8])]) -> [UInt8] {
    var bytes = Array("{".utf8)
    for (index, member) in members.enumerated() {
      bytes += Array("\(index == 0 ? "" : ",")\"\(member.name)\":".utf8) + member.value
    }
    return bytes + Array("}".utf8)
  }

  /// Objects, of each of which only the members are given.
  private static func list(_ objects: [[UInt8]]) -> [UInt8] {
    array(objects.map { Array("{".utf8) + $0 + Array("}".utf8) })
  }

  private static func array(_ values: [some Collection<UInt8>]) -> [UInt8] {
    Array("[".utf8) + Array(values.joined(separator: Array(",".utf8))) + Array("]".utf8)
  }
}
