/// The archives that a document names anywhere, in references and in prose.
struct ArchiveMentions {
  let archives: ArchiveTable

  /// What the names in a document say of a reference without one.
  enum Inference {
    /// One lineage is named; the key of the archive it is named by, or of the
    /// lineage where several of its names occur.
    case lineage(String)
    case none
    case several
  }

  /// Reads the whole text once, from capital to capital: every name begins with one.
  func inference(in text: Span<UInt8>) -> Inference {
    var keys: Set<String> = []
    var lineage: String?
    var offset = ByteSearch.nextCapital(in: text, from: 0)
    while offset < text.count {
      guard isWordStart(text, at: offset), let match = match(in: text, at: offset) else {
        offset = ByteSearch.nextCapital(in: text, from: offset + 1)
        continue
      }
      let archive = archives.archives[match.archive]
      if let lineage, lineage != archive.lineage { return .several }
      lineage = archive.lineage
      keys.insert(archives.readKey(at: ArchiveIndex(match.archive)))
      offset = ByteSearch.nextCapital(in: text, from: match.end)
    }
    guard let lineage else { return .none }
    return .lineage(keys.count == 1 ? keys.first ?? lineage : lineage)
  }

  private func match(in text: Span<UInt8>, at start: Int) -> ArchiveMatcher.Match? {
    let (word, end) = FoldedWord.read(text, at: start)
    return archives.matcher.match(in: text, at: start, firstWord: word, endingAt: end)
  }

  private func isWordStart(_ text: Span<UInt8>, at offset: Int) -> Bool {
    guard offset > 0, SoftHyphen.start(in: text, endingAt: offset) == nil else {
      return offset == 0
    }
    return !ScalarClass.isLetter(text.scalar(at: text.scalarStart(before: offset)).value)
  }
}
