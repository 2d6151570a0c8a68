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
  func content(number: Int) throws(RegestError) -> [String: Any] {
    let outcome = item.assessment.verdict.outcome
    return [
      "index": number, "outcome": outcome.rawValue, "sign": outcome.sign,
      "word": words[outcome.rawValue] ?? "", "help": words["\(outcome.rawValue)-help"] ?? "",
      "canonical": item.reference.canonicalText(), "levels": try levels(),
    ]
  }

  private func levels() throws(RegestError) -> [[String: Any]] {
    let verdict = item.assessment.verdict
    var levels: [[String: Any]] = []
    for level in [Level.archive, .fond, .opis, .delo, .list] {
      let value = value(of: level)
      let state: String
      if verdict.stoppedAt == level {
        state = "stops"
      } else if let depth = verdict.depth, level <= depth, value != nil {
        state = "holds"
      } else {
        state = value == nil ? "absent" : "open"
      }
      if value == nil, level == .opis || level == .list, state == "absent" { continue }
      var content: [String: Any] = [
        "label": words[level.name] ?? level.name, "value": value ?? "—", "state": state,
        "state-word": words["level-\(state)"] ?? "",
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
        language == .ru ? list.text.replacing("v", with: " об.") : list.text
      }
      return lists.isEmpty ? nil : lists.joined(separator: ", ")
    }
    return item.reference.shifr[level]
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
