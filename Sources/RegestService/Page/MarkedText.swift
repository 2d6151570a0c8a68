import Regest

/// A text as HTML in which each citation is a link to what is known of it, with its verdict as
/// a sign and a word.
struct MarkedText {
  /// A citation in the text.
  struct Mark {
    /// Its bytes in the text.
    var range: Range<Int>
    var outcome: Verdict.Outcome
    /// The verdict in the language of the page.
    var word: String
    /// The number of the citation that «Там же» points at.
    var antecedent: Int?
  }

  /// The HTML. A text may not hold every byte that HTML takes; those are shown as U+FFFD.
  ///
  /// - Parameters:
  ///   - marks: in order of place; of two that overlap the first is shown.
  ///   - linked: how many of them are links: as many as are listed.
  ///   - from: what is said of the number of an antecedent to who does not see its arrow.
  static func html(
    _ text: [UInt8], _ marks: [Mark], linked: Int, from: String
  ) -> String {
    var html = ""
    html.reserveCapacity(text.count + marks.count * 200)
    var position = 0
    for (index, mark) in marks.enumerated() where mark.range.lowerBound >= position {
      html += escaped(text[position..<mark.range.lowerBound])
      let (outcome, number) = (mark.outcome.rawValue, index + 1)
      let (element, address) =
        index < linked
        ? ("a", " href=\"#c\(number)\" aria-describedby=\"h\(number)\"") : ("span", "")
      html += "<\(element) class=\"ref \(outcome)\" id=\"t\(number)\"\(address)>"
      html += escaped(text[mark.range])
      html += "<span class=\"mark\"><span aria-hidden=\"true\">\(mark.outcome.sign)</span>&nbsp;"
      html += escaped(Array(mark.word.utf8)[...]) + "</span></\(element)>"
      if let antecedent = mark.antecedent {
        html += "<a class=\"from\" href=\"#t\(antecedent)\"><span aria-hidden=\"true\">↑</span>"
        html += "<span class=\"unseen\">\(from) </span>\(antecedent)</a>"
      }
      position = mark.range.upperBound
    }
    return html + escaped(text[position...])
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x26: escaped += "&amp;".utf8
      case 0x3C: escaped += "&lt;".utf8
      case 0x3E: escaped += "&gt;".utf8
      case 0x22: escaped += "&quot;".utf8
      case 0x09, 0x0A, 0x20...: escaped.append(byte)
      case 0x0D: break
      default: escaped += "\u{FFFD}".utf8
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}

extension Verdict.Outcome {
  /// A sign that tells it apart without colour.
  var sign: String {
    switch self {
    case .confirmed: "✓"
    case .contradicted: "✗"
    case .unlisted: "○"
    case .unresolved: "?"
    case .malformed: "≠"
    }
  }
}
