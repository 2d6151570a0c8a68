import Citing
import Testing

/// A list of sources in the kinds of output.
@Suite struct OutlineTests {
  static let lines = [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (0, "E"), (1, "F")].map {
    SourceList.Line(depth: $0, text: Array($1.utf8))
  }

  @Test(arguments: [
    (Output.Format.plain, "A\n  B\n    C\n    D\n\nE\n  F\n"),
    (.markdown, "- A\n  - B\n    - C\n    - D\n- E\n  - F\n"),
    (
      .html,
      "<ul>\n<li>A\n<ul>\n<li>B\n<ul>\n<li>C</li>\n<li>D</li>\n</ul></li>\n</ul></li>\n<li>E\n<ul>\n"
        + "<li>F</li>\n</ul></li>\n</ul>\n"
    ),
    (
      .latex,
      "\\begin{itemize}\n\\item A\n\\begin{itemize}\n\\item B\n\\begin{itemize}\n\\item C\n\\item D\n"
        + "\\end{itemize}\n\\end{itemize}\n\\item E\n\\begin{itemize}\n\\item F\n\\end{itemize}\n"
        + "\\end{itemize}\n"
    ),
  ]) func whatIsBelowAHeadingIsSetOff(format: Output.Format, expected: String) {
    #expect(String(decoding: Output(format).outline(Self.lines), as: UTF8.self) == expected)
    #expect(Output(format).outline([]).isEmpty)
  }
}
