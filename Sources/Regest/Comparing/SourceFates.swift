internal import Fingerprint

/// What became of the sources from one issued folder to another.
enum SourceFates {
  /// Calls a body with each path that one of both lists, in byte order.
  static func each(
    _ earlier: IssuedFolder, _ later: IssuedFolder,
    _ body: (PathBytes, RecordChange.SourceFate) -> Void
  ) throws(RegestError) {
    try IssuedFolder.reading { () throws(FileSystemError) in
      var old = try SumsFile(earlier.path(of: .sums))
      var new = try SumsFile(later.path(of: .sums))
      var first = try old.next()
      var second = try new.next()
      while first != nil || second != nil {
        if let left = first, second.map({ left.path < $0.path }) ?? true {
          body(left.path, .gone)
          first = try old.next()
        } else if let right = second, first.map({ right.path < $0.path }) ?? true {
          body(right.path, .new)
          second = try new.next()
        } else if let left = first, let right = second {
          body(left.path, left.digest == right.digest ? .same : .changed)
          first = try old.next()
          second = try new.next()
        }
      }
    }
  }
}
