/// The lines of Extra, by the field that they hold: CSL's variables where there is one, which
/// Zotero knows by that name, and words of our own for the rest.
enum ZoteroFields {
  static let extra: KeyValuePairs<ItemField, String> = [
    .id: "Citation Key", .place: "archive-place", .fondName: "archive_collection",
    .authorLatin: "Latin Author", .recipientLatin: "Latin Recipient", .titleLatin: "Latin Title",
    .placeLatin: "Latin Place", .witnessLatin: "Latin Witness",
    .fondNameLatin: "Latin Fond Name", .former: "Former Shifr", .number: "Source Number",
  ]

  /// The names of all lines that are read, and of those that Zotero and its plugins write.
  static let known: [String] =
    extra.map(\.value) + [
      type, genre, "DOI", "PMID", "PMCID", "ISBN", "ISSN", "Original Date", "Original Title",
      "Original Publisher", "Event Date", "Event Place", "Place", "Publisher", "Medium",
      "Container Title", "Issued", "Submitted", "Translator", "Editor", "Note", "Status",
    ]

  /// The field of the kind of copy in each item type that documents of archives have.
  static let kind = ["letter": "letterType", "manuscript": "manuscriptType"]

  /// Overrides the type that CSL makes of an item.
  static let type = "Type"
  /// What CSL calls genre.
  static let genre = "Genre"
}
