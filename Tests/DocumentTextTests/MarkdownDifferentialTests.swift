import DocumentText
import Foundation
import TestSupport
import Testing

/// The text of generated Markdown as markdown-it-py has it, notes and tables included.
@Suite struct MarkdownDifferentialTests {
  private static let script = """
    import base64, sys
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    def words(tokens):
        for token in tokens:
            if token.type == "text": yield token.content
            elif token.type in ("softbreak", "hardbreak"): yield " "
            elif token.type == "code_inline": yield "\\ufffc"
            elif token.type == "image": yield from words(token.children or [])
    for line in sys.stdin:
        text, notes = [], []
        place = text
        for token in parser.parse(base64.b64decode(line).decode()):
            if token.type == "footnote_block_open": place = notes
            if token.type == "inline": place.append(" ".join("".join(words(token.children)).split()))
        print(base64.b64encode("\\n".join(["", "", *text, *notes]).encode()).decode())
    """

  /// Whether the parser of others is there.
  static let hasParser: Bool = {
    guard Project.python != nil,
      (try? MarkupDifferentialTests.answers("import markdown_it, mdit_py_plugins", [])) != nil
    else {
      print("skipped: markdown-it-py is not there; `Scripts/setup --tests`")
      return false
    }
    return true
  }()

  private static let fragments = [
    "слово", "Ф. 17", "a", "5", " ", " ", "\n", "\n", "\n\n", "*", "**", "_", "__", "~~", "***",
    "[",
    "](u)", "]", "!", "[x]", "> ", "- ", "1. ", "2) ", "    ", "  ", "`", "``", "\\", "\\*",
    "&amp;",
    "&nbsp;", "&#1060;", "&eacute;", "&x;", ".", ",", "(", ")", "«", "—", "#", "# ", "---\n",
    "===\n",
    "\n\n| a *b* | c |\n| --- | :-: |\n| Ф. 17 | `x` |\n\n", "```\n", "\n[x]: u\n\n", "\"", "[x]",
    "  \n", "\t", "+ ", "10. ", "[^1]x", "[^2]x",
  ]

  @Test(.enabled(if: hasParser)) func theTextIsThatOfMarkdownIt() throws {
    var random = Seeded("Markdown is read as markdown-it reads it")
    let files = (0..<3000).map { _ in Self.file(&random) }.filter(Self.isComparable)
    let theirs = try MarkupDifferentialTests.answers(Self.script, files.map { Array($0.utf8) })
    try #require(theirs.count == files.count)
    var differing: [String] = []
    for (file, answer) in zip(files, theirs) {
      let other = Self.normal(try Self.decoded(answer).split(separator: "\n").map(String.init))
      let own = Self.normal(
        flows(file, as: .markdown).flatMap { $0.split(separator: "\n\n").map(String.init) })
      if !Self.isSame(own, other) { differing.append(file.debugDescription) }
    }
    // In corners that nobody writes the two may differ, such as a definition of a link in a
    // place where only one of them sees it.
    #expect(differing.count <= 5, "\(differing.joined(separator: "\n"))")
  }

  /// Whether the blocks are the same, but that a line of which nothing is left but marks ends a
  /// paragraph of ours.
  private static func isSame(_ own: [String], _ other: [String]) -> Bool {
    var rest = own[...]
    for block in other {
      var text = rest.popFirst() ?? ""
      while text.count < block.count, let next = rest.popFirst() { text += " " + next }
      if text != block { return false }
    }
    return rest.isEmpty
  }

  private static func file(_ random: inout Seeded) -> String {
    let bound = [8, 16, 40].randomElement(using: &random) ?? 8
    let body = (0..<Int.random(in: 1...bound, using: &random)).map { _ in
      fragments.randomElement(using: &random) ?? ""
    }.joined()
    guard Bool.random(using: &random) else { return body.replacing("[^", with: "[") }
    // Others take a note in a link for a link. Each note is marked in the end, as one without a mark is left out by the others.
    return
      "\(body.replacing("](u)", with: "]"))\n\nend[^1] [^2]\n\n[^1]: first *note*\nlazy\n\n    more\n\n[^2]: - item\n"
  }

  /// Whether both read the same language. `\` and a space, metadata, and links of wikis are ours
  /// alone; longer runs of `~`, notes in images, labels of labels, brackets at the end of a
  /// line, and lazy lines that are indented are read otherwise.
  private static func isComparable(_ file: String) -> Bool {
    let others = [
      "\\ ", "\\\t", "~~~", "[x][", "![^", "510.", "\t> ", "    > ",
    ]
    let lines = file.split { $0 == "\n" || $0 == " " || $0 == "\t" }
    return !others.contains(where: file.contains) && !file.hasPrefix("---")
      && !(file.contains("[[") && file.contains("]]")) && !lines.contains { $0.hasSuffix("](") }
  }

  /// Blocks without what is ours alone: dashes for hyphens, and marks that lead nowhere cut.
  private static func normal(_ blocks: [String]) -> [String] {
    blocks.map { block in
      block.replacing("–", with: "--").replacing("—", with: "---")
        .replacing("[^1]", with: "").replacing("[^2]", with: "")
        .split { $0.isWhitespace }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  private static func decoded(_ answer: String) throws -> String {
    String(decoding: [UInt8](try #require(Data(base64Encoded: answer))), as: UTF8.self)
  }
}
