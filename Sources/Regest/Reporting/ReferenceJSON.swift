internal import ArchivalReference
internal import CanonicalJSON
internal import DocumentText

/// Writes references as members of a JSON object, in the order of the machine format:
/// place, form, text, shifr, lists, witness, issues. A level that is not known and a
/// witness that is not there are left out.
enum ReferenceJSON {
  /// Appends the members without the braces around them.
  ///
  /// - Parameters:
  ///   - text: what the reference was read from.
  ///   - map: where that text stands in the file.
  static func append(
    _ reference: Reference, place: Diagnostic.Place, text: Span<UInt8>,
    map: SourceMap = .identity, to bytes: inout [UInt8]
  ) {
    bytes.append("\"start\":", place.range.lowerBound)
    bytes.append(",\"end\":", place.range.upperBound)
    if let part = place.part {
      bytes.append(",\"place\":", part)
    } else {
      bytes.append(",\"line\":", place.line)
      bytes.append(",\"column\":", place.column)
    }
    bytes.append(",\"form\":", reference.form.rawValue)
    bytes.append(contentsOf: ",\"text\":".utf8)
    bytes.appendJSONString(text, reference.range)
    if let archive = reference.shifr.archive { bytes.append(",\"archive\":", archive) }
    if let fond = reference.shifr.fond { bytes.append(",\"fond\":", fond) }
    if let opis = reference.shifr.opis { bytes.append(",\"opis\":", opis) }
    if let karton = reference.karton { bytes.append(",\"karton\":", karton) }
    if let delo = reference.shifr.delo { bytes.append(",\"delo\":", delo) }
    bytes.append(contentsOf: ",\"lists\":[".utf8)
    for (index, list) in reference.lists.enumerated() {
      bytes.append(index == 0 ? "" : ",", list.text)
    }
    bytes.append(contentsOf: "]".utf8)
    if let witness = reference.witness { bytes.append(",\"witness\":", witness.text) }
    bytes.append(contentsOf: ",\"issues\":[".utf8)
    for (index, issue) in reference.issues.enumerated() {
      bytes.append(index == 0 ? "{\"code\":" : ",{\"code\":", DiagnosticCode(issue.kind).rawValue)
      bytes.append(",\"name\":", issue.kind.rawValue)
      let range = map.source(of: issue.range)
      bytes.append(",\"start\":", range.lowerBound)
      bytes.append(",\"end\":", range.upperBound)
      bytes.append(contentsOf: "}".utf8)
    }
    bytes.append(contentsOf: "]".utf8)
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ name: String, _ value: Int) {
    append(contentsOf: name.utf8)
    appendJSONInteger(Int64(value))
  }

  fileprivate mutating func append(_ name: String, _ value: String) {
    append(contentsOf: name.utf8)
    appendJSONString(value)
  }
}
