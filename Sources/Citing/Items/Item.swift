public import ArchivalReference

/// What is cited: an archival reference, alone or with what is known of the document.
///
/// Everything is in the language of the source; what cannot be transliterated into a
/// language of citation (a title, the name that a person goes by) has a ``Wording`` with a
/// second form.
public struct Item: Hashable, Sendable {
  /// Archive, fond, opis and delo.
  public var shifr: Shifr
  /// The sheets, in the order cited.
  public var lists: [ListSpan]
  /// Who wrote the document, in order.
  public var authors: [Name] = []
  /// To whom it is written.
  public var recipients: [Name] = []
  /// The title, or what the document is: «Письмо И. В. Сталину».
  public var title: Wording?
  /// Whether the title is the researcher's and stands in brackets.
  public var isTitleSupplied = false
  /// What the document is where that has a word in every language.
  public var genre: Genre?
  /// When it was written.
  public var date: ItemDate?
  /// The archive's town; the table of places has that of the well-known ones.
  public var place: Wording?
  /// The note on the kind of copy: «Автограф».
  public var witness: Wording?
  /// The name of the fond: «И. В. Сталин».
  public var fondName: Wording?
  /// The shifr the document had before.
  public var formerShifr: String?
  /// Whether the file is a unit of storage (ед. хр.) and not a delo.
  public var isUnit = false
  /// The language of the source in two letters of ISO 639-1, or in three of ISO 639-2 where it
  /// has no two.
  public var language = "ru"
  /// The item's number in a list of sources.
  public var number: Int?
  /// The name that bibliography files cite it by: `kaganovich1932`. It is never printed.
  public var key: String?

  /// An item that is a reference alone.
  public init(shifr: Shifr, lists: [ListSpan] = []) {
    self.shifr = shifr
    self.lists = lists
  }

  /// The item that a reference in a text gives, its witness included. Its archive is the one
  /// that the text names, ЦГИА СССР and not its heir.
  public init(_ reference: Reference) {
    self.init(shifr: reference.shifr, lists: reference.lists)
    shifr.archive = reference.namedArchive
    witness = reference.witness.map { Wording($0.text) }
  }

  /// What a document is called, where tables have the word in each language.
  public enum Genre: String, Sendable, CaseIterable {
    case letter, telegram
  }
}

/// A text in the language of the source and, where one is given, in Latin letters for
/// works that print those.
public struct Wording: Hashable, Sendable {
  /// As the source has it.
  public var text: String
  /// The translation, or the form that is usual in Latin letters; nil: it is transliterated.
  public var latin: String?

  /// A text with its second form.
  public init(_ text: String, latin: String? = nil) {
    self.text = text
    self.latin = latin
  }
}

/// A person's name, or an office's, which has no given part.
public struct Name: Hashable, Sendable {
  /// The name that lists are ordered by.
  public var family: Wording
  /// Given names or initials, as they are to be printed.
  public var given: Wording?
  /// What «Его же» and «Ее же» follow; nil where nobody knows.
  public var gender: Gender?

  /// A name in two parts.
  public init(family: Wording, given: Wording? = nil) {
    self.family = family
    self.given = given
    gender = given.flatMap { Gender(given: $0.text) }
  }

  /// Reads `Каганович, Л. М.`, or a name in one part.
  ///
  /// - Parameters:
  ///   - text: The name in the language of the source.
  ///   - latin: The same in Latin letters, where transliteration does not give it.
  public init(_ text: String, latin: String? = nil) {
    let parts = Self.split(text)
    let others = latin.map(Self.split)
    family = Wording(parts.family, latin: others?.family)
    given = parts.given.map { Wording($0, latin: others?.given) }
    gender = parts.given.flatMap { Gender(given: $0) }
  }

  private static func split(_ text: String) -> (family: String, given: String?) {
    guard let comma = text.unicodeScalars.firstIndex(of: ",") else { return (text, nil) }
    let rest = text.unicodeScalars[comma...].dropFirst().drop { $0 == " " }
    return (String(text.unicodeScalars[..<comma]), rest.isEmpty ? nil : String(rest))
  }
}

/// A date in parts, as far as they are known, and as printed in the source.
public struct ItemDate: Hashable, Sendable {
  /// The year; nil where only ``printed`` is known.
  public var year: Int?
  /// 1 to 12.
  public var month: Int?
  /// 1 to 31.
  public var day: Int?
  /// As the source prints it: «не ранее 5 ноября 1932 г.».
  public var printed: String?

  /// A date of these parts; a month outside the year and a day outside the month are
  /// left out.
  public init(year: Int? = nil, month: Int? = nil, day: Int? = nil, printed: String? = nil) {
    self.year = year
    let known = month.flatMap { 1...12 ~= $0 ? $0 : nil }
    self.month = known
    self.day = known.flatMap { month in
      day.flatMap { 1...Self.days(in: month, of: year) ~= $0 ? $0 : nil }
    }
    self.printed = printed
  }

  /// The days of a month, 1 to 12; a February whose year is not known, or is a leap year of
  /// either calendar, has 29.
  private static func days(in month: Int, of year: Int?) -> Int {
    switch month {
    case 2: year.map { $0 % 4 == 0 ? 29 : 28 } ?? 29
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reads `1932`, `1932-11` or `1932-11-05`; any other text is a date as printed.
  public init(_ text: String) {
    let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int(String(Substring($0))) }
    guard 1...3 ~= parts.count, numbers.count == parts.count, parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 }),
      numbers[0] > 0, numbers.count < 2 || 1...12 ~= numbers[1],
      numbers.count < 3 || 1...Self.days(in: numbers[1], of: numbers[0]) ~= numbers[2]
    else {
      self.init(printed: text)
      return
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }
}
