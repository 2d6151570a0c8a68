/// The known word that somebody may have meant.
enum NearestWord {
  /// `; did you mean “severity”?`, or nothing where no word is near.
  static func hint(_ text: String, among words: [String]) -> String {
    nearest(text, among: words).map { "; did you mean “\($0)”?" } ?? ""
  }

  /// The word that differs by the fewest letters, the first of several: by one in three of
  /// its own at most, the case left out of account.
  static func nearest(_ text: String, among words: [String]) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars.prefix(longest))
    var best: (word: String, distance: Int)?
    for word in words {
      let scalars = Array(word.lowercased().unicodeScalars)
      guard abs(scalars.count - wanted.count) <= scalars.count / 3 else { continue }
      let distance = distance(wanted, scalars)
      if distance <= scalars.count / 3, distance < best?.distance ?? .max {
        best = (word, distance)
      }
    }
    return best?.word
  }

  private static let longest = 64

  /// The fewest insertions, removals and replacements that make one of the other.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (index, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let kept = diagonal + (scalar == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(kept, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
