/// What is wrong with a style's file, and where.
public struct StyleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public var file: String
  /// 1-based.
  public var line: Int
  /// 1-based, in Unicode scalars.
  public var column: Int
  /// One sentence, lower case, without a final period.
  public var message: String

  /// The place and the message.
  public var description: String { "\(file):\(line):\(column): \(message)" }
}
