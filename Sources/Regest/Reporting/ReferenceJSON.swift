internal import ArchivalReference
internal import CanonicalJSON

/// A reference as the members of a JSON object, in the order of the machine
/// format: place, form, text, shifr, lists, witness, issues.
enum ReferenceJSON {
  static func members(
    _ reference: Reference, place: Diagnostic.Place, text: [UInt8]
  ) -> [(String, JSON?)] {
    [
      ("start", .integer(Int64(place.range.lowerBound))),
      ("end", .integer(Int64(place.range.upperBound))),
      ("line", .integer(Int64(place.line))),
      ("column", .integer(Int64(place.column))),
      ("form", .string(reference.form.rawValue)),
      ("text", .string(String(decoding: text[reference.range], as: UTF8.self))),
      ("archive", reference.shifr.archive.map(JSON.string)),
      ("fond", reference.shifr.fond.map(JSON.string)),
      ("opis", reference.shifr.opis.map(JSON.string)),
      ("delo", reference.shifr.delo.map(JSON.string)),
      ("lists", .array(reference.lists.map { .string($0.text) })),
      ("witness", reference.witness.map { .string($0.text) }),
      ("issues", .array(reference.issues.map(issue))),
    ]
  }

  private static func issue(_ issue: ReferenceIssue) -> JSON {
    [
      "code": .string(DiagnosticCode(issue.kind).rawValue), "name": .string(issue.kind.rawValue),
      "start": .integer(Int64(issue.range.lowerBound)),
      "end": .integer(Int64(issue.range.upperBound)),
    ]
  }
}
