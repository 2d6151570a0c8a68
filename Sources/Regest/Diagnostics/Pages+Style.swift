/// The pages of `STY7xx`: how references are printed. What they say is not in question.
extension DiagnosticCode {
  var stylePage: DiagnosticPage {
    switch self {
    case .rangeDash:
      DiagnosticPage(
        "range-dash", .note,
        means:
          "the ends of a range are joined by a hyphen, by a dash with spaces or by another dash than the en dash, or the dash of a chosen style",
        matters:
          "a hyphen is also part of numbers (пф-1), so that only an en dash shows a range at once",
        example: "Л. 177-180 for Л. 177–180",
        todo: "write an en dash without spaces; --fix does")
    case .spacing:
      DiagnosticPage(
        "spacing", .note,
        means:
          "a space is missing between a mark and its number or behind a separator, or there are too many",
        matters: "lines break in other places and searches miss it; it looks careless",
        example: "Ф.558.Оп.11 for Ф. 558. Оп. 11",
        todo: "write one space; --fix does")
    case .rangeShortened:
      DiagnosticPage(
        "range-shortened", .note,
        means: "the end of a range leaves out the digits that it shares with the beginning",
        matters: "Russian editions write ends in full; a short end may be taken for a misprint",
        example: "Л. 177–80 for Л. 177–180",
        todo: "write the number in full; --fix does. Latin styles that shorten are left alone")
    case .formerArchiveName:
      DiagnosticPage(
        "former-archive-name", .note,
        means: "the archive is called by a name it no longer has; its holdings kept their numbers",
        matters: "readers will look for it under its present name",
        example: "РЦХИДНИ, since 1999 РГАСПИ",
        todo: "write the present name, or leave it where the citation is a historical one")
    case .mixedStyles:
      DiagnosticPage(
        "mixed-styles", .note,
        means: "some references of a file set their levels in another manner than most",
        matters: "an edition has one style; the odd ones were often copied from elsewhere",
        example: "ф. 17, оп. 3 among references such as Ф. 17. Оп. 3",
        todo: "choose one manner; with --style the others are named one by one")
    default:
      DiagnosticPage(
        "not-in-style", .note,
        means: "the style that was chosen prints the reference otherwise",
        matters: "a journal wants one style throughout",
        example: "ф. 558, оп. 11, д. 740 where the style has Ф. 558. Оп. 11. Д. 740",
        todo: "write it as expected; --fix does where the reference stands in one line")
    }
  }
}
