/// Entries of a log that any process can make again.
public enum KnownEntries {
  /// The entry at a place; of different lengths, none of them short.
  public static func entry(_ index: Int) -> [UInt8] {
    Array("entry \(index) ".utf8) + [UInt8](repeating: UInt8(index & 255), count: index % 17)
  }
}
