import ArchivalReference
import Citing
import DocumentText
import Fingerprint
import Regest

/// What is known of a text, as the page shows it.
struct CheckedText {
  /// How many citations are listed, and how many of them level by level; the text marks
  /// them all.
  static let mostCards = 5000
  static let mostFullCards = 500
  /// Of more citations than these the confirmed ones are listed in short.
  static let mostOfFew = 100

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
    let checker = FileChecker(examiner: examiner)
    examination = try checker.examine(text.source)
    file = checker.check(text.source, examination, path: PathBytes(text.name))
  }

  /// The result as the template takes it.
  func content(_ language: PageLanguage) throws -> [String: Any] {
    let words = PageWords.words(language)
    let items = examination.items
    let antecedents = antecedents
    let marks = zip(items, antecedents).map { item, antecedent in
      let outcome = item.assessment.verdict.outcome
      return MarkedText.Mark(
        range: item.place.range, outcome: outcome, word: words[outcome.rawValue] ?? "",
        antecedent: item.reference.form == .ibid ? antecedent.map { $0 + 1 } : nil)
    }
    let findings = Dictionary(grouping: file.findings, by: place(of:))
    let others = findings[nil] ?? []
    let isLong = items.count > Self.mostOfFew
    var full = 0
    var cards: [[String: Any]] = []
    var printer = try CitationPrinter(style, words: words)
    var extents = KnownExtents()
    let forms = isLong ? nil : try CitationForms(words: words)
    for (index, item) in items.prefix(Self.mostCards).enumerated() {
      let own = findings[index] ?? []
      let isQuiet = item.assessment.verdict.outcome == .confirmed && own.isEmpty
      let isBrief = isLong && (isQuiet || full == Self.mostFullCards)
      if !isBrief { full += 1 }
      let antecedent = antecedents[index]
      let card = CitationCard(
        item, antecedent: antecedent.map { $0 + 1 }, register: register, language: language)
      var content = try card.content(number: index + 1, isBrief: isBrief, &extents)
      content.merge(
        printer.content(item.reference, antecedent: antecedent, examination.document)
      ) { $1 }
      if content["citation"] != nil, let item = printer.made.last, let forms {
        content["other-forms"] = ["forms": forms.content(of: item, number: index + 1)]
      }
      content["findings"] = own.map { FindingText.content($0, isPlaced: false, words) }
      cards.append(content)
    }
    let tally = Verdict.Outcome.allCases.compactMap { outcome -> [String: Any]? in
      let number = items.count { $0.assessment.verdict.outcome == outcome }
      guard number > 0,
        let first = items.firstIndex(where: { $0.assessment.verdict.outcome == outcome })
      else { return nil }
      return [
        "first": "\(first < Self.mostCards ? "c" : "t")\(first + 1)",
        "outcome": outcome.rawValue, "sign": outcome.sign, "number": number,
        "word": words[outcome.rawValue] ?? "",
      ]
    }
    return [
      "count": items.count, "tally": tally, "empty": items.isEmpty, "cards": cards,
      "marked": MarkedText.html(
        text.source.bytes, marks, linked: Self.mostCards, from: words["from-citation"] ?? ""),
      "brief": isLong,
      "all": cards.compactMap { $0["citation"] as? String }.joined(separator: "\n"),
      "has-all": cards.count > 1,
      "unshown": items.count > Self.mostCards, "has-others": !others.isEmpty,
      "others": others.map { FindingText.content($0, isPlaced: true, words) },
    ]
  }

  /// Of each citation the index of the one that it inherits from. References know each other by
  /// their order in what was read, citations stand in that of the file.
  private var antecedents: [Int?] {
    let items = examination.items
    let order = items.indices.sorted {
      items[$0].reference.range.lowerBound < items[$1].reference.range.lowerBound
    }
    return items.map { item in
      item.reference.resolution.antecedent.flatMap { order.indices.contains($0) ? order[$0] : nil }
    }
  }

  /// Which citation a finding is about; nil of one about none.
  private func place(of finding: Finding) -> Int? {
    guard let range = finding.diagnostic.place?.range else { return nil }
    let items = examination.items
    // They are in the order of the text.
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle].place.range.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < items.count,
      items[low].place.range.overlaps(range)
        || items[low].place.range.contains(range.lowerBound)
    else { return nil }
    return low
  }
}

/// A finding as the page shows it.
enum FindingText {
  /// - Parameter isPlaced: whether its line is told.
  static func content(
    _ finding: Finding, isPlaced: Bool, _ words: [String: String]
  ) -> [String: Any] {
    let diagnostic = finding.diagnostic
    var content: [String: Any] = [
      "severity": diagnostic.severity.rawValue, "code": diagnostic.code.rawValue,
      "severity-word": words["severity-\(diagnostic.severity.rawValue)"] ?? "",
      "meaning": words["code-\(diagnostic.code.rawValue)"] ?? "",
      "message": diagnostic.message, "notes": diagnostic.notes,
    ]
    if isPlaced, let part = diagnostic.place?.part {
      content["part"] = part
    } else if isPlaced, let line = diagnostic.place?.line {
      content["line"] = "\(line)"
    }
    if let fix = diagnostic.fix, !fix.replacement.isEmpty { content["fix"] = fix.replacement }
    return content
  }
}
