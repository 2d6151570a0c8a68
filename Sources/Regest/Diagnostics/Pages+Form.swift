/// The pages of `REF1xx`: the form of a reference.
extension DiagnosticCode {
  var formPage: DiagnosticPage {
    switch self {
    case .missingListMark:
      DiagnosticPage(
        "missing-list-mark", .warning,
        means: "a number follows the delo where the lists stand, and their mark (Л., l.) is lost",
        matters:
          "a reader cannot tell a sheet from a second delo; machine translation and OCR lose it",
        example: "(RGASPI, F. 17. Op. 3. D. 904. 11) is read as list 11",
        todo: "look at the original and write the mark: D. 904. L. 11")
    case .listMarkReadAsDigit:
      DiagnosticPage(
        "list-mark-read-as-digit", .warning,
        means: "the mark l. was printed or scanned as the digit 1",
        matters: "without the mark the sheet looks like a second delo",
        example: "d. 134, 1. 36 is read as d. 134, l. 36",
        todo: "replace the digit by the letter l")
    case .numberReadAsLetters:
      DiagnosticPage(
        "number-read-as-letters", .warning,
        means: "a letter stands where a number is due: П or P for 11, I for 1",
        matters: "the address is right only after a guess; the guess should be checked and printed",
        example: "Op. P. D. 742 is read as op. 11, d. 742",
        todo: "write the number in digits")
    case .misreadMark:
      DiagnosticPage(
        "misread-mark", .warning,
        means: "a mark was scanned or translated as another word, such as On for Оп or JI for Л",
        matters: "other readers and programs will not see the level there",
        example: "Ф. 558. On. 11. Д. 79 is read as Оп. 11",
        todo: "write the mark in its place")
    case .mixedAlphabets:
      DiagnosticPage(
        "mixed-alphabets", .warning,
        means: "one word mixes Cyrillic and Latin letters that look alike",
        matters: "searches miss it, and two equal looking citations differ in their bytes",
        example: "oп. 44 with a Latin o; РЦXИДНИ with a Latin X",
        todo: "type the word again in one alphabet")
    case .descendingRange:
      DiagnosticPage(
        "descending-range", .error,
        means: "a range of lists ends before it begins",
        matters: "one of the two numbers is wrong, and which one cannot be known from the text",
        example: "Л. 180–177 of any delo",
        todo: "check both numbers against the delo")
    case .archiveInferred:
      DiagnosticPage(
        "archive-inferred", .note,
        means:
          "the reference names no archive; the document names exactly one, and that one is taken",
        matters: "the inference holds for this document as a whole and may be wrong for an excerpt",
        example: "F. 558. Op. 11. D. 740 in a letter whose notes cite only RGASPI",
        todo: "print the archive if the citation should stand alone")
    case .archiveMissing:
      DiagnosticPage(
        "archive-missing", .warning,
        means: "the reference names no archive, and the document names none or several",
        matters: "fond numbers repeat in every archive; the address is not complete",
        example: "Ф. 284, оп. 1, д. 795",
        todo: "print the archive's name")
    case .unknownArchive:
      DiagnosticPage(
        "unknown-archive", .note,
        means: "a name stands where the archive is named, and it is not in the table of archives",
        matters: "the reference cannot be checked, and no other archive is put in its place",
        example: "ГАХЗ. Ф. 5. Оп. 1. Д. 3",
        todo: "check the spelling; add the archive to the table if it is one")
    case .antecedentMissing:
      DiagnosticPage(
        "antecedent-missing", .warning,
        means: "«Там же» or Ibid. with no archival reference before it",
        matters:
          "copies lose the note or heading that it pointed at; a guess would be worse than a gap",
        example: "Там же. Л. 5 at the head of a text",
        todo: "print the full reference")
    case .antecedentInterrupted:
      DiagnosticPage(
        "antecedent-interrupted", .warning,
        means:
          "«Там же» follows a citation of a printed work or a foreign archive, so it may point at that",
        matters: "two antecedents are possible; Regest takes neither",
        example: "РГАСПИ. Ф. 17. Оп. 3. Д. 1. Л. 2; Иванов. М., 1994. С. 5. Там же. Л. 3",
        todo: "print the reference in full after the work or the archive")
    case .antecedentAmbiguous:
      DiagnosticPage(
        "antecedent-ambiguous", .warning,
        means: "«Указ. дело» in a text, or among notes, where several dela are cited",
        matters: "any of them may be meant; Regest takes none",
        example: "Указ. дело. Л. 5 after Д. 740 and Д. 741",
        todo: "print the reference in full")
    case .restNotRead:
      DiagnosticPage(
        "rest-not-read", .warning,
        means: "what follows a reference is likely part of it and was not read",
        matters: "the check covers only what was read: another file or sheet may be meant",
        example: "Д. 740. Л. 177/178",
        todo: "print the rest with the usual marks: Л. 177, 178")
    default:
      DiagnosticPage(
        "level-missing", .warning,
        means: "a level between two that are given is not given and cannot be inherited",
        matters: "a list without its delo, or an opis without its fond, is no address",
        example: "РГАСПИ. Л. 5",
        todo: "print the missing level")
    }
  }
}
