public import Citing

/// An item as a file gives it.
public struct ReadItem: Sendable {
  /// The item.
  public var item: Item
  /// What the file says of it that no item holds, each as the middle of a sentence.
  public var passedOver: [String]

  /// An item with what it leaves out.
  public init(_ item: Item, passedOver: [String] = []) {
    self.item = item
    self.passedOver = passedOver
  }
}
