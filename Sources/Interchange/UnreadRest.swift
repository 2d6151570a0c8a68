public import ArchivalReference
import Citing

/// What of a text belongs to none of its references, so that nothing is dropped unseen.
public enum UnreadRest {
  /// The first words that stand beside the references and what is told of their witnesses, or
  /// inside of one and are no part of it; nil where there are none.
  ///
  /// - Parameter archive: What an archive is called that the text may name and that no table
  ///   has.
  public static func words(
    of text: String, beside references: [Reference], archive: String? = nil
  ) -> String? {
    let bytes = Array(text.utf8)
    var rests = ReferenceParser().rests(in: bytes.span).filter { rest in
      let words = String(decoding: bytes[rest], as: UTF8.self)
      let reference = references.first { $0.range.overlaps(rest) }
      return words != archive && reference?.shifr.lies(in: words) != true
    }
    var start = 0
    let ends = references.map { reference in
      (
        reference.range.lowerBound,
        reference.witness?.range.upperBound ?? reference.range.upperBound
      )
    }
    for (from, to) in ends + [(bytes.count, bytes.count)] {
      rests.append(min(start, from)..<from)
      start = to
    }
    return rests.sorted { $0.lowerBound < $1.lowerBound }.lazy.compactMap { range in
      let rest = String(decoding: bytes[range], as: UTF8.self)
      let saysSomething = rest.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
      return saysSomething ? rest.split(separator: " ").joined(separator: " ") : nil
    }.first
  }
}
