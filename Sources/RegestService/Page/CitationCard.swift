import ArchivalReference
import Fingerprint
import Regest

/// One citation level by level: what was understood, where from, and what the register says.
struct CitationCard {
  let item: Examination.Item
  let register: Register
  let language: PageLanguage
  let words: [String: String]
  /// The number in the list of the citation that missing levels were taken from.
  private let antecedent: Int?

  init(
    _ item: Examination.Item, antecedent: Int?, register: Register, language: PageLanguage
  ) {
    self.item = item
    self.antecedent = antecedent
    self.register = register
    self.language = language
    words = PageWords.words(language)
  }

  /// The card as the template takes it.
  ///
  /// - Parameters:
  ///   - isBrief: whether all but the steps is left out.
  ///   - extents: what is known of how much the register lists, for all cards of a page.
  func content(
    number: Int, isBrief: Bool, _ extents: inout KnownExtents
  ) throws(RegestError) -> [String: Any] {
    let verdict = item.assessment.verdict
    let outcome = verdict.outcome.rawValue
    var content: [String: Any] = [
      "index": number, "outcome": outcome, "sign": verdict.outcome.sign,
      "word": words[outcome] ?? "", "canonical": item.reference.canonicalText(),
      "steps": [Level.fond, .opis, .delo, .list].compactMap(step),
    ]
    if let antecedent {
      content["antecedent"] = antecedent
      content["is-ibid"] = item.reference.form == .ibid
    }
    guard !isBrief else { return content }
    let ofLevel = verdict.stoppedAt.flatMap { words["\(outcome)-\($0.name)-help"] }
    content["full"] = true
    content["open"] = verdict.outcome != .confirmed
    content["help"] = ofLevel ?? words["\(outcome)-help"]
    content["levels"] = try levels()
    content["extent"] = try extent(&extents)
    content["found"] = try deepestEntry().map { RegisterText.found($0, language) }
    let near = try nearMisses()
    content["has-near"] = !near.isEmpty
    content["near"] = near
    content["moves"] = try moves()
    return content
  }

  /// How a level fared: `holds`, `absent`, `open`, or the outcome where it stopped there.
  private func state(of level: Level, _ value: String?) -> String {
    let verdict = item.assessment.verdict
    if verdict.stoppedAt == level { return verdict.outcome.rawValue }
    guard value != nil else { return "absent" }
    guard let depth = verdict.depth, level <= depth else { return "open" }
    return "holds"
  }

  private func sign(of state: String) -> String {
    state == "holds"
      ? Verdict.Outcome.confirmed.sign : Verdict.Outcome(rawValue: state)?.sign ?? ""
  }

  private func step(_ level: Level) -> [String: Any]? {
    let value = value(of: level)
    let state = state(of: level, value)
    if state == "absent", level == .opis || level == .list { return nil }
    return [
      "label": words[level.name] ?? level.name, "value": value ?? "—", "state": state,
      "state-word": words["level-\(state)"] ?? "", "sign": sign(of: state),
    ]
  }

  private func levels() throws(RegestError) -> [[String: Any]] {
    var levels: [[String: Any]] = []
    for level in [Level.archive, .fond, .opis, .delo, .list] {
      guard var content = step(level) else { continue }
      switch level == .list ? .absent : item.reference.resolution[level] {
      case .absent, .printed: break
      case .inferred: content["inferred"] = true
      case .inherited: content["inherited"] = antecedent
      }
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
    return item.reference.shifr[level].map { number in
      level == .archive
        ? RegisterText.archive(number, language) : RegisterText.shown(number, language)
    }
  }

  /// The entry that the verdict rests on at a level.
  private func entry(at level: Level) throws(RegestError) -> RegisterItem? {
    guard let depth = item.assessment.verdict.depth, level <= depth,
      let place = RegisterPlace(item.reference.shifr, to: level)
    else { return nil }
    return try register.item(at: place)
  }

  private func deepestEntry() throws(RegestError) -> RegisterItem? {
    guard let depth = item.assessment.verdict.depth else { return nil }
    for level in [Level.delo, .opis, .fond] where level <= depth {
      if let entry = try entry(at: level) { return entry }
    }
    return nil
  }

  /// How much the register knows of the level where it has no entry.
  private func extent(_ extents: inout KnownExtents) throws(RegestError) -> String? {
    let verdict = item.assessment.verdict
    guard verdict.outcome == .unlisted, let level = verdict.stoppedAt, level != .list,
      let above = Level(rawValue: level.rawValue - 1),
      let place = RegisterPlace(item.reference.shifr, to: above)
    else { return nil }
    return RegisterText.extent(try extents.extent(below: place, in: register), at: above, language)
  }
}

/// How much a register lists below places, each counted once.
struct KnownExtents {
  private var known: [RegisterPlace: RegisterExtent] = [:]

  mutating func extent(
    below place: RegisterPlace, in register: Register
  ) throws(RegestError) -> RegisterExtent {
    if let extent = known[place] { return extent }
    let extent = try register.extent(below: place)
    known[place] = extent
    return extent
  }
}
