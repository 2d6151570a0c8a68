public import Citing

/// What an entry of a file gives: an item, the word that it cites no archive, or why it cannot
/// be read, in which case the entries beside it still are.
public struct ReadItem: Sendable {
  /// The item; nil for an entry that has no archival reference, such as a book in a library of
  /// a reference manager, or that is a note on another entry.
  public var item: Result<Item?, ItemReadError>
  /// What the file says of it that no item holds, each as the middle of a sentence.
  public var passedOver: [String]

  /// An item with what it leaves out.
  public init(_ item: Item?, passedOver: [String] = []) {
    self.item = .success(item)
    self.passedOver = passedOver
  }

  /// An entry that cannot be read.
  init(_ fault: ItemReadError) {
    item = .failure(fault)
    passedOver = []
  }

  /// An entry that cites no archive.
  static let withoutReference = ReadItem(
    nil, passedOver: ["it has no archival reference"])
}
