/// Something about the form of a reference that its reader should know: damage
/// that was read through, an inference, or a gap that stays open.
///
/// The parser names what it met; the words of a message are chosen elsewhere.
public struct ReferenceIssue: Hashable, Sendable {
  /// What can be unusual or damaged. Raw values are printed by the machine formats.
  public enum Kind: String, Sendable, CaseIterable {
    /// The mark of the lists is lost: `D. 904. 11`.
    case missingListMark = "missing-list-mark"
    /// The mark of the lists was read as a digit: `d. 134, 1. 36` for `l. 36`.
    case listMarkReadAsDigit = "list-mark-read-as-digit"
    /// A number was printed or read as letters: `Op. P.` and `Оп. П.` for 11, `Оп. I.` for 1.
    case numberReadAsLetters = "number-read-as-letters"
    /// A mark was misread or mistranslated: `On. 11`, `an. 60` for `оп.`, `JI.` for `Л.`.
    case misreadMark = "misread-mark"
    /// A word mixes Cyrillic and Latin letters that look alike: `Oп.`, `РЦXИДНИ`.
    case mixedAlphabets = "mixed-alphabets"
    /// A range of lists ends before it begins: `Л. 180–177`.
    case descendingRange = "descending-range"
    /// The archive is not printed; the document names exactly one lineage.
    case archiveInferred = "archive-inferred"
    /// The archive is not printed, and the document does not tell which it is.
    case archiveMissing = "archive-missing"
    /// A name stands where the archive's name is expected, and it is not known.
    case unknownArchive = "unknown-archive"
    /// «Там же» with no archival reference before it to which it can point.
    case antecedentMissing = "antecedent-missing"
    /// «Там же» after a citation that is not archival: it may point at that one.
    case antecedentInterrupted = "antecedent-interrupted"
    /// «Указ. дело» where the flow cites several dela: it may point at any of them.
    case antecedentAmbiguous = "antecedent-ambiguous"
    /// A level between two that are given is not given: a list without its delo, an
    /// opis without its fond. A delo right below a fond is no gap: some archives
    /// have no opisi, and criminal files have neither.
    case levelMissing = "level-missing"
    /// What follows is likely part of the reference and was not read: a second number
    /// behind a slash (`Л. 177/178`), a level below a word that is no mark
    /// (`Оп. 3. Пакет 5. Д. 7`).
    case restNotRead = "rest-not-read"
  }

  /// What it is.
  public var kind: Kind
  /// The bytes it is about: half-open UTF-8 offsets.
  public var range: Range<Int>

  /// An issue about a byte range.
  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
