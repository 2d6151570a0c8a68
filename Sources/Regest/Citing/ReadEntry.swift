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
  /// What a text calls the note: `12`. Two entries of one note have the same.
  public var label: String?
  /// The line of a text on which it begins, 1-based; nil in what is no text.
  public var line: Int?
  /// Whether «Там же» in a citation of it would not mean the entry before: a printed work is
  /// cited between, or that one is of another flow of the text.
  public var standsApart = false

  /// An entry of these items.
  public init(
    place: String, items: Result<[Item], RegestError>, passedOver: [String] = []
  ) {
    self.place = place
    self.items = items
    self.passedOver = passedOver
  }

  /// Takes one more item into its note; false, and nothing is taken, where it has none.
  mutating func join(_ item: Item) -> Bool {
    guard case .success(var joined) = items else { return false }
    // The only holder of an array appends to it in place: a note may have thousands of items.
    items = .success([])
    joined.append(item)
    items = .success(joined)
    return true
  }

  /// An entry, or a part of one, that cannot be read at this place.
  init(fault: String, place: String) {
    self.init(
      place: place, items: .failure(RegestError(.itemMalformed, "\(place): \(fault)")))
  }
}
