/// Of a person, as pronouns have it: «Его же», «Ее же».
public enum Gender: Sendable {
  case masculine, feminine

  /// What a patronymic that is spelled out says; nil for initials and all other names, as
  /// surnames in -ко or -ич do not tell.
  ///
  /// - Parameter given: The given part of a name: `Лазарь Моисеевич`.
  public init?(given: String) {
    let last = given.utf8.split(separator: 0x20).last.map { String(Substring($0)) } ?? ""
    let words = given.utf8.split(separator: 0x20).count
    guard words > 1 else { return nil }
    if Self.masculineEndings.contains(where: last.hasSuffix) {
      self = .masculine
    } else if Self.feminineEndings.contains(where: last.hasSuffix) {
      self = .feminine
    } else {
      return nil
    }
  }

  private static let masculineEndings = ["ович", "евич", "ьич", "мич", "кич", "тич"]
  private static let feminineEndings = ["овна", "евна", "ична", "івна", "ївна"]
}
