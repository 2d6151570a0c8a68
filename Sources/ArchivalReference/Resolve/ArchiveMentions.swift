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
          in: text, at: offset, firstWord: FoldedWord(text, lexer.letters(at: offset)))
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
}
