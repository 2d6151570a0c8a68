/// The archives that a document names anywhere, in references and in prose.
struct ArchiveMentions {
  let text: [UInt8]
  let archives: ArchiveTable

  /// What the names in a document say of a reference without one.
  enum Inference {
    /// One lineage is named; the key of the archive it is named by, or of the
    /// lineage where several of its names occur.
    case lineage(String)
    case none
    case several
  }

  /// Reads the whole text once.
  func inference() -> Inference {
    var keys: Set<String> = []
    var lineage: String?
    var offset = 0
    var isWordStart = true
    let lexer = Lexer(text: text, archives: archives.matcher)
    while offset < text.count {
      let scalar = text.scalar(at: offset)
      let isLetter = ScalarClass.isLetter(scalar.value)
      if isWordStart, ScalarClass.isUpper(scalar.value),
        let match = archives.matcher.match(
          in: text, at: offset, firstWord: FoldedWord(text, lexer.letters(at: offset))),
        isCertain(offset..<match.end)
      {
        let archive = archives.archives[match.archive]
        if let lineage, lineage != archive.lineage { return .several }
        lineage = archive.lineage
        keys.insert(archive.key)
        offset = match.end
        isWordStart = false
        continue
      }
      isWordStart = !isLetter
      offset += scalar.length
    }
    guard let lineage else { return .none }
    return .lineage(keys.count == 1 ? keys.first ?? lineage : lineage)
  }

  /// Names of two or three letters are too often something else; they count only
  /// before a mark.
  private func isCertain(_ name: Range<Int>) -> Bool {
    var letters = 0
    var offset = name.lowerBound
    while offset < name.upperBound {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isLetter(scalar.value) { letters += 1 }
      offset += scalar.length
    }
    if letters >= 4 { return true }
    let ahead = Lexer(text: text, archives: archives.matcher)
      .tokens(in: name.upperBound..<min(text.count, name.upperBound + 24))
    let mark = ahead.first { token in
      if case .punctuation = token.kind { false } else { true }
    }
    if case .mark(.level) = mark?.kind { return true }
    return false
  }
}
