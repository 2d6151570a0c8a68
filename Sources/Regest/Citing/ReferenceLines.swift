internal import ArchivalReference
internal import Citing
internal import Interchange

/// Items of references that are given one by one, as the arguments of a command or the lines
/// of a list: a series, in which «Там же» means the line before.
public enum ReferenceLines {
  /// A line of the series.
  public struct Line: Sendable {
    /// What it says.
    public var text: String
    /// What messages call it.
    public var place: String
    /// Its number in its source, 1-based; nil where it has none.
    public var number: Int?

    /// A line of a series.
    public init(_ text: String, place: String, number: Int? = nil) {
      self.text = text
      self.place = place
      self.number = number
    }
  }

  /// An entry for each line, in order. A line that cannot be read, or holds anything besides
  /// references and their witnesses, is a fault, and «Там же» does not reach over it.
  public static func entries(of lines: [Line]) -> [ReadEntry] {
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    var labels: [String?] = []
    for line in lines {
      // No reference goes on over an empty line.
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let bytes = Array(line.text.utf8)
      let label = LineLabel(bytes, at: 0)
      labels.append(label?.text)
      let start = text.count
      text += bytes[(label?.end ?? 0)...]
      ranges.append(start..<text.count)
    }
    var all = CitedReference.all(in: text, flowStarts: [0], parser: ReferenceParser())[...]
    var series = Series(lines: lines)
    return lines.indices.map { index in
      let count = all.prefix { $0.reference.range.lowerBound < ranges[index].upperBound }.count
      let cited = Array(all.prefix(count))
      all = all.dropFirst(count)
      let line = String(decoding: text[ranges[index]], as: UTF8.self)
      let fault = series.fault(of: cited, at: index, line, from: ranges[index].lowerBound)
      var entry = ReadEntry(
        place: lines[index].place,
        items: fault.map { .failure($0) } ?? .success(cited.map(\.item)))
      entry.label = labels[index]
      entry.line = lines[index].number
      entry.standsApart = cited.first?.standsApart ?? true
      return entry
    }
  }
}

/// What was found wrong in the lines of a series so far.
private struct Series {
  let lines: [ReferenceLines.Line]
  /// The lines of the references so far, one after another.
  private var lineOfReference: [Int] = []
  /// The lines that cannot be cited, rising.
  private var faults: [Int] = []
  /// The last line in which no reference was read.
  private var unread: Int?

  init(lines: [ReferenceLines.Line]) { self.lines = lines }

  /// Why the next line cannot be cited; nil where it can.
  ///
  /// - Parameters:
  ///   - cited: The references of the line.
  ///   - line: The line without its label.
  ///   - start: Where it begins in the text of the series.
  mutating func fault(
    of cited: [CitedReference], at index: Int, _ line: String, from start: Int
  ) -> RegestError? {
    lineOfReference += cited.map { _ in index }
    let fault = found(cited, at: index, line, from: start)
    if fault != nil { faults.append(index) }
    if cited.isEmpty { unread = index }
    return fault
  }

  private func found(
    _ cited: [CitedReference], at index: Int, _ line: String, from start: Int
  ) -> RegestError? {
    if cited.isEmpty { return Self.nothing(in: line) }
    for reference in cited {
      guard
        let fault = fault(before: reference, at: index) ?? reference.fault
          ?? unknownArchive(of: reference)
      else { continue }
      return RegestError(.itemMalformed, fault)
    }
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound - start..<range.upperBound - start
    }
    let references = cited.map { cited in
      var reference = cited.reference
      reference.range = moved(reference.range)
      if let range = reference.witness?.range { reference.witness?.range = moved(range) }
      return reference
    }
    guard let rest = UnreadRest.words(of: line, beside: references) else { return nil }
    return RegestError(
      .itemMalformed, "“\(rest)” is not part of the reference",
      hint: "tell what a document is with --title, --author and the like, or leave it out; "
        + "--from takes a text with all that stands between its references")
  }

  /// Why a reference cannot go back to a line before: that cannot be cited, or one between
  /// may cite what it means.
  private func fault(before cited: CitedReference, at index: Int) -> String? {
    guard let antecedent = cited.reference.resolution.antecedent else { return nil }
    let line = lineOfReference[antecedent]
    guard line < index, let fault = faults.last, fault >= line else { return nil }
    return "“\(cited.words)” may go back to \(lines[fault].place), which cannot be cited; "
      + "write it out"
  }

  /// What is wrong with a reference whose archive is taken from the other lines, where one of
  /// them may cite another archive that was not read.
  private func unknownArchive(of cited: CitedReference) -> String? {
    guard case .inferred = cited.reference.resolution[.archive], let unread else { return nil }
    return "the archive of “\(cited.words)” is not known, as \(lines[unread].place) may name "
      + "another than the lines before; write it out"
  }

  /// What is wrong with a line in which there is no reference: «Там же» alone is none where
  /// nothing stands before it.
  private static func nothing(in line: String) -> RegestError {
    let before = "РГАСПИ. Ф. 1. Оп. 1. Д. 1. Л. 1\n\n"
    let found = ReferenceParser().references(in: Array((before + line).utf8))
    guard found.dropFirst().first?.form == .ibid else {
      return RegestError(
        .itemMalformed, "there is no reference in it",
        hint: "a reference has its marks: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180")
    }
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return RegestError(
      .itemMalformed,
      "what “\(words)” goes back to is not known: no reference stands right before it; write it out"
    )
  }
}
