import ArchivalReference

extension CompiledStyle {
  /// An archive or a fond as the heading of a list of sources.
  func listed(_ level: Level, _ item: Item) -> [UInt8] {
    var text: [UInt8] = []
    guard layout.listed.contains(level) else { return text }
    let program = level == .archive ? layout.listedArchive : layout.listedFond
    run(program, item, laterPrinting(of: item), to: &text)
    Self.capitalize(&text, at: 0)
    return text
  }

  /// The opis and the files of it that are cited; nothing where only a wider level is, or
  /// is listed.
  ///
  /// - Parameter files: Files of one opis, or one that has no number: the opis alone.
  func listedFiles(_ files: [Item]) -> [UInt8] {
    var text: [UInt8] = []
    guard let first = files.first else { return text }
    if first.shifr.opis != nil, layout.listed.contains(.opis) {
      run(layout.levelPrograms[Level.opis.rawValue], first, laterPrinting(of: first), to: &text)
    }
    var isFirst = true
    for file in files where file.shifr.delo != nil || !file.lists.isEmpty {
      guard layout.listed.contains(.delo) else { break }
      if !isFirst {
        if let compound = layout.compound { append(compound, to: &text) } else { text += "; ".utf8 }
      } else if !text.isEmpty {
        append(layout.between, to: &text)
      }
      isFirst = false
      let printing = laterPrinting(of: file)
      if file.shifr.delo != nil {
        run(layout.levelPrograms[Level.delo.rawValue], file, printing, to: &text)
      }
      guard !file.lists.isEmpty else { continue }
      if file.shifr.delo != nil { append(layout.between, to: &text) }
      run(layout.levelPrograms[Level.list.rawValue], file, printing, to: &text)
    }
    guard !text.isEmpty else { return text }
    Self.capitalize(&text, at: 0)
    // The end of a style that begins its citations with a bracket is the other bracket.
    if layout.start.steps.isEmpty { append(layout.end, to: &text) }
    return text
  }

  /// Nothing is said that only a first mention says.
  private func laterPrinting(of item: Item) -> Printing {
    var mention = Mention()
    mention.isFirstOfArchive = false
    mention.isOpening = false
    return printing(item, mention, noteStart: 0)
  }
}
