import Testing

@testable import DocumentText

@Suite struct LaTeXTests {
  private static let lines: [DocumentCase] = [
    .init(
      #"Ф.~558.\,Оп.\ 11.\nobreakspace{}Д.\thinspace 5\:6\;7\nobreak\,8"#,
      "Ф.\u{A0}558.\u{2009}Оп. 11.\u{A0}Д.\u{2009}5 6 7 \u{2009}8"),
    .init("Л. 5--7 --- 8-9", "Л. 5–7 — 8-9"),
    .init(#"\textbf{Ф. \emph{17}}. \myown[a]{Оп. 3} {\itshape Д. 5}"#, "Ф. 17. [a]Оп. 3 Д. 5"),
    .init("Ф. 17 % Оп. 3\n   Д. 5 100\\% так", "Ф. 17 Д. 5 100% так"),
    .init("Ф. 17\\\\\nОп. 3\\\\[2pt] Д. 5\\newline Л. 6", "Ф. 17\nОп. 3\n Д. 5\n Л. 6"),
    .init(#"$x^2$ \(y\) \[z {]} \] a\$b"#, "\u{FFFC} \u{FFFC} \u{FFFC} a$b"),
    .init(#"Л. 5$^{12}$, 6$^1$, 7\textsuperscript{3}, 8\textsuperscript{об}"#, "Л. 5, 6, 7, 8об"),
    .init(#"a \verb|Ф. 17| \verb+b"#, "a \u{FFFC} +b"),
    .init(#"Ф. 17\label{Оп. 3}. \ref{a} \cite[Л. 5]{k}"#, "Ф. 17. \u{FFFC} \u{FFFC}Л. 5"),
    .init(#"\href{http://a}{Ф. 17} \url{http://b_c}"#, "Ф. 17 \u{FFFC}"),
    .init(
      #"\u{и}й \"е \'{e} \v{s} \CYRF. \cyrchar\cyrzh \CYRYO \CYRCH"#,
      "йй ё e\u{301} s\u{30C} Ф. жЁЧ"),
    .init(#"\No~5 \No{}6 \textnumero 7 \S 8"#, "№\u{A0}5 №6 №7 §8"),
    .init(
      #"<<Правда>> ``a'' ,,b'' "<c"> "`d"' 1"=2 "--- e"~f"#, "«Правда» “a” „b” «c» „d“ 1-2 — e-f"),
    .init(#"Письмо в ре\-дак"-цию"#, "Письмо в редакцию"),
    .init(#"\autocite[См.][Л. 5]{k}. \item[Ф.] [17]"#, "\u{FFFC}См.\u{FFFC}Л. 5. ¶Ф.\u{FFFC}17"),
    .init("\\{a\\} \\_ \\& \\#", "{a} _ & #"),
    .init("\\", ""), .init("{", ""), .init("}}a", "a"), .init("\\begin", ""), .init("", ""),
  ]

  @Test(arguments: lines) func commandsAreCut(expected: DocumentCase) {
    expected.expect(as: .latex)
  }

  private static let blocks: [DocumentCase] = [
    .init("a\n\nb\\par c\n  \nd\ne", "a¶b¶c¶d\ne"),
    .init(#"\section[short]{Ф. 17} Оп. 3 \subsection*{Д. 5} Л. 6"#, "Ф. 17¶Оп. 3 ¶Д. 5¶Л. 6"),
    .init(
      "\\begin{itemize}\n\\item Ф. 17\n\\item[--] Оп. 3\n\\end{itemize}\nД. 5",
      "Ф. 17\n¶– Оп. 3\n¶Д. 5"),
    .init(
      "\\begin{tabular}{|l|l|}Ф. 17 & Оп. 3 \\\\ Д. 5 & Л. 6\\end{tabular}",
      "Ф. 17 ¶Оп. 3 ¶Д. 5 ¶Л. 6"),
    .init("a\\begin{verbatim}\nФ. 17\n\\end{verbatim}b", "a¶\u{FFFC}¶b"),
    .init("a\\begin{align*}x\\end{align*}b", "a¶\u{FFFC}¶b"),
    .init(
      "\\documentclass[a4paper]{article}\n\\usepackage{x}\n\\begin{document}a\\end{document} b", "a"
    ),
    .init("\\newcommand{\\x}[1]{Ф. 17 #1}\na", "a"),
    .init("a \\label{b c\n\nd $e\n\nf", "a ¶d \u{FFFC}¶f"),
    .init("a % b\n\nc\n% d\n% e\nf", "a ¶c\nf"),
    .init("\u{FEFF}a\r\nb\r\n\r\nc", "a\r\nb¶c"),
  ]

  @Test(arguments: blocks) func blocksEndParagraphs(expected: DocumentCase) {
    expected.expect(as: .latex)
  }

  private static let notes: [DocumentCase] = [
    .init(
      #"Л. 5\footnote{Ф. 17.}. b\footnote[7]{Там же\footnote{c}. d} e"#, "Л. 5. b e",
      "Ф. 17.¶Там же. d", "c"),
    .init(
      #"a\footnotemark[1] b \footnotetext[1]{c {d} e}\endnote{f}\thanks{g}"#, "a b ", "c d e¶f¶g"),
    .init(#"a\footcite[см.][Л. 5]{key} \footcite{key}"#, "a ", "см.¶Л. 5"),
    .init("a\\footnote{b\n\nc} d", "a d", "b¶c"),
    .init(#"\title{T\thanks{n}} x"#, "T¶x", "n"),
    .init(#"a\footnote{b"#, "a", "b"),
  ]

  @Test(arguments: notes) func notesAreAFlow(expected: DocumentCase) {
    expected.expect(as: .latex)
  }

  @Test(arguments: [
    ("Ф.~\\textbf{558}. Оп. 11", "Ф.\u{A0}558", "Ф.~\\textbf{558"),
    ("Л. 5--7", "5–7", "5--7"), ("\\No~5", "№\u{A0}5", "\\No~5"),
    ("a\\footnote{Ф. 17%\n  . Оп. 3}", "17. Оп", "17%\n  . Оп"),
  ]) func whatIsReadStandsInTheFile(file: String, word: String, source: String) {
    let bytes = Array(file.utf8)
    #expect(DocumentText(bytes, as: .latex).source(of: word, in: bytes) == source)
  }

  private static let bibliographies: [DocumentCase] = [
    .init(
      """
      Ф. 1 is comment
      @string{x = "Ф. 2"} @comment{Ф. 3 {}} @preamble{"Ф. 4"}
      @Archival{key1,
        title = {Письмо {Н}. 100% "a"},
        note = "РГАСПИ. Ф.~17" # { Оп.~3},
        year = 1934, month = may
      }
      @misc(key2, note = {Там же})
      """,
      "Письмо Н. 100% \"a\"¶РГАСПИ. Ф.\u{A0}17 Оп.\u{A0}3¶1934¶may", "Там же"),
    .init("@a{b, note = {Ф. 17\n@c{d, note = {Оп. 3}}", "Ф. 17\n", "Оп. 3"),
    .init("@a{b, x, , y = {Ф. 17}, = {Оп. 3", "Ф. 17¶Оп. 3"),
    .init("@", ""), .init("@a", ""), .init("@a{", ""), .init("@a{b,c=", ""), .init("@a{b,c={", ""),
    .init("@a{b,c={d\\", "d"),
  ]

  @Test(arguments: bibliographies) func eachEntryIsAFlow(expected: DocumentCase) {
    expected.expect(as: .bibtex)
  }
}
