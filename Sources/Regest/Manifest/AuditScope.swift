public import Fingerprint

/// How much of the sources a verification reads: all of them unless told otherwise.
public struct AuditScope: Sendable {
  /// The share of the files that is read; nil for all.
  public var share: AuditShare?
  /// What is remembered of files, which are then not read: not a fixity check.
  public var cache: StatCache?

  /// A scope of all files, unless told otherwise.
  public init(share: AuditShare? = nil, cache: StatCache? = nil) {
    self.share = share
    self.cache = cache
  }

  var choice: ReadingChoice {
    var choice = ReadingChoice()
    if let share {
      // A digest that cannot be computed stops the reading itself.
      choice.isAsked = { path in (try? share.contains(path)) ?? true }
    }
    if let cache { choice.known = { stamp in cache.digest(of: stamp) } }
    return choice
  }
}

/// How the files of a tree were looked at.
public struct Audit: Sendable {
  /// How many were read.
  public let read: Int
  /// How many were taken as they are remembered.
  public let remembered: Int
  /// How many were not looked at.
  public let left: Int
  private let files: FileTable

  init(of files: FileTable) {
    var (read, remembered, left) = (0, 0, 0)
    for index in 0..<files.count {
      if files.isLeft(at: index) {
        left += 1
      } else if files.isKnown(at: index) {
        remembered += 1
      } else if files.fingerprint(at: index) != nil {
        read += 1
      }
    }
    (self.read, self.remembered, self.left) = (read, remembered, left)
    self.files = files
  }

  /// Whether every file was read.
  public var isWhole: Bool { remembered == 0 && left == 0 }

  /// What was not read, in words; nil where everything was.
  public var text: String? {
    if isWhole { return nil }
    var parts = ["\(Summary.count(read, "file")) read"]
    if remembered > 0 { parts.append("\(remembered) not read, since unchanged by their times") }
    if left > 0 { parts.append("\(left) left to other shares") }
    let label = remembered > 0 ? "not a fixity check: " : "one share: "
    return label + parts.joined(separator: ", ")
  }

  /// What the next run can remember of the files.
  ///
  /// - Parameter time: when this run began, in nanoseconds since 1970.
  public func cache(time: Int64) -> StatCache {
    // The clocks of file systems lag behind, by some milliseconds or a second.
    StatCache(
      time: time - 1_000_000_000,
      entries: (0..<files.count).compactMap { index in
        guard let stamp = files.stamp(at: index), let found = files.fingerprint(at: index) else {
          return nil
        }
        return StatCache.Entry(stamp: stamp, digest: found.digest)
      })
  }
}
