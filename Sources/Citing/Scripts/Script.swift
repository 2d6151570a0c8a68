/// How Cyrillic is written in a citation: as it is, or in Latin letters by one of the
/// schemes of `scripts.csv`.
///
/// Where a scheme has a choice, the style makes it: see `soft sign` and `hard sign` in
/// `Documentation/styles.md`.
public enum Script: String, Sendable, CaseIterable {
  /// As the item has it.
  case cyrillic
  /// ALA-LC romanization with its ties: `sot͡sialʹno`.
  case alaLC = "ala-lc"
  /// ALA-LC without the ties, as most journals set it: `sotsialʹno`.
  case alaLCPlain = "ala-lc-plain"
  /// ALA-LC without ties and diacritics, as English-language journals print: `Rossiiskii`.
  case simplified = "lc"
  /// The system of the British and American boards on geographical names: `Rossiyskiy`.
  case bgn = "bgn-pcgn"
  /// ISO 9:1995, which is system A of GOST 7.79-2000: one sign a letter.
  case iso9 = "iso-9"
  /// The scholars' transliteration, х as x: `arxiv`.
  case scholarly
  /// ISO/R 9:1968: as the scholars', х as h: `arhiv`.
  case isoR9 = "iso-r9"

  /// Whether no Cyrillic letter is left in what it writes.
  public var isLatin: Bool { self != .cyrillic }

  /// What it is, in a few words.
  public var title: String {
    switch self {
    case .cyrillic: "as in the item"
    case .alaLC: "ALA-LC, with ties"
    case .alaLCPlain: "ALA-LC, without ties"
    case .simplified: "Library of Congress, simplified: no ties, no diacritics"
    case .bgn: "BGN/PCGN"
    case .iso9: "ISO 9:1995 (GOST 7.79-2000 A)"
    case .scholarly: "scholarly (х is x)"
    case .isoR9: "ISO/R 9:1968 (х is h)"
    }
  }

  /// The column of `scripts.csv` that it is read from.
  var column: String {
    self == .alaLCPlain ? Script.alaLC.rawValue : rawValue
  }

  /// Whether the abbreviations of archives are the ones that English-language works print
  /// (`RTsKhIDNI`); otherwise they are transliterated too (`RCHIDNI`).
  var hasUsualAbbreviations: Bool {
    switch self {
    case .alaLC, .alaLCPlain, .simplified, .bgn: true
    case .cyrillic, .iso9, .scholarly, .isoR9: false
    }
  }
}
