import DocumentText
import Testing

@Suite struct HTMLTextTests {
  @Test(arguments: [
    // Elements in a sentence and paragraphs.
    ("<p>Ф. <b>558</b>. <i>Оп.</i> <span>11</span></p>", "Ф. 558. Оп. 11"),
    ("<p>a</p><p>b</p>", "a\n\nb"), ("<p>a<p>b", "a\n\nb"),
    ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
    ("<h1>a</h1>b", "a\n\nb"), ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
    ("<table><tr><td>a<td>b<tr><th>c</table>", "a\n\nb\n\nc"), ("<dl><dt>a<dd>b</dl>", "a\n\nb"),
    ("<p>a<hr>b", "a\n\nb"), ("<a href='x'>Л.</a> <em>5</em>", "Л. 5"),
    ("a</p>b", "a\n\nb"), ("x</b>y</unknown>z", "xyz"),
    // White space.
    ("<p>  a  b\n c </p>", "a  b\n c"), ("<p>a\n\nb</p>", "a b"), ("<p>a\n \t\r\n b</p>", "a b"),
    ("a<b>\n</b>\nb", "a\nb"), ("a \n<b> b</b>", "a \nb"), ("a\n&nbsp;\nb", "a\n\u{A0} b"),
    ("a&#32;&#10;b", "a b"), ("<pre>a\n\n b</pre>c", "a\n\n b\n\nc"), ("a\r\nb", "a\r\nb"),
    // Line breaks.
    ("a<br>b", "a\nb"), ("a<br/>\n b", "a\nb"), ("a\n<br>b", "a\nb"), ("a<br><br>b", "a\n\nb"),
    ("a<br>&nbsp;<br>b", "a\n\u{A0}\n\nb"), ("a<wbr>b", "ab"), ("ар&shy;хив", "архив"),
    ("ар\u{AD}хив", "архив"),
    // What is no text.
    ("a<!-- <p>b</p> -->c", "ac"), ("a<!-->b", "ab"), ("a<!-- x --!>b", "ab"), ("a<!-- b", "a"),
    ("a<script>if (a < b) '</p>'</script>b", "ab"), ("a<STYLE>p {}</Style >b", "ab"),
    ("a<script>b", "a"), ("a<template><p>b</p></template>c", "ac"), ("a<?php b ?>c", "ac"),
    ("<!DOCTYPE html><p>a", "a"), ("a<![if !b]>c<![endif]>d", "acd"), ("a<del>b</del>c", "ac"),
    ("<p title='a>b' class=c data-x=\"<i>\">d", "d"), ("<noscript>a</noscript>b", "a\n\nb"),
    ("a</ b>c", "ac"), ("<iframe src=x><p>a</iframe>b", "b"), ("a<del>b", "ab"),
    // Text without elements.
    ("<title>a <b> &amp; c</title>d", "a <b> & c\n\nd"), ("<title>a<p>b", "a\n\nb"),
    ("<textarea><p></textarea>a", "<p>\n\na"),
    // What breaks the rules is text.
    ("a < b & c", "a < b & c"), ("a<", "a<"), ("a</", "a</"), ("a<b", "a<b"),
    ("a <b c='d", "a <b c='d"),
    ("1<2>3", "1<2>3"), ("&", "&"), ("&;", "&;"), ("a\0b", "a\0b"), ("\u{FEFF}a", "a"),
    // Raised figures are marks, whatever they point at; other raised text is text.
    ("Л. 5<sup>1</sup>, Л. 6<sup>*</sup>", "Л. 5, Л. 6"), ("5<sup>об</sup>", "5об"),
    ("XX<sup>e</sup> век", "XXe век"),
    // A link that is no mark.
    ("Л. <a href='#p5'>5</a>", "Л. 5"), ("<a href='x.html'>1</a>", "1"),
    // XHTML.
    ("<?xml version='1.0'?><p>a<script/>b</p><![CDATA[<c>]]>", "ab\n\n<c>"),
    ("<p/>a<![CDATA[b]]>", "a"),
  ]) func theTextIs(source: String, text: String) {
    #expect(flows(source, as: .html) == [text])
  }

  @Test(arguments: ["", "<p></p>", "<!-- -->", "\n\n", "<script>"])
  func nothingIsOneEmptyFlow(source: String) {
    #expect(flows(source, as: .html) == [""])
    #expect(flows(source.replacing("<script>", with: "<a/>"), as: .xml) == [""])
  }

  /// A row whose head names the levels of a shifr is one reference; others are as they stand.
  @Test func rowsMayBeShifrs() {
    let table = """
      <table><tr><th>№<th><b>Архив</b><th>Фонд<th>Оп.<th>Дело<th>Листы</tr>
      <tr><td>1</td><td>РГАСПИ</td><td>17</td><td>3</td><td>904</td><td>5&ndash;6</td></tr>
      <tr><td>2<td><p class=x>
        РГАСПИ</p><td>Ф.&nbsp;17<td><span>Оп. 3</span><td><td>
      <tr><td>3<td>РГАСПИ<td>17<sup>1</sup><td>3<td>904<td>7
      <tr><td>4<td colspan=5>нет
      </table><table><tr><td>РГАСПИ<td>Фонд<td>Дело<tr><td>РГАСПИ<td>17<td>904</table>
      <table><tr><td>Архив<td>Фонд<td>Дело<tr><td>РГАСПИ<td>17<td>904</table>
      """
    let read = flows(table, as: .html)
    #expect(
      read == [
        """
        № Архив Фонд Оп. Дело Листы 1 2 3 РГАСПИ 17 3 904 7 4 нет РГАСПИ Фонд Дело РГАСПИ 17 904 \
        Архив Фонд Дело
        """.replacing(" ", with: "\n\n"),
        """
        РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 5–6

        РГАСПИ. Ф.\u{A0}17. Оп. 3

        РГАСПИ. Ф. 17. Д. 904
        """,
      ])
  }
}
