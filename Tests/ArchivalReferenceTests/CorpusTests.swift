import ArchivalReference
import Foundation
import TestSupport
import Testing

/// The frozen corpus: in the texts of `Fixtures/Corpus/texts` is read what was recorded.
/// `Scripts/corpus` records it, and compares the generated texts too.
@Suite struct CorpusTests {
  @Test func isReadAsRecorded() throws {
    let recorded = try CorpusResult.recorded.get()
    #expect(
      recorded.rules == ReferenceParser.rulesVersion,
      "recorded by other rules; record the result anew: Scripts/corpus record")
    let read = try CorpusText.all.get()
    #expect(read.map(\.name) == recorded.texts.keys.sorted(), "texts were added or removed")
    for text in read {
      let difference = CorpusDifference(from: recorded.texts[text.name] ?? [], to: text.lines())
      #expect(
        difference.isEmpty,
        """
        \(text.name) is read otherwise than recorded. If that is meant, raise \
        ReferenceParser.rulesVersion and run Scripts/corpus record.
        \(difference.report(text))
        """)
    }
  }

  @Test func recordedLinesAreWellFormed() throws {
    let recorded = try CorpusResult.recorded.get()
    #expect(recorded.texts.count >= 20)
    for (name, lines) in recorded.texts {
      var end = 0
      for line in lines {
        #expect(line.fields.count == 7, "\(name): \(line.text)")
        #expect(end <= line.range.lowerBound && !line.range.isEmpty, "\(name): \(line.text)")
        end = line.range.upperBound
      }
    }
  }

  @Test func differencesAreTold() throws {
    let old = try ["0\t9\tfull", "20\t29\tfull", "40\t49\tfull"].map(CorpusLine.init)
    let new = try ["0\t9\tfull", "12\t14\tibid", "22\t35\tfull"].map(CorpusLine.init)
    let difference = CorpusDifference(from: old, to: new)
    #expect(difference.gained.map(\.text) == ["12\t14\tibid"])
    #expect(difference.lost.map(\.text) == ["40\t49\tfull"])
    #expect(difference.changed.map(\.new.text) == ["22\t35\tfull"])
    #expect(CorpusDifference(from: old, to: old).isEmpty)
    #expect(CorpusDifference(from: [], to: new).gained.count == 3)
    #expect(CorpusDifference(from: old, to: []).lost.count == 3)
  }
}

/// One reference as recorded: start, end, form, shifr, lists, issues, witness.
private struct CorpusLine: Hashable {
  var text: String
  var range: Range<Int>

  var fields: [Substring] { text.split(separator: "\t") }

  init(_ text: String) throws {
    let fields = text.split(separator: "\t")
    guard fields.count > 2, let start = Int(fields[0]), let end = Int(fields[1]), start <= end
    else {
      throw FixtureError(description: "not a line of the corpus: \(text)")
    }
    self.text = text
    range = start..<end
  }

  init(_ reference: Reference) {
    let levels = [Level.archive, .fond, .opis, .delo].map { reference.shifr[$0] ?? "-" }
    let witness = reference.witness?.text.split(whereSeparator: \.isWhitespace)
    let fields = [
      "\(reference.range.lowerBound)", "\(reference.range.upperBound)", reference.form.rawValue,
      levels.joined(separator: "/"), reference.lists.map(\.text).joined(separator: ","),
      reference.issues.map(\.kind.rawValue).joined(separator: ","),
      witness?.joined(separator: " ") ?? "",
    ]
    text = fields.map { $0.isEmpty ? "-" : $0 }.joined(separator: "\t")
    range = reference.range
  }
}

/// A text of the corpus.
private struct CorpusText {
  var name: String
  var bytes: [UInt8]

  /// The texts by name, or why they could not be read.
  static let all = Result {
    let folder = Project.root.appending(path: "Fixtures/Corpus/texts").path()
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      CorpusText(name: $0, bytes: try Project.bytes("Fixtures/Corpus/texts/\($0)"))
    }
  }

  func lines() -> [CorpusLine] {
    ReferenceParser().references(in: bytes).map { CorpusLine($0) }
  }

  /// What stands at a range, if the text is long enough.
  func cut(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// `Fixtures/Corpus/result.tsv`.
private struct CorpusResult {
  var rules = ""
  var texts: [String: [CorpusLine]] = [:]

  static let recorded = Result { try CorpusResult() }

  init() throws {
    let bytes = try Project.bytes("Fixtures/Corpus/result.tsv")
    for line in bytes.split(separator: 0x0A).map({ String(decoding: $0, as: UTF8.self) }) {
      let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
      guard fields.count == 2 else {
        throw FixtureError(description: "not a line of the corpus: \(line)")
      }
      switch fields[0] {
      case "#rules": rules = fields[1]
      case "#text": texts[String(fields[1].prefix { $0 != "\t" })] = []
      case "#seed", "#generated": break
      default: texts[fields[0], default: []].append(try CorpusLine(fields[1]))
      }
    }
  }
}

/// Lines gained, lost, and pairs changed: what overlaps is the same reference.
private struct CorpusDifference {
  var gained: [CorpusLine] = []
  var lost: [CorpusLine] = []
  var changed: [(old: CorpusLine, new: CorpusLine)] = []

  var isEmpty: Bool { gained.isEmpty && lost.isEmpty && changed.isEmpty }

  init(from old: [CorpusLine], to new: [CorpusLine]) {
    let same = Set(old).intersection(new)
    var left = old.filter { !same.contains($0) }[...]
    for line in new where !same.contains(line) {
      while let first = left.first, first.range.upperBound <= line.range.lowerBound {
        lost.append(first)
        left.removeFirst()
      }
      if let first = left.first, first.range.lowerBound < line.range.upperBound {
        changed.append((first, line))
        left.removeFirst()
      } else {
        gained.append(line)
      }
    }
    lost += left
  }

  func report(_ text: CorpusText) -> String {
    let lines =
      gained.map { "gained  \(text.cut($0.range))  \($0.text)" }
      + lost.map { "lost  \(text.cut($0.range))  \($0.text)" }
      + changed.map { "changed  \(text.cut($0.new.range))  \($0.old.text)  ->  \($0.new.text)" }
    return lines.joined(separator: "\n").replacing("\t", with: " ")
  }
}
