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
    for (index, (from, to)) in (ends + [(bytes.count, bytes.count)]).enumerated() {
      let rest = min(start, from)..<from
      // The reference is read with the archive behind it.
      let named = index > 0 ? references[index - 1].namedArchive : nil
      if named == nil || archiveNamed(by: bytes[rest]) != named { rests.append(rest) }
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

  /// The key of the archive that bytes name and nothing besides, but for signs around the name.
  private static func archiveNamed(by bytes: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: bytes, as: UTF8.self).unicodeScalars.drop {
      !$0.properties.isAlphabetic
    }
    var kept = String.UnicodeScalarView(name)
    while let last = kept.last, !last.properties.isAlphabetic { kept.removeLast() }
    guard !kept.isEmpty else { return nil }
    let text = Array("\(String(kept)). Ф. 1. Оп. 1. Д. 1".utf8)
    let found = ReferenceParser().references(in: text)
    guard found.count == 1, let reference = found.first, reference.range == 0..<text.count,
      ReferenceParser().rests(in: text.span).isEmpty
    else { return nil }
    return reference.namedArchive
  }
}
