/// Why a file of items cannot be read.
public struct ItemReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the file.
  public enum Place: Hashable, Sendable {
    /// A line and a column, from 1; columns count Unicode scalars.
    case line(Int, column: Int)
    /// The item's place in the file, from 1, and its id.
    case item(Int, id: String?)
  }

  /// Where it was found.
  public let place: Place
  /// In the middle of a sentence: what is wrong there.
  public let message: String

  init(_ place: Place, _ message: String) {
    self.place = place
    self.message = message
  }

  init(line: Int, column: Int = 1, _ message: String) {
    self.init(.line(line, column: column), message)
  }

  /// `12:1: expected a tag`, or `item 3 (k): title: …`.
  public var description: String {
    switch place {
    case .line(let line, let column): "\(line):\(column): \(message)"
    case .item(let number, let id):
      "item \(number)" + (id.map { " (\($0))" } ?? "") + ": \(message)"
    }
  }

  /// The message with the file's name before it: `items.json:12:1: …`.
  public func text(file name: String) -> String { "\(place(file: name)): \(message)" }

  /// The place with the file's name before it: `items.ris:12:1`, `items.json: item 3 (k)`.
  public func place(file name: String) -> String {
    switch place {
    case .line(let line, let column): "\(name):\(line):\(column)"
    case .item(let number, let id): "\(name): item \(number)" + (id.map { " (\($0))" } ?? "")
    }
  }
}
