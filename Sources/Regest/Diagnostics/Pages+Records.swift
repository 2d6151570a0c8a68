/// The pages of `REC4xx`: issued records and manifests.
extension DiagnosticCode {
  var recordPage: DiagnosticPage {
    switch self {
    case .recordChanged:
      DiagnosticPage(
        "record-changed", .error,
        means: "a record is not what its source, register and rules give",
        matters: "it was altered after it was issued, or issued from something else",
        example: "a verdict edited by hand",
        todo: "compare the fields that the notes name; build again if the sources are right")
    case .recordMissing:
      DiagnosticPage(
        "record-missing", .error,
        means: "a reference of a source has no record in records.jsonl",
        matters: "the set of records is not complete",
        example: "a line was deleted",
        todo: "restore records.jsonl, or build again")
    case .recordExtra:
      DiagnosticPage(
        "record-extra", .error,
        means: "records.jsonl holds a line that belongs to no reference of the listed sources",
        matters: "nothing vouches for it",
        example: "a record copied from another build",
        todo: "restore records.jsonl, or build again")
    case .issuedFileChanged:
      DiagnosticPage(
        "issued-file-changed", .error,
        means:
          "MANIFEST.sha256 or records.jsonl does not have the digest that manifest.json gives it",
        matters: "the three files were issued together and bind each other",
        example: "one of them was edited or comes from another build",
        todo: "restore the folder from where it was issued")
    case .registerDiffers:
      DiagnosticPage(
        "register-differs", .error,
        means:
          "the register at hand is another snapshot than the one the manifest was built against",
        matters: "a verdict is relative to its register; it cannot be recomputed with another",
        example: "a row was added to dela.csv after the build",
        todo: "name the snapshot with --register, or build again against the new one")
    case .rulesDiffer:
      DiagnosticPage(
        "rules-differ", .error,
        means: "the manifest was built by other rules of reading and checking than these",
        matters: "the records still verify as bytes; whether they reproduce cannot be told here",
        example: "a manifest of rules 1 checked by a version with rules 2",
        todo: "verify with the version of Regest that issued it, or build again")
    case .proofBroken:
      DiagnosticPage(
        "proof-broken", .error,
        means:
          "the hashes of a proof do not lead to the manifest's root, or its parts do not belong "
          + "together",
        matters: "nothing is shown about the file or the record, whatever its bytes",
        example: "a digest in the proof edited by hand",
        todo: "ask for the proof anew from whoever holds the whole manifest")
    case .otherRegister:
      DiagnosticPage(
        "other-register", .note,
        means: "a record was made against another snapshot of the register than the one at hand",
        matters:
          "it stays what it was; a verdict that is derived again is the word of the snapshot at hand",
        example: "a record of last year and a register that has grown since",
        todo: "nothing; to repeat the verdict itself, name the old snapshot with --register")
    case .otherRules:
      DiagnosticPage(
        "other-rules", .note,
        means: "a record was made by other rules of reading and checking than these",
        matters: "its bytes and its id hold; what is derived again is derived by these rules",
        example: "a record of parser 1 verified by a version with parser 3",
        todo: "nothing; the version of Regest that issued it derives the very same bytes")
    case .verdictDiffers:
      DiagnosticPage(
        "verdict-differs", .warning,
        means:
          "against this register or by these rules a record's reference has another verdict",
        matters: "what was confirmed then may not be now, or the other way round",
        example: "a delo that the register had not listed yet",
        todo: "look at the entries that the notes name; the record was not altered by that")
    case .readingDiffers:
      DiagnosticPage(
        "reading-differs", .warning,
        means: "by these rules a record's reference is read otherwise, or not found",
        matters: "it cannot be told here whether the record is what the old rules gave",
        example: "a list that an older version of the parser did not reach",
        todo: "verify with the version of Regest that issued it, or build again and compare")
    default:
      DiagnosticPage(
        "manifest-changed", .error,
        means: "manifest.json is not what the sources, the register and the rules give",
        matters: "its id, and every signature over it, stands for exactly those bytes",
        example: "a count edited by hand",
        todo: "restore the folder from where it was issued, or build again")
    }
  }
}
