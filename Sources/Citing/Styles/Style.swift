import ArchivalReference

/// A style of citation as its file says it; ``CompiledStyle`` prints by it.
///
/// The format is described in `Documentation/styles.md`, and the built-in styles are
/// written in it.
public struct Style: Sendable {
  /// The word by which it is chosen.
  public let name: String
  /// What it is, in a few words.
  public let title: String
  /// The rules it follows, with their sections.
  public let source: String
  /// Its page: what it is for and what to know.
  public let about: String
  /// What no source confirms; nil where all is confirmed.
  public let unconfirmed: String?
  /// The script that it prints where none is asked for.
  public let script: Script

  let file: String
  /// The values by key, those of the style that it extends among them, each with the file
  /// that it is from.
  private(set) var values: [String: (file: String, value: StyleLines.Value)] = [:]

  /// Reads a style.
  ///
  /// - Parameters:
  ///   - bytes: The file, UTF-8.
  ///   - file: What messages call it.
  ///   - known: The styles that it may extend.
  public init(_ bytes: [UInt8], file: String, extending known: [Style] = []) throws(StyleError) {
    let lines = try StyleLines(bytes, file: file)
    self.file = file
    if let parent = lines.entries.first(where: { $0.key == "extends" }) {
      let name = parent.value.text
      guard let style = known.first(where: { $0.name == name }) else {
        throw lines.error(
          parent.value.line, parent.value.place(0).column,
          "no style has the name “\(name)”; there are "
            + known.map(\.name).joined(separator: ", "))
      }
      values = style.values
      // What is not confirmed of a style is not confirmed of what extends it either.
      for key in ["about", "source"] { values[key] = nil }
    }
    for entry in lines.entries {
      guard StyleKey.all.contains(entry.key) else {
        throw lines.error(
          entry.line, 1,
          "no key has the name “\(entry.key)”; there are "
            + StyleKey.all.sorted().joined(separator: ", "))
      }
      values[entry.key] = (file, entry.value)
    }
    let values = values
    func text(_ key: String) throws(StyleError) -> String {
      guard let value = values[key]?.value.text, !value.isEmpty else {
        throw lines.error(1, 1, "the style has no “\(key)”")
      }
      return value
    }
    name = try text("style")
    title = try text("title")
    source = try text("source")
    about = values["about"]?.value.text ?? ""
    unconfirmed = values["unconfirmed"].flatMap { $0.value.text.isEmpty ? nil : $0.value.text }
    guard let entry = values["script"] else {
      script = .cyrillic
      try check()
      return
    }
    guard let script = Script(rawValue: entry.value.text) else {
      let names = Script.allCases.map(\.rawValue).joined(separator: ", ")
      throw StyleError(
        file: entry.file, line: entry.value.line, column: entry.value.place(0).column,
        message: "no script has the name “\(entry.value.text)”; there are \(names)")
    }
    self.script = script
    try check()
  }

  /// Reads all values once, so that a style that is read can always be compiled.
  private func check() throws(StyleError) { _ = try StyleReader(self, script: script).layout() }
}

/// The keys of a style's file.
enum StyleKey {
  static let templates = ["first", "again", "date", "listed archive", "listed fond"]
  static let levels = ["archive", "fond", "opis", "delo", "lists"]
  static let firstLevels = levels.map { "first \($0)" }
  static let texts = [
    "between", "after archive", "ibid", "ibid latin", "ibid ukrainian", "compound", "start", "end",
    "and", "et al", "et al latin", "et al ukrainian",
    "range sign", "verso", "soft sign", "hard sign",
  ]
  static let words = ["extends", "style", "title", "source", "about", "unconfirmed"]
  static let choices = [
    "language", "script", "marks", "capitals", "ranges", "levels", "needs", "order", "numbered",
    "undated", "listed", "numbers of", "nested", "year letters", "et al last",
  ]
  static let numbers = ["et al from", "et al shows"]

  static let all = Set(templates + levels + firstLevels + texts + words + choices + numbers)
}
