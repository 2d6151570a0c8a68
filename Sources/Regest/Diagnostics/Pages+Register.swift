/// The pages of `REG2xx`: a reference against the register.
extension DiagnosticCode {
  var registerPage: DiagnosticPage {
    switch self {
    case .archiveUnlisted:
      DiagnosticPage(
        "archive-unlisted", .note,
        means: "the register holds nothing on this archive",
        matters: "nothing is said for or against the citation",
        example: "a citation of РГИА against a register of РГАСПИ",
        todo: "name a register that covers the archive")
    case .fondUnlisted:
      DiagnosticPage(
        "fond-unlisted", .note,
        means: "the register does not list the fond and does not claim to list all fonds",
        matters: "absence from a partial register is not a contradiction",
        example: "РГАСПИ. Ф. 999 against a register of 43 fonds",
        todo: "nothing, or add the fond with its evidence")
    case .opisUnlisted:
      DiagnosticPage(
        "opis-unlisted", .note,
        means: "the fond is listed, the opis is not, and the list of opisi is partial",
        matters: "absence from a partial register is not a contradiction",
        example: "РГАСПИ. Ф. 558. Оп. 9",
        todo: "nothing, or add the opis with its evidence")
    case .deloUnlisted:
      DiagnosticPage(
        "delo-unlisted", .note,
        means: "the opis is listed, the delo is not, and the list of dela is partial",
        matters: "absence from a partial register is not a contradiction",
        example: "РГАСПИ. Ф. 17. Оп. 3. Д. 905",
        todo: "nothing, or add the delo with its evidence")
    case .listUnlisted:
      DiagnosticPage(
        "list-unlisted", .note,
        means: "the delo is listed; the sheet lies beyond the highest one met in print so far",
        matters:
          "a sheet that nobody cited yet may well exist; only a certified count could deny it",
        example: "Л. 300 of a delo with sheets up to 180 met in print",
        todo: "nothing, or record the certified count of sheets")
    case .fondContradicted:
      DiagnosticPage(
        "fond-contradicted", .error,
        means:
          "the register claims to list every fond of the archive, and this one is not among them",
        matters: "the citation cannot be right as it stands, relative to this register",
        example: "Ф. 588 for Ф. 558",
        todo: "compare the number with the source; transposed digits are the usual cause")
    case .opisContradicted:
      DiagnosticPage(
        "opis-contradicted", .error,
        means: "the register claims to list every opis of the fond, and this one is not among them",
        matters: "the citation cannot be right as it stands, relative to this register",
        example: "Оп. 12 of a fond whose register lists opisi 1 to 11 and says that is all",
        todo: "compare the number with the source")
    case .deloContradicted:
      DiagnosticPage(
        "delo-contradicted", .error,
        means: "the register claims to list every delo of the opis, and this one is not among them",
        matters: "the citation cannot be right as it stands, relative to this register",
        example: "Д. 904 of an opis that ends with Д. 300",
        todo: "compare the number with the source; the notes name opisi that have such a delo")
    case .listContradicted:
      DiagnosticPage(
        "list-contradicted", .error,
        means: "the sheet lies beyond the certified number of sheets of the delo",
        matters: "the archive counted the sheets and signed the count",
        example: "Л. 52 of a delo certified to hold 48 sheets",
        todo: "compare the number with the source; it may predate a renumbering")
    case .knownErratum:
      DiagnosticPage(
        "known-erratum", .warning,
        means: "the register knows this number as a misprint of another",
        matters: "misprints travel from book to book",
        example: "РГАСПИ. Ф. 588. Оп. 11. Д. 174, a misprint for Ф. 558",
        todo: "use the number that the note gives, if the source confirms it")
    case .transferred:
      DiagnosticPage(
        "transferred", .note,
        means: "what is cited was moved or renumbered, and the register knows where to",
        matters: "a reader will find it under the new address only",
        example: "АП РФ. Ф. 45 is now РГАСПИ. Ф. 558. Оп. 11",
        todo: "give the new address beside the old one")
    default:
      DiagnosticPage(
        "not-open", .warning,
        means: "the register lists the fond, opis or delo as closed or withdrawn",
        matters: "a reader cannot follow the citation, and a withdrawn number may be used again",
        example: "a delo withdrawn as a duplicate",
        todo: "say so in the citation, or cite a copy that is open")
    }
  }
}
