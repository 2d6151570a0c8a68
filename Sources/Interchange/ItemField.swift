/// What can be said of an item: a column of an items file, and what an interchange format
/// carries or loses.
public enum ItemField: String, Sendable, CaseIterable {
  /// Fond, opis, delo and lists; in an items file with or without the archive.
  case reference
  /// The archive.
  case archive
  case author
  case authorLatin = "author_latin"
  /// What «Его же» and «Ее же» follow, where the name does not tell it.
  case authorGender = "author_gender"
  case recipient
  case recipientLatin = "recipient_latin"
  /// The title, in brackets where it is the researcher's.
  case title
  case titleLatin = "title_latin"
  case genre
  /// The date in parts, as printed, or both.
  case date
  /// The archive's town.
  case place
  case placeLatin = "place_latin"
  /// The kind of copy.
  case witness
  case witnessLatin = "witness_latin"
  /// The name of the fond.
  case fondName = "fond_name"
  case fondNameLatin = "fond_name_latin"
  /// The shifr the document had before.
  case former
  /// Whether the file is a unit of storage.
  case unit
  case language
  /// The number in the list of sources.
  case number
  /// The name that bibliography files cite the item by.
  case id

  /// The field's words in a message: `name of the fond`.
  public var words: String {
    switch self {
    case .id: "id"
    case .reference: "reference"
    case .archive: "archive"
    case .author: "author"
    case .authorLatin: "author in Latin letters"
    case .authorGender: "gender of the author"
    case .recipient: "recipient"
    case .recipientLatin: "recipient in Latin letters"
    case .title: "title"
    case .titleLatin: "title in Latin letters"
    case .genre: "genre"
    case .date: "date"
    case .place: "place"
    case .placeLatin: "place in Latin letters"
    case .witness: "witness"
    case .witnessLatin: "witness in Latin letters"
    case .fondName: "name of the fond"
    case .fondNameLatin: "name of the fond in Latin letters"
    case .former: "former shifr"
    case .unit: "unit of storage"
    case .language: "language"
    case .number: "number in the list of sources"
    }
  }
}
