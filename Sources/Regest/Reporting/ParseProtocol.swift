public import ArchivalReference
internal import CanonicalJSON
internal import Fingerprint

/// The machine door of the parser: one JSON object a line in, one out, in the
/// same order.
///
/// `{"id":…,"text":…}` gives `{"id":…,"references":[…]}`. A line that is not such
/// an object gives `{"id":…,"error":{"code":…,"message":…}}`, and the stream goes on.
public struct ParseProtocol: Sendable {
  /// The longest line that is read, in bytes.
  public static let longestLine = 1 << 28

  private let parser: ReferenceParser

  /// The protocol over one parser.
  public init(parser: ReferenceParser = ReferenceParser()) {
    self.parser = parser
  }

  /// An answer: a line with its line end.
  public struct Answer: Sendable {
    /// The line with its line end.
    public var bytes: [UInt8]
    /// Whether it says that the input was no request.
    public var isError: Bool
  }

  /// The answer to one line of input.
  public func answer(_ line: [UInt8]) -> Answer {
    let request: JSON
    do {
      request = try JSON.parse(line)
    } catch {
      return failure(id: .null, "malformed-json", error.description)
    }
    guard let id = request["id"] else {
      return failure(id: .null, "malformed-request", "expected an object with \"id\" and \"text\"")
    }
    guard let text = request["text"]?.stringValue else {
      return failure(id: id, "malformed-request", "expected a string as \"text\"")
    }
    return references(id: id, in: Array(text.utf8).span)
  }

  /// The answer to a line that is longer than ``longestLine``.
  public func answer(tooLong length: Int) -> Answer {
    failure(
      id: .null, "line-too-long",
      "the line has \(length) bytes; at most \(Self.longestLine) are read")
  }

  /// The answer for a text with a name of its own.
  public func answer(name: String, text: Span<UInt8>) -> Answer {
    references(id: .string(name), in: text)
  }

  /// The answer for a file that holds no text.
  public func refusal(name: String) -> Answer {
    failure(id: .string(name), "not-text", "the file holds no text")
  }

  private func references(id: JSON, in text: Span<UInt8>) -> Answer {
    var line = Array("{\"id\":".utf8)
    line += id.lineBytes()
    line.append(contentsOf: ",\"references\":[".utf8)
    var lines = PlaceCursor()
    var isFirst = true
    for reference in parser.references(in: text) {
      line.append(contentsOf: (isFirst ? "{" : ",{").utf8)
      isFirst = false
      let place = lines.place(of: reference.range, in: text)
      ReferenceJSON.append(reference, place: place, text: text, to: &line)
      line.append(contentsOf: "}".utf8)
    }
    line.append(contentsOf: "]}\n".utf8)
    return Answer(bytes: line, isError: false)
  }

  private func failure(id: JSON, _ code: String, _ message: String) -> Answer {
    let json: JSON = ["id": id, "error": ["code": .string(code), "message": .string(message)]]
    return Answer(bytes: json.lineBytes() + [0x0A], isError: true)
  }
}

/// The lines of an answer stream, digested as they go, for its last line.
public struct StreamTrailer: ~Copyable {
  private var context: DigestContext
  private var documents = 0

  /// A trailer over no lines yet.
  public init() throws(RegestError) {
    do {
      context = try DigestContext()
    } catch {
      throw RegestError(error)
    }
  }

  /// Takes down the lines of some answers.
  public mutating func add(_ lines: [UInt8], documents count: Int) throws(RegestError) {
    documents += count
    do {
      try context.update(lines.span)
    } catch {
      throw RegestError(error)
    }
  }

  /// `{"end":true,"documents":N,"sha256":"…"}` over the lines before, so that a
  /// truncated stream cannot pass for a whole one.
  public consuming func line() throws(RegestError) -> [UInt8] {
    do {
      let digest = try context.finish()
      let json: JSON = [
        "end": true, "documents": .integer(Int64(documents)), "sha256": .string(digest.hex),
      ]
      return json.lineBytes() + [0x0A]
    } catch {
      throw RegestError(error)
    }
  }
}
