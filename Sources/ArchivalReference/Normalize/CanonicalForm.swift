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
    var parts: [String] = []
    if let key = shifr.archive { parts.append(archives[key]?.names.first ?? key) }
    if let fond = shifr.fond { parts.append("Ф. \(fond)") }
    if let opis = shifr.opis { parts.append("Оп. \(opis)") }
    if let karton { parts.append("К. \(karton)") }
    if let delo = shifr.delo { parts.append("\(isUnit ? "Ед. хр." : "Д.") \(delos(delo))") }
    if !lists.isEmpty {
      parts.append("Л. " + self.lists(lists))
    }
    return parts.joined(separator: ". ")
  }

  /// Lists without their mark: `177–180, 182 об.`
  public static func lists(_ lists: [ListSpan]) -> String {
    lists.map(list).joined(separator: ", ")
  }

  private static func delos(_ delo: String) -> String {
    delo.split(separator: ",").map { run in
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
