internal import ArchivalReference
internal import Citing
public import DocumentText
internal import OfficeText

/// Items of the references of a manuscript.
public enum ManuscriptItems {
  /// The notes that a file cites archives in, in the order in which they are read: what runs
  /// on, then the footnotes. References that “;” joins are one note, of however many archives.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - format: How its text is written down; it is not packed.
  ///   - name: What messages call it.
  public static func entries(
    of source: [UInt8], as format: DocumentFormat, name: String
  ) -> [ReadEntry] {
    entries(of: SourceText(text: source, as: format), name: name)
  }

  /// The same of what was read of a file; notes of an office document have their numbers as
  /// labels.
  public static func entries(of text: SourceText, name: String) -> [ReadEntry] {
    let (document, source) = (text.document, text.bytes)
    let all = CitedReference.all(
      in: document.bytes, flowStarts: document.flowStarts, parser: ReferenceParser())
    let stands = places(
      of: all.map { document.map.source(of: $0.reference.range) }, source, text.format)
    var entries: [ReadEntry] = []
    var wasInNote = false
    for (cited, stand) in zip(all, stands) {
      if cited.fault == nil, cited.continuesNote, let last = entries.indices.last,
        entries[last].join(cited.item)
      {
        continue
      }
      let part = text.part(at: cited.reference.range.lowerBound)
      let place = part.map { "\(name): \($0)" } ?? "\(name):\(stand.line):\(stand.column)"
      var entry = ReadEntry(place: place, items: .success([cited.item]))
      if let fault = cited.fault {
        entry = ReadEntry(
          place: place, items: .failure(RegestError(.itemMalformed, fault)))
      }
      entry.label = part?.note ?? stand.label
      entry.line = part == nil ? stand.line : nil
      // In a plain text the notes stand between the paragraphs, in one flow with them.
      let isInNote = entry.label != nil
      entry.standsApart = cited.standsApart || (!entries.isEmpty && isInNote != wasInNote)
      wasInNote = isInNote
      entries.append(entry)
    }
    return entries
  }

  private typealias Stand = (line: Int, column: Int, label: String?)

  /// Where references begin in the file, and in which note.
  private static func places(
    of ranges: [Range<Int>], _ source: [UInt8], _ format: DocumentFormat
  ) -> [Stand] {
    var stands = [Stand](repeating: (0, 0, nil), count: ranges.count)
    var lines = PlaceCursor()
    var labels = NoteLabels(source, as: format)
    var end = 0
    // Notes may lie in any order in the file.
    for index in ranges.indices.sorted(by: { ranges[$0].lowerBound < ranges[$1].lowerBound }) {
      let start = ranges[index].lowerBound
      let place = lines.place(of: start, in: source.span)
      stands[index] = (place.line, place.column, labels.label(at: start, after: end))
      end = max(end, ranges[index].upperBound)
    }
    return stands
  }
}
