extension Reference {
  /// The reference in its one printed form, GOST order in Cyrillic with en dashes:
  /// `РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180`.
  ///
  /// Parsing it gives the same shifr and lists again. It holds neither the form
  /// nor the witness; a level that is not known is left out.
  public func canonicalText(archives: ArchiveTable = .standard) -> String {
    CanonicalForm.text(shifr: shifr, karton: karton, lists: lists, archives: archives)
  }
}

/// Prints shifrs and lists in the canonical form.
public enum CanonicalForm {
  /// See ``Reference/canonicalText(archives:)``.
  ///
  /// - Parameters:
  ///   - karton: ``Reference/karton``.
  ///   - isUnit: Whether the file is called a unit of storage (Ед. хр.), which is
  ///     read as a delo is.
  public static func text(
    shifr: Shifr, karton: String? = nil, lists: [ListSpan], isUnit: Bool = false,
    archives: ArchiveTable = .standard
  ) -> String {
    var text = ""
    func add(_ mark: String, _ number: String) {
      if !text.isEmpty { text += ". " }
      text += mark
      text += number
    }
    if let key = shifr.archive { add("", archives[key]?.names.first ?? key) }
    if let fond = shifr.fond { add("Ф. ", fond) }
    if let opis = shifr.opis { add("Оп. ", opis) }
    if let karton { add("К. ", karton) }
    if let delo = shifr.delo { add(isUnit ? "Ед. хр. " : "Д. ", delos(delo)) }
    if !lists.isEmpty { add("Л. ", self.lists(lists)) }
    return text
  }

  /// Lists without their mark: `177–180, 182 об.`
  public static func lists(_ lists: [ListSpan]) -> String {
    lists.map(list).joined(separator: ", ")
  }

  private static func delos(_ delo: String) -> String {
    // Of one delo, as most are.
    guard delo.utf8.contains(where: { $0 == 0x2C || $0 == 0x2D }) else { return delo }
    return delo.split(separator: ",").map { run in
      // A hyphen before a letter or behind a prefix is part of one number.
      let halves = run.split(separator: "-")
      let isRange = halves.count == 2 && halves.allSatisfy { $0.utf8.first.map(isDigit) ?? false }
      return isRange ? halves.joined(separator: "–") : String(run)
    }.joined(separator: ", ")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func list(_ span: ListSpan) -> String {
    let first = sheet(span.first)
    return span.first == span.last ? first : "\(first)–\(sheet(span.last))"
  }

  private static func sheet(_ bound: ListSpan.Bound) -> String {
    bound.digits + (bound.letter.map(String.init) ?? "") + (bound.isVerso ? " об." : "")
  }
}
