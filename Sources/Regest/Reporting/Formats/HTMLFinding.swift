internal import ArchivalReference
internal import Fingerprint

/// A finding as an item of the list beside the texts.
struct HTMLFinding {
  private let finding: Finding
  private let number: Int
  private let file: Int
  private let isPinned: Bool

  /// - Parameter isPinned: whether a text is shown in which a sign leads here.
  init(_ finding: Finding, number: Int, file: Int, isPinned: Bool = true) {
    self.isPinned = isPinned
    self.finding = finding
    self.number = number
    self.file = file
  }

  /// An element `li`.
  var item: String {
    let diagnostic = finding.diagnostic
    let severity = diagnostic.severity.rawValue
    let place =
      diagnostic.place?.part
      ?? finding.start.map { "line \($0.line), column \($0.column)" } ?? "the file"
    let target = diagnostic.place == nil || !isPinned ? "f\(file)" : "p\(number)"
    var text = """
      <li class="\(severity)" id="n\(number)">
      <p><span class="pin \(severity)">\(number)</span> \
      <span class="severity \(severity)">\(severity)</span> \
      <code title="\(HTMLText.escaped(diagnostic.code.page.meaning))">\
      \(diagnostic.code.rawValue)</code> <a href="#\(target)">\(HTMLText.escaped(place))</a></p>
      <p>\(HTMLText.escaped(diagnostic.message))</p>
      \(excerpt)
      """
    for (name, value) in details {
      text += "<p class=\"detail\"><span>\(name)</span> \(HTMLText.escaped(value))</p>\n"
    }
    return text + "</li>\n"
  }

  private var excerpt: String {
    guard let line = finding.line else { return "" }
    let parts = Excerpt(line, width: 80).parts(of: line)
    return "<blockquote>" + HTMLText.escaped(parts.before)
      + "<u>\(HTMLText.escaped(parts.span))</u>" + HTMLText.escaped(parts.behind)
      + "</blockquote>\n"
  }

  private var details: [(name: String, text: String)] {
    let diagnostic = finding.diagnostic
    let fix = diagnostic.fix.map { fix in
      (fix.range.isEmpty ? "insert" : "replace it by") + " “\(fix.replacement)”"
    }
    let optional: [(String, String?)] = [
      ("expected", diagnostic.expected), ("found", diagnostic.found), ("fix", fix),
    ]
    return optional.compactMap { name, text in text.map { (name, $0) } }
      + diagnostic.notes.map { ("note", $0) }
  }
}
