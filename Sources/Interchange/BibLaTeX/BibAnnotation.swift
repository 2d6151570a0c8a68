/// BibLaTeX's annotations of a field, which hold what it has no field for:
/// `author+an:latin = {1:family="Kaganovich";1:given="L. M."}`.
struct BibAnnotation {
  /// One piece: the number of the list's item from 1, and its part, where it is not all.
  struct Piece {
    var item: Int?
    var part: String?
    var text: String
  }

  var pieces: [Piece] = []

  /// As BibLaTeX has it.
  var source: String {
    pieces.map { piece in
      (piece.item.map { String($0) } ?? "") + (piece.part.map { ":\($0)" } ?? "") + "="
        + TeXWriting.literal(piece.text)
    }.joined(separator: ";")
  }

  /// The text of the piece for the field itself, or for an item of the list.
  func text(_ item: Int? = nil, _ part: String? = nil) -> String? {
    pieces.first { $0.item == item && $0.part == part }?.text
  }

  init() {}

  /// Reads an annotation; pieces that are no literals say nothing.
  init(_ value: BibText) throws(BibFault) {
    for range in BibSplit.parts(value.bytes, at: UInt8(ascii: ";")) {
      let piece = value[range]
      guard let equals = piece.bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let place = String(decoding: piece.bytes[..<equals], as: UTF8.self)
        .split(separator: ":", omittingEmptySubsequences: false)
      let head = place.first.map { $0.filter { $0 != " " && $0 != "\n" } } ?? ""
      let text = piece.bytes[(equals + 1)...]
      guard let open = text.firstIndex(of: UInt8(ascii: "\"")),
        let close = text.lastIndex(of: UInt8(ascii: "\"")), open < close
      else { continue }
      pieces.append(
        Piece(
          item: Int(head), part: place.count > 1 ? String(place[1]) : nil,
          text: try TeXReading.text(piece[(open + 1)..<close])))
    }
  }
}
