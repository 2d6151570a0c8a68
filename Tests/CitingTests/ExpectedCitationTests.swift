import ArchivalReference
import Citing
import Testing
import TestSupport

/// The tables of `Fixtures/Citations`, written from the rules before anything was printed.
@Suite struct ExpectedCitationTests {
  /// A row of a table: what is cited, in which style, and what is expected.
  struct Row: Sendable, CustomTestStringConvertible {
    var subject: String
    var style: String
    var expected: String
    var testDescription: String { "\(subject) in \(style)" }
  }

  /// The rows of a table, without its heading.
  static func rows(_ name: String) throws -> [Row] {
    let text = String(decoding: try Project.bytes("Fixtures/Citations/\(name).tsv"), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(subject: cells[0], style: cells[1], expected: cells[3])
    }
  }

  @Test func everyStyleHasEveryItem() throws {
    let rows = try Self.rows("first-mentions")
    let styles = Set(StyleLibrary.styles.map(\.name))
    for subject in ExpectedItems.names {
      #expect(Set(rows.filter { $0.subject == subject }.map(\.style)) == styles)
    }
    #expect(rows.count == styles.count * ExpectedItems.names.count)
  }

  @Test func firstMentionIsPrintedByTheRule() throws {
    for row in try Self.rows("first-mentions") {
      let item = try #require(ExpectedItems.item(row.subject), "no item \(row.subject)")
      let style = try Samples.style(row.style)
      do {
        let printed = try style.text(of: item)
        #expect(printed == row.expected, "\(row.testDescription)")
      } catch {
        #expect("(needs \(error.missing.joined(separator: ", ")))" == row.expected)
      }
    }
  }

  @Test func sequenceIsPrintedByTheRule() throws {
    let rows = try Self.rows("sequence")
    for style in Set(rows.map(\.style)).sorted() {
      let expected = rows.filter { $0.style == style }
      #expect(expected.map(\.subject) == (1...ExpectedItems.notes.count).map(String.init))
      let printed = try Samples.notes(ExpectedItems.notes, Samples.style(style))
      for (row, note) in zip(expected, printed) {
        #expect(note == row.expected, "note \(row.testDescription)")
      }
    }
  }
}
