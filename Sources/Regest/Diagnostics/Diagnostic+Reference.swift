internal import ArchivalReference

extension DiagnosticCode {
  /// The code of what the parser noticed about a form.
  init(_ kind: ReferenceIssue.Kind) {
    switch kind {
    case .missingListMark: self = .missingListMark
    case .listMarkReadAsDigit: self = .listMarkReadAsDigit
    case .numberReadAsLetters: self = .numberReadAsLetters
    case .misreadMark: self = .misreadMark
    case .mixedAlphabets: self = .mixedAlphabets
    case .descendingRange: self = .descendingRange
    case .archiveInferred: self = .archiveInferred
    case .archiveMissing: self = .archiveMissing
    case .unknownArchive: self = .unknownArchive
    case .antecedentMissing: self = .antecedentMissing
    case .antecedentInterrupted: self = .antecedentInterrupted
    case .levelMissing: self = .levelMissing
    case .antecedentAmbiguous: self = .antecedentAmbiguous
    case .restNotRead: self = .restNotRead
    }
  }
}

/// Words what the parser noticed.
struct FormMessages {
  let archives: ArchiveTable

  /// The change that mends an issue, where its reading leaves only one: the mark of
  /// the lists, in the alphabet of the reference; look-alikes among the letters of a
  /// Cyrillic word.
  func fix(_ issue: ReferenceIssue, of reference: Reference, text: Span<UInt8>) -> Diagnostic.Fix? {
    let isCyrillic = reference.range.contains { text[$0] & 0xFE == 0xD0 }
    switch issue.kind {
    case .missingListMark:
      let start = issue.range.lowerBound
      let mark = listMark(behind: reference.range.lowerBound..<start, text, isCyrillic: isCyrillic)
      return Diagnostic.Fix(range: start..<start, replacement: mark + " ")
    case .listMarkReadAsDigit:
      let letter = isCyrillic ? "л" : "l"
      let isPlural = issue.range.count == 2
      return Diagnostic.Fix(
        range: issue.range, replacement: isPlural ? letter + letter : letter)
    case .mixedAlphabets:
      return CyrillicLookAlikes.spelled(text.string(issue.range)).map {
        Diagnostic.Fix(range: issue.range, replacement: $0)
      }
    default:
      return nil
    }
  }

  /// The mark of the lists as the marks before it are set.
  private func listMark(
    behind range: Range<Int>, _ text: Span<UInt8>, isCyrillic: Bool
  ) -> String {
    let words = text.string(range).split { !$0.isLetter }
    guard let last = words.last, let first = last.unicodeScalars.first else {
      return isCyrillic ? "Л." : "L."
    }
    let isSmall = first.properties.isLowercase
    if last.lowercased() == "спр" { return isSmall ? "арк." : "Арк." }
    return isCyrillic ? (isSmall ? "л." : "Л.") : (isSmall ? "l." : "L.")
  }

  /// The message of an issue, in the context of its reference.
  func message(_ issue: ReferenceIssue, of reference: Reference, text: Span<UInt8>) -> String {
    let printed = "“\(text.string(issue.range).printable)”"
    let lists = reference.lists.map(\.text).joined(separator: ", ")
    switch issue.kind {
    case .missingListMark:
      return "the mark of the lists is lost; \(printed) is read as list \(lists)"
    case .listMarkReadAsDigit:
      return "\(printed) stands for the mark of the lists; read as list \(lists)"
    case .numberReadAsLetters:
      return "\(printed) is read as a number"
    case .misreadMark:
      return "\(printed) is read as the mark of a level"
    case .mixedAlphabets:
      return "\(printed) mixes Cyrillic and Latin letters"
    case .descendingRange:
      return "the range \(printed) ends before it begins"
    case .archiveInferred:
      let name = reference.shifr.archive.flatMap { archives[$0]?.names.first } ?? ""
      return "no archive is printed; \(name) is the only one the document names"
    case .archiveMissing:
      return "no archive is printed, and the document does not tell which one is meant"
    case .unknownArchive:
      return reference.form == .full
        ? "\(printed) is not in the table of archives"
        : "it inherits an archive that is not in the table of archives"
    case .antecedentMissing:
      return "no archival reference stands before it"
    case .antecedentInterrupted:
      return
        "a printed work or a foreign archive is cited in between; it may be the one that is meant"
    case .antecedentAmbiguous:
      return "several dela are cited before it; any of them may be meant"
    case .restNotRead:
      return "\(printed) is likely part of the reference and is not read"
    case .levelMissing:
      let given = Level.allCases.filter {
        reference.shifr[$0] != nil || ($0 == .list && !reference.lists.isEmpty)
      }
      return "only \(given.map(\.name).joined(separator: ", ")) given; a level between is missing"
    }
  }
}
