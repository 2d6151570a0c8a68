import HTTPTypes
import Hummingbird

extension Request {
  /// The form in which the answer is to be given: of those that there are the one that is
  /// wanted most, and of equals the first.
  ///
  /// - Parameter forms: media types and what they stand for; the first is given to who does
  ///   not say what he accepts.
  /// - Throws: ``Problem`` `notAcceptable`, which lists them.
  func preferred<Form>(_ forms: [(media: String, form: Form)]) throws(Problem) -> (
    media: String, form: Form
  ) {
    let field = headers[.accept] ?? ""
    if field.isEmpty || field == "*/*" { return forms[0] }
    let ranges = MediaRange.ranges(field)
    guard !ranges.isEmpty else { return forms[0] }
    var best: (weight: Int, index: Int)?
    for (index, form) in forms.enumerated() {
      guard let media = MediaRange(form.media) else { continue }
      let matches = ranges.compactMap { $0.match(media) }
      guard let closest = matches.max(by: { $0.closeness < $1.closeness }), closest.weight > 0
      else { continue }
      if best.map({ closest.weight > $0.weight }) ?? true { best = (closest.weight, index) }
    }
    guard let best else {
      let list = forms.map(\.media).joined(separator: ", ")
      throw Problem(.notAcceptable, "the answer can be given as \(list)")
    }
    return forms[best.index]
  }

  /// The style that is accepted of citations, as in `text/x-bibliography; style=apa`; of
  /// several the one that is wanted most.
  var acceptedStyle: String? {
    var best: (weight: Int, style: String)?
    for range in MediaRange.ranges(headers[.accept] ?? "") {
      guard let style = range.parameters["style"], range.weight > best?.weight ?? 0 else {
        continue
      }
      best = (range.weight, style)
    }
    return best?.style
  }
}
