public import Citing

/// What one entry of a source of items gives: the items of one note, or why there are none.
public struct ReadEntry: Sendable {
  /// Where the entry stands, or what is wrong in it, for messages: `letters.csv: item 3`,
  /// `page.wiki:12:5`.
  public var place: String
  /// The items, which make one note; none where the entry cites no archive.
  public var items: Result<[Item], RegestError>
  /// What the entry says that no item holds, each as the middle of a sentence.
  public var passedOver: [String] = []

  /// An entry of these items.
  public init(
    place: String, items: Result<[Item], RegestError>, passedOver: [String] = []
  ) {
    self.place = place
    self.items = items
    self.passedOver = passedOver
  }

  /// An entry, or a part of one, that cannot be read at this place.
  init(fault: String, place: String) {
    self.init(
      place: place, items: .failure(RegestError(.itemMalformed, "\(place): \(fault)")))
  }
}
