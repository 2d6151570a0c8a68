import ArchivalReference
import Fingerprint
import Regest

/// One citation level by level: what was understood, where from, and what the register says.
struct CitationCard {
  private let item: Examination.Item
  private let register: Register
  private let language: PageLanguage
  private let words: [String: String]

  init(_ item: Examination.Item, register: Register, language: PageLanguage) {
    self.item = item
    self.register = register
    self.language = language
    words = PageWords.words(language)
  }

  /// The card as the template takes it.
  ///
  /// - Parameter isBrief: whether the levels are left out.
  func content(number: Int, isBrief: Bool) throws(RegestError) -> [String: Any] {
    let verdict = item.assessment.verdict
    let outcome = verdict.outcome.rawValue
    var content: [String: Any] = [
      "index": number, "outcome": outcome, "sign": verdict.outcome.sign,
      "word": words[outcome] ?? "", "canonical": item.reference.canonicalText(),
    ]
    guard !isBrief else { return content }
    let ofLevel = verdict.stoppedAt.flatMap { words["\(outcome)-\($0.name)-help"] }
    content["full"] = true
    content["help"] = ofLevel ?? words["\(outcome)-help"]
    content["levels"] = try levels()
    return content
  }

  private func levels() throws(RegestError) -> [[String: Any]] {
    let verdict = item.assessment.verdict
    var levels: [[String: Any]] = []
    for level in [Level.archive, .fond, .opis, .delo, .list] {
      let value = value(of: level)
      let state: String
      if verdict.stoppedAt == level {
        state = verdict.outcome.rawValue
      } else if let depth = verdict.depth, level <= depth, value != nil {
        state = "holds"
      } else {
        state = value == nil ? "absent" : "open"
      }
      if value == nil, level == .opis || level == .list, state == "absent" { continue }
      var content: [String: Any] = [
        "label": words[level.name] ?? level.name, "value": value ?? "—", "state": state,
        "state-word": words["level-\(state)"] ?? "",
        "sign": state == "holds"
          ? Verdict.Outcome.confirmed.sign
          : verdict.stoppedAt == level ? verdict.outcome.sign : "",
      ]
      if let origin = origin(of: level) { content["origin"] = origin }
      if let entry = try entry(at: level) {
        content.merge(RegisterText.summary(entry, language)) { $1 }
        content["href"] = RegisterText.address(of: RegisterPlace(of: entry.entry))
      }
      levels.append(content)
    }
    return levels
  }

  private func value(of level: Level) -> String? {
    if level == .list {
      let lists = item.reference.lists.map { list in
        let text = list.text.replacing("-", with: "–")
        return language == .ru ? text.replacing("v", with: " об.") : text
      }
      return lists.isEmpty ? nil : lists.joined(separator: ", ")
    }
    let number = item.reference.shifr[level]
    return level == .archive ? number.map { RegisterText.archive($0, language) } : number
  }

  private func origin(of level: Level) -> String? {
    guard level != .list else { return nil }
    switch item.reference.resolution[level] {
    case .absent, .printed: return nil
    case .inferred: return words["inferred"]
    case .inherited: return words["inherited"]
    }
  }

  /// The entry that the verdict rests on at a level.
  private func entry(at level: Level) throws(RegestError) -> RegisterItem? {
    guard let depth = item.assessment.verdict.depth, level <= depth,
      let place = RegisterPlace(item.reference.shifr, to: level)
    else { return nil }
    return try register.item(at: place)
  }
}
