public import Fingerprint

/// Where the parts of a log lie in its folder (C2SP tlog-tiles).
public enum LogPath {
  /// How many hashes or entries a full tile or bundle has: the leaves of a tree of
  /// height 8.
  public static let tileWidth = 256

  /// What the log says it holds.
  public static let checkpoint: PathBytes = "checkpoint"

  /// Whom only one writer at a time can have; no part of what is published.
  public static let lock: PathBytes = ".lock"

  /// A file that is being written, before it gets its name.
  static let unfinished: PathBytes = ".regest-new"

  /// A tile of hashes.
  ///
  /// - Parameters:
  ///   - level: 0 for the hashes of entries, 1 for the roots of full tiles of these, and
  ///     so on.
  ///   - width: the number of hashes, 1 to 256; a tile of fewer than 256 has a name of
  ///     its own.
  public static func tile(level: Int, index: Int, width: Int) -> PathBytes {
    PathBytes("tile/\(level)/\(numbered(index, width))")
  }

  /// A bundle of entries; as ``tile(level:index:width:)``.
  public static func entries(index: Int, width: Int) -> PathBytes {
    PathBytes("tile/entries/\(numbered(index, width))")
  }

  /// `x001/x234/067` for 1234067, and `.p/5` behind it for a width of 5.
  private static func numbered(_ index: Int, _ width: Int) -> String {
    var rest = index
    var text = ""
    repeat {
      let digits = String(rest % 1000 + 1000).dropFirst()
      text = text.isEmpty ? String(digits) : "x\(digits)/\(text)"
      rest /= 1000
    } while rest > 0
    return width == tileWidth ? text : "\(text).p/\(width)"
  }

  /// How many hashes the tile of a level has that ends a tree of some size; the full
  /// tiles before it not counted.
  static func width(level: Int, size: Int) -> Int {
    (size >> (8 * level)) & (tileWidth - 1)
  }

  /// How many full tiles a level has in a tree of some size.
  static func fullTiles(level: Int, size: Int) -> Int {
    size >> (8 * (level + 1))
  }

  /// The number of levels of a tree of some size.
  static func levels(size: Int) -> Int {
    var levels = 0
    while size >> (8 * levels) > 0, levels < 8 { levels += 1 }
    return levels
  }
}
