import TestSupport
import Testing

@testable import DocumentText

/// Documents put together with the text that is to be read from them.
@Suite struct MarkdownPropertyTests {
  private struct Generator {
    var random = Seeded("Markdown of known text")

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    /// A word with marks, and without.
    mutating func word() -> (file: String, text: String) {
      let words = ["РГАСПИ.", "Ф.", "17", "Письмо", "д'Арк", "«Правда»", "A", "об.", "5–7"]
      let word = words[below(words.count)]
      switch below(14) {
      case 0: return ("**\(word)**", word)
      case 1: return ("*\(word)*", word)
      case 2: return ("_\(word)_", word)
      case 3: return ("[\(word)](https://a.b/c_d \"t\")", word)
      case 4: return ("<i class=\"*\">\(word)</i>", word)
      case 5: return ("~~\(word)~~", word)
      case 6: return ("\(word)\\*", "\(word)*")
      case 7: return ("\(word)<!-- *x* -->", word)
      case 8: return ("\(word)&mdash;", "\(word)—")
      default: return (word, word)
      }
    }

    /// A line of words; between some of them stands a space of another kind.
    mutating func line() -> (file: String, text: String) {
      var line = word()
      for _ in 0..<below(5) {
        let next = word()
        let space = below(5) == 0 ? ("&nbsp;", "\u{A0}") : (" ", " ")
        line = (line.file + space.0 + next.file, line.text + space.1 + next.text)
      }
      return line
    }

    /// A paragraph whose lines begin with something, and the text of it.
    mutating func paragraph(_ first: String, _ rest: String) -> (file: String, text: String) {
      var whole = line()
      whole.file = first + whole.file
      for _ in 0..<below(3) {
        let next = line()
        whole = (whole.file + "\n" + rest + next.file, whole.text + "\n" + next.text)
      }
      return whole
    }
  }

  @Test func knownTextIsRead() {
    var generator = Generator()
    for _ in 0..<1500 {
      var file: [String] = []
      var text: [String] = []
      var notes: [String] = []
      for _ in 0..<1 + generator.below(6) {
        let kind = generator.below(8)
        if kind == 7 {
          file.append("```\nФ. 17\n```")
          continue
        }
        let prefixes: [(String, String)] = [
          ("", ""), ("", ""), ("", ""), ("> ", "> "), ("- ", "  "), ("12. ", "    "),
          ("> > ", "> > "),
        ]
        var block = generator.paragraph(prefixes[kind].0, prefixes[kind].1)
        var definition = ""
        if generator.below(3) == 0 {
          let note = generator.paragraph("", "    ")
          notes.append(note.text)
          block.file += "[^\(notes.count)]."
          block.text += "."
          definition = "\n\n[^\(notes.count)]: \(note.file)"
        }
        file.append(block.file + definition)
        text.append(block.text)
      }
      // Indents of continued lines are no text; the reader keeps some of them as they stand.
      let source = Array(file.joined(separator: "\n\n<!-- -->\n\n").utf8)
      let document = DocumentText(source, as: .markdown)
      let read = document.paragraphs.map { flow in
        flow.split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0.drop { $0 == " " } }.joined(separator: "\n")
      }
      #expect(
        read == [text, notes].map { $0.joined(separator: "¶") }.filter { !$0.isEmpty }
          || (text.isEmpty && read == [""]), "\(String(decoding: source, as: UTF8.self))")
      expectExact(document, of: source)
    }
  }
}
