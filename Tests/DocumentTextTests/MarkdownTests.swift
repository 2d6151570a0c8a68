import Testing

@testable import DocumentText

@Suite struct MarkdownTests {
  private static let inlines: [DocumentCase] = [
    .init("Ф. **558**. _Оп._ *11*", "Ф. 558. Оп. 11"),
    .init("***Ф.*** ~~17~~ 5~6~", "Ф. 17 5~6~"),
    .init("snake_case_word 5 * 6 * 7 _", "snake_case_word 5 * 6 * 7 _"),
    .init("*Ф. 17 **Оп. 3***", "Ф. 17 Оп. 3"),
    .init("**Ф. 17*", "*Ф. 17"),
    .init("1\\. \\*не\\* \\я", "1. *не* \\я"),
    .init(
      "Ф.&nbsp;17&#160;Оп.&#xA0;3 &amp; &unknown; &", "Ф.\u{A0}17\u{A0}Оп.\u{A0}3 & &unknown; &"),
    .init("Ф.\\ 17", "Ф.\u{A0}17"),
    .init("[Ф. 17](http://a.b/c_(d) \"title\") и [Оп. 3](<a b>)", "Ф. 17 и Оп. 3"),
    .init("![портрет *Л.*](a.png) [не ссылка] [(]", "портрет Л. [не ссылка] [(]"),
    .init("[[Ф. 17](a)](b)", "[Ф. 17](b)"),
    .init(
      "[Ф. 17][a], [B][] и [c], [d]\n\n[a]: u\n[b]: <u> 'title'\n[c]:\n  u\n  \"t\"",
      "Ф. 17, B и c, [d]"),
    .init("[1]: РГАСПИ. Ф. 17.", "[1]: РГАСПИ. Ф. 17."),
    .init("Ф. 17 <https://a.b/c> <a@b.c>", "Ф. 17 \u{FFFC} \u{FFFC}"),
    .init("Ф. <b class='x>'>17</b><!-- Оп. 3 --> Д. 5", "Ф. 17 Д. 5"),
    .init("Л. 5<sup>12</sup> <sup>об</sup>", "Л. 5 об"),
    .init("Л. 5<sup>[1](#fn1)</sup>[2](#_ftn2)[\\[3\\]](#fn:3) [4](#x) [6](b)", "Л. 5 4 6"),
    .init("Л. 5<sup><a href=\"#fn1\">1</a></sup><a href='#fn2'>2</a> <a href='#x'>3</a>", "Л. 5 3"),
    .init("[5]: u\n\n[5]", "5"),
    .init("5*[1](#fn1)* _7[*](#fn1)_", "5** 7"),
    .init("РГАС&shy;ПИ &eacute;&Acy;&laquo;&#150;&#xAD;", "РГАСПИ éА«\u{96}"),
    .init("Ф. 17<del>Оп. 3</del> <s>Д. 5</s><iframe>x</iframe>y", "Ф. 17 Д. 5¶y"),
    .init(
      "[[РГАСПИ]]. [[a/b|Ф. 17]] [[x] [[]] [[a\nb]] [[1]](u)",
      "РГАСПИ. Ф. 17 [[x] [[]] [[a\nb]] [1]"),
    .init("177--180 --- 5-6 ---- \\--", "177–180 — 5-6 ---- --"),
    .init("a<br>b<br/>\nc", "a\nb\nc"),
    .init("a<p>b</p>c", "a¶b¶c"),
    .init("Ф. `17 *` Оп. ``a`b`` ` 3", "Ф. \u{FFFC} Оп. \u{FFFC} ` 3"),
    .init("5 < 6 > 4 <", "5 < 6 > 4 <"),
    .init("Ф. 17.  \nОп. 3\\\nД. 5", "Ф. 17.  \nОп. 3\nД. 5"),
    .init("***", ""), .init("", ""), .init("\\", "\\"), .init("[", "["), .init("![^", "![^"),
  ]

  @Test(arguments: inlines) func marksWithinALineAreCut(expected: DocumentCase) {
    expected.expect(as: .markdown)
  }

  private static let blocks: [DocumentCase] = [
    .init("# Ф. 17 #\nОп. 3\n=====\nД. 5\n---\nЛ. 6", "Ф. 17¶Оп. 3¶Д. 5¶Л. 6"),
    .init("a\n\u{C}\nb", "a\n\u{C}\nb"),
    .init("[x]: u\n===\nФ. [17][x]\n\n[y]: u\n---\na", "===\nФ. 17¶a"),
    .init("Ф.\n17. Оп. 3", "Ф.\n17. Оп. 3"),
    .init("Ф.\n1. Оп. 3\n2. Д. 5", "Ф.¶Оп. 3¶Д. 5"),
    .init("- Ф. 17.\n  Оп. 3\n- Д. 5\nЛ. 6\n\n  Л. 7", "Ф. 17.\n  Оп. 3¶Д. 5\nЛ. 6¶Л. 7"),
    .init("> Ф. 17.\n> Оп. 3\nД. 5\n\nЛ. 6", "Ф. 17.\nОп. 3\nД. 5¶Л. 6"),
    .init("> > Ф. 17.\n> > - Оп. 3\n> Д. 5", "Ф. 17.¶Оп. 3\nД. 5"),
    .init("-\n\n  a\n\n-\n  b\n\n      code\n\n- \n\n    code", "a¶b"),
    .init("a\n***\nb\n\n---\n\nc", "a¶b¶c"),
    .init("```\nФ. 17\n```\nОп. 3\n~~~ x\n```\n~~~\n\n    Д. 5\n\nЛ. 6", "Оп. 3¶Л. 6"),
    .init("Оп. 3\n    Д. 5", "Оп. 3\n    Д. 5"),
    .init("- a\n\n      code\n\n  b\n\n\tc", "a¶b¶c"),
    .init("Ф. | Оп.\n---|:-:\n17 | 3 \\| 4\n5\n\nx", "Ф.¶Оп.¶17¶3 | 4¶5¶x"),
    .init(
      "| Архив | Ф. | Опись: | Д. | Листы |\n|-|-|-|-|-|\n| РГАСПИ | 17 | 3 | 904 | 5 об. |\n"
        + "| РГАСПИ | **17** | 3 | 904 | 6 |\n| ГАРФ | Р-5446 | 1 | | |\n| ГАРФ | | 1 | 5 | |",
      "Архив¶Ф.¶Опись:¶Д.¶Листы¶РГАСПИ¶17¶3¶904¶6¶ГАРФ¶1¶5",
      "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 5 об.¶ГАРФ. Ф. Р-5446. Оп. 1"),
    .init("РГАСПИ\n:   Ф. 17\n: Оп. 3\n:-)", "РГАСПИ\nФ. 17\nОп. 3\n:-)"),
    .init("| *Ф.* |\n| --- |\n| 17 |\n# h", "Ф.¶17¶h"),
    .init("a | b\n--- | --- | ---\nc", "a | b\n— | — | —\nc"),
    .init("<div>\n*Ф.* <b>17</b>\n\n*Оп.* 3\n</div>", "*Ф.* 17¶Оп. 3"),
    .init("<!-- Ф. 17\n\nОп. 3 -->\nД. 5", "Д. 5"),
    .init("<script>\nlet a = 1\n\n</script>\nД. 5", "Д. 5"),
    .init("<table><tr><td>Ф. 17</td><td>Оп. 3</td></tr></table>", "Ф. 17¶Оп. 3"),
    .init("::: {.note}\nФ. 17\n:::\nОп. 3", "Ф. 17¶Оп. 3"),
    .init("\u{FEFF}# Ф. 17", "Ф. 17"),
    .init("Ф.\r\n17\r\n\r\n- Оп. 3\rД. 5", "Ф.\r\n17¶Оп. 3\rД. 5"),
  ]

  @Test(arguments: blocks) func blocksEndParagraphs(expected: DocumentCase) {
    expected.expect(as: .markdown)
  }

  private static let notes: [DocumentCase] = [
    .init("Л. 5[^1].\n\n[^1]: Ф. 17.", "Л. 5.", "Ф. 17."),
    .init(
      "a[^b] c[^a]^[in *place* [x]].\n\n[^a]: A\n[^z]: Z\n[^b]: B\nlazy\n\n    more\n\nend",
      "a c.¶end", "B\nlazy¶more¶A¶in place [x]¶Z"),
    .init("a[^1]\n\n[^1]: b[^2] c\n[^2]: d^[e^[f]g]\n", "a", "b c¶d¶eg¶f"),
    .init("a[^1] b[^1][^none]\n\n[^1]: c\n[^1]: d", "a b", "c¶d"),
    .init("a[^1]\n\n[^1]:\n    - Ф. 17\n\n          code\n    - Оп. 3\n", "a", "Ф. 17¶Оп. 3"),
    .init("> a[^1]\n>\n> [^1]: b\n> c", "a", "b\nc"),
    .init("*a^[b*c] d*", "a d", "b*c"),
    .init("a ^[b", "a ^[b"),
  ]

  @Test(arguments: notes) func notesFollowInTheOrderOfTheirMarks(expected: DocumentCase) {
    expected.expect(as: .markdown)
  }

  private static let metadata: [DocumentCase] = [
    .init(
      """
      ---
      title: "Письма \\"N\\": Ф. 17"
      author: 'О''Нил'
      # comment
      tags: [Оп. 3, "a, b"]
      abstract: |
        Д. 5
        Л. 6: 7
      list:
        - один
        - два
          три
      ---
      Текст
      """,
      "Письма \"N\": Ф. 17¶О'Нил¶Оп. 3¶a, b¶Д. 5\nЛ. 6: 7¶один¶два\nтри", "Текст"),
    .init("---\na: b\n...\nc", "b", "c"),
    .init("---\n\na\n\n---\nb", "a¶b"),
    .init("---\na", "a"),
  ]

  @Test(arguments: metadata) func valuesOfTheMetadataAreText(expected: DocumentCase) {
    expected.expect(as: .markdown)
  }

  @Test(arguments: [
    ("Ф.&nbsp;**558**. Оп. 11", "Ф.\u{A0}558", "Ф.&nbsp;**558"),
    ("> Ф. 17.\n> Оп. 3", "17.\nОп", "17.\n> Оп"),
    ("1\\. Ф. 17", "1. Ф", "1\\. Ф"),
    ("a[^1]\n\n[^1]: Ф. *17*\n    Оп. 3", "17\n    Оп. 3", "17*\n    Оп. 3"),
    ("[Ф. 17](a) Оп. 3", "Ф. 17 Оп. 3", "Ф. 17](a) Оп. 3"),
  ]) func whatIsReadStandsInTheFile(file: String, word: String, source: String) {
    let bytes = Array(file.utf8)
    #expect(DocumentText(bytes, as: .markdown).source(of: word, in: bytes) == source)
  }
}
