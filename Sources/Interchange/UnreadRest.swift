public import ArchivalReference

/// What of a text belongs to none of its references, so that nothing is dropped unseen.
public enum UnreadRest {
  /// The first words that stand beside the references and what is told of their witnesses;
  /// nil where there are none.
  public static func words(of text: String, beside references: [Reference]) -> String? {
    let bytes = Array(text.utf8)
    var start = 0
    let ends = references.map { reference in
      (
        reference.range.lowerBound,
        reference.witness?.range.upperBound ?? reference.range.upperBound
      )
    }
    for (from, to) in ends + [(bytes.count, bytes.count)] {
      let gap = String(decoding: bytes[min(start, from)..<from], as: UTF8.self)
      if gap.unicodeScalars.contains(where: {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }) {
        return gap.split(separator: " ").joined(separator: " ")
      }
      start = to
    }
    return nil
  }
}
