import HTTPTypes
import Hummingbird

/// The fields of a form as a browser sends them (`multipart/form-data`, RFC 7578).
struct MultipartForm {
  /// One field.
  struct Field {
    /// The name of the file that was chosen, without a path; nil of a field without one.
    var fileName: String?
    var bytes: [UInt8]
  }

  private var fields: [String: Field] = [:]

  /// Reads a body; of fields of one name the last counts.
  ///
  /// - Throws: ``Problem`` `unsupportedMediaType` for another form of body, `malformedForm`
  ///   for one that is not of the form it says.
  init(_ request: Request, _ body: [UInt8]) throws(Problem) {
    guard let media = request.headers[.contentType].flatMap({ MediaRange($0) }),
      media.type == "multipart", media.subtype == "form-data",
      let boundary = media.parameters["boundary"], (1...70).contains(boundary.utf8.count)
    else {
      throw Problem(.unsupportedMediaType, "the form is sent as multipart/form-data")
    }
    guard let fields = Self.fields(body, boundary: Array("\r\n--\(boundary)".utf8)) else {
      throw Problem(.malformedForm, "the form's parts do not have the form of RFC 7578")
    }
    self.fields = fields
  }

  /// A field by its name.
  subscript(name: String) -> Field? { fields[name] }

  /// A field of text; nil where there is none or it is no UTF-8.
  func text(_ name: String) -> String? {
    fields[name].flatMap { String(validating: $0.bytes, as: UTF8.self) }
  }

  private static let mostFields = 20

  private static func fields(_ body: [UInt8], boundary: [UInt8]) -> [String: Field]? {
    // The first boundary stands at the beginning, where no line ends before it.
    let text = Array("\r\n".utf8) + body
    var fields: [String: Field] = [:]
    guard var start = text.firstIndex(of: boundary, from: 0), start == 0 else { return nil }
    for _ in 0...mostFields {
      start += boundary.count
      if text[start...].starts(with: "--".utf8) { return fields }
      guard text[start...].starts(with: "\r\n".utf8),
        let end = text.firstIndex(of: boundary, from: start),
        let head = text.firstIndex(of: Array("\r\n\r\n".utf8), from: start), head < end,
        let (name, file) = names(text[start..<head])
      else { return nil }
      fields[name] = Field(fileName: file, bytes: Array(text[(head + 4)..<end]))
      start = end
    }
    return nil
  }

  /// What a part's head says it is called.
  private static func names(_ head: ArraySlice<UInt8>) -> (name: String, file: String?)? {
    for line in head.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.lowercased().hasPrefix("content-disposition:") else { continue }
      let parameters = parameters(of: text)
      guard let name = parameters["name"] else { return nil }
      let file = parameters["filename"]?.split { $0 == "/" || $0 == "\\" }.last
      return (name, file.map(String.init))
    }
    return nil
  }

  /// The parameters of a field, by their names in lower case. A value may be quoted, with any
  /// sign in it and `\` before what is meant as it is; browsers write `"` as `%22` (HTML,
  /// “multipart/form-data encoding algorithm”), curl as `\"`.
  private static func parameters(of text: String) -> [String: String] {
    var found: [String: String] = [:]
    var rest = text[...]
    while let semicolon = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: semicolon)...]
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      var value = ""
      if rest.first == "\"" {
        rest.removeFirst()
        while let letter = rest.popFirst(), letter != "\"" {
          // Only these are ever marked so: Windows' paths have a single `\` between names.
          let isMarked = letter == "\\" && (rest.first == "\"" || rest.first == "\\")
          value.append(isMarked ? rest.removeFirst() : letter)
        }
      } else {
        value = String(rest.prefix { $0 != ";" && $0 != " " && $0 != "\r" })
      }
      found[name.filter { $0 != " " && $0 != "\t" }.lowercased()] = value
    }
    return found
  }
}

extension [UInt8] {
  /// Where some bytes stand first, from a place on.
  fileprivate func firstIndex(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var index = start
    while let place = self[index...].firstIndex(of: first) {
      guard place + wanted.count <= count else { return nil }
      if self[place..<place + wanted.count].elementsEqual(wanted) { return place }
      index = place + 1
    }
    return nil
  }
}
