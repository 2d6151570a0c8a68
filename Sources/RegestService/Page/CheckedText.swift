import ArchivalReference
import Citing
import DocumentText
import Fingerprint
import Regest

/// What is known of a text, as the page shows it.
struct CheckedText {
  /// How many citations are shown level by level; the text marks them all.
  static let mostCards = 500

  private let text: PageText
  private let examination: Examination
  private let file: CheckedFile
  private let register: Register
  private let style: Style

  init(
    _ text: PageText, examiner: Examiner, register: Register, style: Style
  ) throws(RegestError) {
    self.text = text
    self.register = register
    self.style = style
    examination = try examiner.examine(
      DocumentText(text.bytes, as: text.format), of: text.bytes)
    file = try FileChecker(examiner: examiner).check(
      text.bytes, path: PathBytes(text.name), as: text.format)
  }

  /// The result as the template takes it.
  func content(_ language: PageLanguage) throws -> [String: Any] {
    let words = PageWords.words(language)
    let items = examination.items
    let marks = items.map { item in
      let outcome = item.assessment.verdict.outcome
      return MarkedText.Mark(
        range: item.place.range, outcome: outcome, word: words[outcome.rawValue] ?? "")
    }
    var cards: [[String: Any]] = []
    var printer = try CitationPrinter(style)
    var others = file.findings[...]
    for (index, item) in items.prefix(Self.mostCards).enumerated() {
      let card = CitationCard(item, register: register, language: language)
      var content = try card.content(number: index + 1)
      content.merge(printer.content(items, index, examination.document)) { $1 }
      let own = others.filter { Self.isAbout($0, item) }
      others.removeAll { Self.isAbout($0, item) }
      content["findings"] = own.map { FindingText.content($0, words) }
      cards.append(content)
    }
    let tally = Verdict.Outcome.allCases.compactMap { outcome -> [String: Any]? in
      let number = items.count { $0.assessment.verdict.outcome == outcome }
      guard number > 0 else { return nil }
      return [
        "outcome": outcome.rawValue, "sign": outcome.sign, "number": number,
        "word": words[outcome.rawValue] ?? "",
      ]
    }
    var content: [String: Any] = [
      "count": items.count, "tally": tally, "empty": items.isEmpty, "cards": cards,
      "marked": MarkedText.html(text.bytes, marks), "has-others": !others.isEmpty,
      "others": others.map { FindingText.content($0, words) },
    ]
    if items.count > Self.mostCards { content["shown"] = "\(Self.mostCards)" }
    return content
  }

  private static func isAbout(_ finding: Finding, _ item: Examination.Item) -> Bool {
    guard let place = finding.diagnostic.place else { return false }
    return item.place.range.overlaps(place.range)
      || item.place.range.contains(place.range.lowerBound)
  }
}

/// A finding as the page shows it.
enum FindingText {
  static func content(_ finding: Finding, _ words: [String: String]) -> [String: Any] {
    let diagnostic = finding.diagnostic
    var content: [String: Any] = [
      "severity": diagnostic.severity.rawValue, "code": diagnostic.code.rawValue,
      "severity-word": words["severity-\(diagnostic.severity.rawValue)"] ?? "",
      "message": diagnostic.message, "notes": diagnostic.notes,
    ]
    if let line = diagnostic.place?.line { content["line"] = "\(line)" }
    if let fix = diagnostic.fix, !fix.replacement.isEmpty { content["fix"] = fix.replacement }
    return content
  }
}
