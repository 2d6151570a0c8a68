extension FileTable {
  /// The index of a file by its path, normalized and relative to the base.
  ///
  /// - Parameter hint: where it is looked for first, as behind the one found last when
  ///   paths come in the table's order.
  public func index(of path: PathBytes, near hint: Int = 0) -> Int? {
    var bytes: [UInt8] = []
    func read(_ index: Int) {
      bytes.removeAll(keepingCapacity: true)
      appendPath(at: index, to: &bytes)
    }
    if (0..<count).contains(hint) {
      read(hint)
      if bytes == path.bytes { return hint }
    }
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      read(middle)
      if bytes == path.bytes { return middle }
      if PathBytes.precedes(bytes, path.bytes) {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return nil
  }
}
