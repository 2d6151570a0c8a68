import ArchivalReference

/// Reads the values of a style into a ``Layout`` for a script.
struct StyleReader {
  private let style: Style
  private let script: Script
  private let transliterators: Transliterators

  init(_ style: Style, script: Script) {
    self.style = style
    self.script = script
    transliterators = Transliterators(
      script,
      signs: .init(
        soft: style.values["soft sign"]?.value.text, hard: style.values["hard sign"]?.value.text))
  }

  func layout() throws(StyleError) -> Layout {
    let code = style.values["language"]?.value.text ?? "ru"
    guard let language = Language.table[code] else {
      throw error("language", "no language has the name", Language.table.keys.sorted())
    }
    let marks = try marks(Marks.tables, orLatin: Marks.latin)
    let ukrainianMarks = try self.marks(Marks.ukrainianTables, orLatin: Marks.ukrainianLatin)
    guard let first = try template("first") else {
      throw StyleError(
        file: style.file, line: 1, column: 1, message: "the style has no “first”")
    }
    let between = try literal("between", or: ", ")
    let ibid = try optional("ibid")
    var levels: [Program] = []
    var firstLevels: [Program?] = []
    for (level, key) in zip(Level.allCases, StyleKey.levels) {
      let usual = level == .archive ? "{archive.short}" : "{mark}~{number}"
      levels.append(try template(key, level: level, or: usual))
      firstLevels.append(try template("first \(key)", level: level))
      for key in [key, "first \(key)"] { try refuseParts(of: key, level: level) }
    }
    for (key, level) in [("listed archive", Level.archive), ("listed fond", .fond)] {
      try refuseParts(of: key, level: level)
    }
    try refuseDate()
    let printed = try self.levels("levels") ?? Level.allCases
    let latinIbid = try optional("ibid latin")
    let afterArchive = try optional("after archive")
    let again = try template("again")
    return Layout(
      script: script, language: language, languageCode: code,
      dating: DatingWords.table[code] ?? .english, marks: marks,
      ukrainianMarks: ukrainianMarks,
      hasCapitalMarks: try choice("capitals", of: ["yes", "no"], or: "no") == "yes",
      ranges: Layout.Ranges(
        rawValue: try choice(
          "ranges", of: Layout.Ranges.allCases.map(\.rawValue), or: Layout.Ranges.full.rawValue))
        ?? .full,
      levels: printed,
      order: try listOrder(),
      undated: Undated(
        rawValue: try choice("undated", of: Undated.allCases.map(\.rawValue), or: "first"))
        ?? .first,
      isNumbered: try choice("numbered", of: ["yes", "no"], or: "no") == "yes",
      list: style.values["numbers of"]?.value.text, listed: try self.levels("listed") ?? printed,
      listedArchive: try template(
        "listed archive", level: .archive,
        or: "[{archive.name} ({archive.short})|{archive.short}]"),
      listedFond: try template(
        "listed fond", level: .fond, or: "{mark}~{number}[ ({fond.name})]"), needs: try needs(),
      transliterators: transliterators, first: first,
      again: again ?? first,
      date: try template(
        "date", or: "[{day}~{month} {year}|{month.alone} {year}|{year}|{date.printed}]"),
      levelPrograms: levels, firstLevelPrograms: firstLevels, between: between,
      afterArchive: afterArchive ?? between, ibid: ibid,
      latinIbid: latinIbid ?? ibid, ukrainianIbid: try optional("ibid ukrainian"),
      compound: try optional("compound"),
      start: try literal("start", or: ""), end: try literal("end", or: ""),
      and: try literal("and", or: language.and), others: try others(code, language),
      yearLetters: try yearLetters(), hasSquareBrackets: try hasSquareBrackets(code),
      rangeSign: try literal("range sign", or: "–"),
      verso: try verso(marks), ukrainianVerso: try ukrainianVerso(ukrainianMarks))
  }

  /// Latin output never has Cyrillic marks.
  private func marks(
    _ tables: [String: Marks], orLatin latin: Marks
  ) throws(StyleError) -> Marks {
    let name = try choice("marks", of: tables.keys.sorted(), or: "russian")
    let marks = tables[name] ?? latin
    return script.isLatin && !marks.isLatin ? latin : marks
  }

  private func verso(_ marks: Marks) throws(StyleError) -> Program {
    if let value = style.values["verso"]?.value,
      !script.isLatin || !value.scalars.contains(where: { CyrillicLetters.contains($0.value) })
    {
      return try literal("verso", or: "")
    }
    return try read(marks.verso)
  }

  /// What stands for the style's verso behind an аркуш: зв. where it has об., and any other
  /// sign as it is.
  private func ukrainianVerso(_ marks: Marks) throws(StyleError) -> Program {
    guard let text = style.values["verso"]?.value.text else { return try read(marks.verso) }
    for (russian, ukrainian) in [("об.", "зв."), ("ob.", "zv.")] where text.hasSuffix(russian) {
      guard ukrainian == "zv." || !script.isLatin else { return try read(marks.verso) }
      return try read(String(text.unicodeScalars.dropLast(3)) + ukrainian)
    }
    return try verso(marks)
  }

  /// English has square brackets within parentheses: CMOS 17, 6.101; APA 7, 6.8. British
  /// styles and other languages have parentheses again.
  private func hasSquareBrackets(_ code: String) throws(StyleError) -> Bool {
    let usual = code == "en" ? "square" : "round"
    return try choice("nested", of: ["round", "square"], or: usual) == "square"
  }

  private func yearLetters() throws(StyleError) -> Layout.YearLetters? {
    guard style.values["year letters"] != nil else { return nil }
    let words = Layout.YearLetters.allCases.map(\.rawValue)
    return Layout.YearLetters(rawValue: try choice("year letters", of: words, or: ""))
  }

  private func others(
    _ code: String, _ language: Language
  ) throws(StyleError) -> Layout.Others {
    let from = try number("et al from", from: 2)
    let shown = try number("et al shows", from: 1) ?? 1
    if let from, shown >= from {
      throw numberError("et al shows", "“et al shows” is not less than “et al from”, \(from)")
    }
    let text = try literal("et al", or: language.others)
    let isRussian = code == "ru"
    let latin = isRussian ? try read("et al.") : text
    return Layout.Others(
      from: from, shown: shown,
      keepsLast: try choice("et al last", of: ["yes", "no"], or: "no") == "yes", text: text,
      latin: try optional("et al latin") ?? latin,
      ukrainian: isRussian ? try literal("et al ukrainian", or: "та ін.") : text)
  }

  /// A whole number that is not less than another; nil where none is given.
  private func number(_ key: String, from least: Int) throws(StyleError) -> Int? {
    guard let value = style.values[key]?.value.text else { return nil }
    guard let number = Int(value), least...99 ~= number else {
      throw numberError(key, "“\(key)” takes a number from \(least) to 99, and not “\(value)”")
    }
    return number
  }

  private func numberError(_ key: String, _ message: String) -> StyleError {
    let entry = style.values[key] ?? style.values["et al from"]
    return StyleError(
      file: entry?.file ?? style.file, line: entry?.value.line ?? 1,
      column: entry?.value.place(0).column ?? 1, message: message)
  }

  /// The levels that a key names; nil where it is not given.
  private func levels(_ key: String) throws(StyleError) -> [Level]? {
    guard let words = style.values[key]?.value.text else { return nil }
    var levels: [Level] = []
    for word in words.split(separator: " ") {
      guard let index = StyleKey.levels.firstIndex(of: String(word)),
        let level = Level(rawValue: index), !levels.contains(level)
      else { throw error(key, "each level once; there is no level", StyleKey.levels) }
      levels.append(level)
    }
    return levels
  }

  private func listOrder() throws(StyleError) -> ListOrder {
    let words = ListOrder.allCases.map(\.rawValue)
    return ListOrder(rawValue: try choice("order", of: words, or: ListOrder.cited.rawValue))
      ?? .cited
  }

  private func needs() throws(StyleError) -> Facts {
    var needs: Facts = []
    for word in (style.values["needs"]?.value.text ?? "").split(separator: " ") {
      guard let fact = Facts.names.first(where: { $0.word == word })?.fact else {
        throw error("needs", "no fact has one of the names", Facts.names.map(\.word))
      }
      needs.insert(fact)
    }
    return needs
  }

  private func choice(
    _ key: String, of words: [String], or usual: String
  ) throws(StyleError) -> String {
    guard let value = style.values[key]?.value.text else { return usual }
    guard words.contains(value) else { throw error(key, "“\(key)” does not take", words) }
    return value
  }

  private func error(_ key: String, _ message: String, _ words: [String]) -> StyleError {
    guard let entry = style.values[key] else {
      return StyleError(file: style.file, line: 1, column: 1, message: message)
    }
    return StyleError(
      file: entry.file, line: entry.value.line, column: entry.value.place(0).column,
      message: "\(message) “\(entry.value.text)”; there are \(words.joined(separator: ", "))")
  }

  private func template(_ key: String, level: Level? = nil) throws(StyleError) -> Program? {
    guard let entry = style.values[key] else { return nil }
    return try TemplateParser.program(
      entry.value, file: entry.file, level: level, literal: written)
  }

  private func template(
    _ key: String, level: Level? = nil, or usual: String
  ) throws(StyleError) -> Program {
    guard let program = try template(key, level: level) else {
      return try read(usual, level: level)
    }
    return program
  }

  /// The template of a level cannot print levels: it would begin again and never end.
  private func refuseParts(of key: String, level: Level) throws(StyleError) {
    try refuse(key, level: level) { field in
      switch field {
      case .archive, .level, .search: true
      default: false
      }
    }
  }

  /// Nor can that of the date print dates.
  private func refuseDate() throws(StyleError) {
    try refuse("date", level: nil) { $0 == .date }
  }

  private func refuse(
    _ key: String, level: Level?, where isRefused: (Field) -> Bool
  ) throws(StyleError) {
    guard let entry = style.values[key], let program = try template(key, level: level) else {
      return
    }
    let isCircular = program.steps.contains { step in
      if case .field(let field, _) = step { isRefused(field) } else { false }
    }
    guard !isCircular else {
      throw StyleError(
        file: entry.file, line: entry.value.line, column: entry.value.place(0).column,
        message: "“\(key)” prints a field of which it is a part, and would never end")
    }
  }

  /// A value that is text, nil where it is empty; a field in it would print nothing.
  private func optional(_ key: String) throws(StyleError) -> Program? {
    guard let entry = style.values[key], !entry.value.scalars.isEmpty,
      let program = try template(key)
    else { return nil }
    let hasField = program.steps.contains { if case .field = $0 { true } else { false } }
    guard !hasField else {
      throw StyleError(
        file: entry.file, line: entry.value.line, column: entry.value.place(0).column,
        message: "“\(key)” is text and takes no field")
    }
    return program
  }

  private func literal(_ key: String, or usual: String) throws(StyleError) -> Program {
    guard let program = try optional(key) else { return try read(usual) }
    return program
  }

  private func read(_ source: String, level: Level? = nil) throws(StyleError) -> Program {
    var value = StyleLines.Value(line: 1, column: 1)
    value.scalars = Array(source.unicodeScalars)
    return try TemplateParser.program(value, file: style.file, level: level, literal: written)
  }

  private func written(_ text: String) -> [UInt8] {
    Array(transliterators.text(text, language: "ru").utf8)
  }
}
