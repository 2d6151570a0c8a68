/// The name that somebody who wrote another may have meant.
enum NearName {
  /// So many letters may be wrong, missing, too many or in the wrong place.
  private static let reach = 2

  /// The name with the fewest letters to change; nil where each needs more than two, or as
  /// many as it has.
  static func of(_ written: String, among names: [String]) -> String? {
    let near = names.map { (name: $0, distance: distance(Array(written.utf8), Array($0.utf8))) }
      .filter { $0.distance <= reach && $0.distance < $0.name.utf8.count }
    return near.min { $0.distance < $1.distance }?.name
  }

  /// How many bytes to change, put in or take out to make one name of another (Levenshtein).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for column in right.indices {
        let changed = corner + (byte == right[column] ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(changed, corner + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
