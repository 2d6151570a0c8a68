internal import CanonicalJSON

/// Writes a JSON-LD document with one graph, a node a line, however many there are.
struct JSONLDGraph {
  private let sink: ExportedFolder.Sink
  private var isFirst = true

  /// Begins the document with its context.
  init(context: JSON, sink: @escaping ExportedFolder.Sink) throws(RegestError) {
    self.sink = sink
    try sink(Array("{\"@context\":".utf8) + context.lineBytes() + Array(",\n\"@graph\":[".utf8))
  }

  /// Adds a node by the members that it has.
  mutating func add(_ members: [(String, JSON?)]) throws(RegestError) {
    try sink(Array((isFirst ? "\n" : ",\n").utf8) + JSON(optional: members).lineBytes())
    isFirst = false
  }

  /// Ends the document.
  func finish() throws(RegestError) { try sink(Array("\n]}\n".utf8)) }
}
