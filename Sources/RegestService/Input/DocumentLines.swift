import CanonicalJSON
import DocumentText
import Hummingbird
import NIOCore
import Regest

/// Many documents in one body, a JSON object `{"id":…,"text":…}` a line, and their answers in
/// the same order, a line each.
///
/// A line that is no such object gives `{"id":…,"error":{…}}`, whose members are those of a
/// problem, and the others are answered. The last line is `{"end":true,…}` with the number of
/// documents and the SHA-256 of the lines before, so that a cut answer does not pass for a
/// whole one.
struct DocumentLines {
  /// What is answered to one document, as a JSON object without a line end.
  typealias Answer = @Sendable (SubmittedText) throws(RegestError) -> [UInt8]

  /// The answer to a body.
  ///
  /// - Throws: ``Problem`` `tooLarge` for too many lines.
  static func answer(
    _ body: [UInt8], limit: Int, _ answer: @escaping Answer
  ) throws(Problem) -> Response {
    let lines = body.split(separator: 0x0A).filter { !$0.allSatisfy(\.isBlank) }
    guard lines.count <= limit else {
      throw Problem(.tooLarge, "at most \(limit) documents are read")
    }
    return Response(
      status: .ok, headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        var trailer = try StreamTrailer()
        var rest = lines[...]
        while !rest.isEmpty {
          let (portion, size) = Self.portion(of: &rest)
          let answers = try await LargeWork.of(size) {
            try portion.map { line in try self.line(Array(line), answer) }
          }
          var buffer = ByteBuffer()
          for bytes in answers {
            try trailer.add(bytes, documents: 1)
            buffer.writeBytes(bytes)
          }
          try await writer.write(buffer)
        }
        try await writer.write(ByteBuffer(bytes: try trailer.line()))
        try await writer.finish(nil)
      })
  }

  /// Takes the next lines that are worked on at once, and says how many bytes they have.
  private static func portion(
    of rest: inout ArraySlice<ArraySlice<UInt8>>
  ) -> (lines: ArraySlice<ArraySlice<UInt8>>, size: Int) {
    var size = 0
    let portion = rest.prefix { line in
      defer { size += line.count }
      return size < LargeWork.size
    }
    rest = rest.dropFirst(portion.count)
    return (portion, size)
  }

  private static func line(_ line: [UInt8], _ answer: Answer) throws(RegestError) -> [UInt8] {
    var bytes = Array("{\"id\":".utf8)
    switch document(line) {
    case .success(let (id, text)):
      bytes += id.lineBytes() + Array(",".utf8) + (try answer(text)).dropFirst()
    case .failure(let fault):
      bytes += fault.id.lineBytes() + Array(",\"error\":".utf8) + fault.problem.json.dropLast()
      bytes += Array("}".utf8)
    }
    return bytes + [0x0A]
  }

  /// What is wrong with a line, and what its document is called as far as that is known.
  private struct Fault: Error {
    var id: JSON
    var problem: Problem
  }

  private static func document(_ line: [UInt8]) -> Result<(JSON, SubmittedText), Fault> {
    var id = JSON.null
    do throws(Problem) {
      let object = try RequestObject(line)
      guard let given = object["id"] else {
        throw Problem(.malformedJSON, "expected a member \"id\"", pointer: "/id")
      }
      id = given
      return .success((id, try SubmittedText(json: object)))
    } catch {
      return .failure(Fault(id: id, problem: error))
    }
  }
}

extension UInt8 {
  /// Whether it is a space, a tab or a carriage return.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
