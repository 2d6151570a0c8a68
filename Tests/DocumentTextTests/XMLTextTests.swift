import DocumentText
import Testing

@Suite struct XMLTextTests {
  @Test(arguments: [
    // Elements in a sentence and paragraphs, by local names.
    ("<p>Ф. <hi>558</hi>. Оп. <num>11</num></p>", "Ф. 558. Оп. 11"),
    ("<tei:p>a</tei:p><tei:p>b</tei:p>", "a\n\nb"), ("<lg><l>a</l><l>b</l></lg>", "a\n\nb"),
    ("<row><cell>a</cell><cell>b</cell></row>", "a\n\nb"), ("<x><y>a</y> <z>b</z></x>", "a b"),
    ("<titleStmt><title>a <hi>b</hi></title><author>c</author></titleStmt>", "a b\n\nc"),
    (
      "<p>a <bibl>b</bibl> c</p><listBibl><bibl>d</bibl><bibl>e</bibl></listBibl>",
      "a b c\n\nd\n\ne"
    ),
    // Levels of a shifr within one another.
    (
      "<msIdentifier><repository>РГАСПИ</repository><idno><idno type='fond'>558</idno>"
        + "<idno type='opis'>11</idno></idno></msIdentifier>", "РГАСПИ. Ф. 558. Оп. 11"
    ),
    // White space and breaks of lines.
    ("<p>a\n\n  b</p>", "a b"), ("<l>a<lb/>b</l>", "a\nb"), ("<p>a\n<lb/>\nb</p>", "a\nb"),
    ("<p>сло\n<lb break=\"no\"/>\n во</p>", "слово"), ("<p>a<pb n='5'/>b</p>", "ab"),
    ("<programlisting>a\n\nb</programlisting>", "a\n\nb"),
    // What is no text.
    ("<?xml version='1.0'?><p>a<!-- b -->c<?d e?>f</p>", "acf"), ("<p>a<del>b</del>c</p>", "ac"),
    ("<app><lem>a</lem><rdg>b</rdg></app>", "a"), ("<p>a<?b", "a"),
    // Sections.
    ("<p>a<![CDATA[<b> &amp; ]]>c</p>", "a<b> &amp; c"),
    ("<![CDATA[a", "a"), ("<![CDATA[]]>a", "a"),
    // One reading of several.
    ("<choice><sic>a</sic><corr>b</corr></choice>", "b"),
    ("<choice><corr>b</corr><sic>a</sic></choice>", "b"),
    ("<choice><orig>a</orig><reg>b</reg></choice>", "b"),
    ("<choice>\n<abbr>Ф.</abbr>\n<expan>Фонд</expan></choice> 5", "Ф. 5"),
    ("<choice><unclear>a</unclear><unclear>b</unclear></choice>", "a"), ("<sic>a</sic>", "a"),
    // Shifrs.
    (
      """
      <msIdentifier><repository>РГАСПИ</repository><idno>Ф. 558. Оп. 11. Д. 740</idno></msIdentifier>
      """, "РГАСПИ. Ф. 558. Оп. 11. Д. 740"
    ),
    (
      """
      <msIdentifier>
        <repository>РГАСПИ</repository>
        <idno type="fond">558</idno> <idno type="opis">11</idno>
        <idno type="delo">740</idno>
      </msIdentifier><msContents><msItem><locus>л. 5</locus><title>t</title></msItem></msContents>
      """, "РГАСПИ. Ф. 558. Оп. 11. Д. 740. л. 5\n\nt"
    ),
    ("<idno type='fond'>Ф. 17</idno>", "Ф. 17"), ("<idno type='ISBN'>5</idno>", "5"),
    // Raised figures.
    ("<p>Л. 5<hi rend='superscript'>1</hi></p>", "Л. 5"), ("<p>5<hi>1</hi></p>", "51"),
    // What breaks the rules.
    ("<p>a</q>b", "ab"), ("a < b & c </", "a < b & c </"), ("<q><p>a</q>b", "a\n\nb"),
    ("<p>&nbsp;&unknown;&#0;&#xD800;</p>", "\u{A0}&unknown;&#0;&#xD800;"),
    ("<p a='", "<p a='"), ("\u{FEFF}<p>a</p>", "a"),
  ]) func theTextIs(source: String, text: String) {
    #expect(flows(source, as: .xml) == [text])
  }

  @Test(arguments: [
    ("<!ENTITY f \"Ф. 558\">", "&f;", "Ф. 558"), ("<!ENTITY f 'a&#160;&amp;'>", "&f;", "a\u{A0}&"),
    ("<!ENTITY a 'x'><!ENTITY b '&a;y'>", "&b;", "xy"),
    ("<!ENTITY b '&a;y'><!ENTITY a 'x'>", "&b;", "&b;"),
    ("<!ENTITY a '<b/>'>", "&a;", "&a;"), ("<!ENTITY a SYSTEM 'x'>", "&a;", "&a;"),
    ("<!ENTITY a '&a;'>", "&a;", "&a;"), ("<!-- <!ENTITY a 'x'> ' --><?b ]>?>", "&a;", "&a;"),
    ("<!ENTITY % a 'x'>", "&a;", "&a;"), ("<!ENTITY a 'x'><!ENTITY a 'y'>", "&a;", "x"),
    ("<!ELEMENT a (b)><!ATTLIST a b CDATA '>'><!ENTITY a 'x'>", "&a;", "x"),
    ("<!ENTITY a ' '>", "x&a;&a;y", "x y"), ("<!ENTITY laquo '“'>", "&laquo;", "“"),
  ]) func declaredEntitiesAreRead(declarations: String, text: String, expected: String) {
    let source = "<!DOCTYPE p PUBLIC \"a\" 'b>' [\(declarations)] ><p>\(text)</p>"
    #expect(flows(source, as: .xml) == [expected])
  }

  /// A hundred entities, each of which doubles the one before it.
  @Test func entitiesDoNotGrowBeyondMeasure() {
    let declarations = (1..<100).map { "<!ENTITY a\($0) '&a\($0 - 1);&a\($0 - 1);'>" }.joined()
    let uses = String(repeating: "&a7;&a90;", count: 100_000)
    let source = Array("<!DOCTYPE p [<!ENTITY a0 'ab'>\(declarations)]><p>\(uses)</p>".utf8)
    let document = DocumentText(source, as: .xml)
    #expect(document.bytes.count < 4 * source.count + 65_536)
  }

  @Test(arguments: [
    ("<p>a<note place='foot'>one</note>, b.</p>", ["a, b.", "one"]),
    ("<p>a <note xml:id='n1'><p>one</p><p>more</p></note>b</p>", ["a b", "one\n\nmore"]),
    ("<p>a<note>one<note>in one</note></note></p>", ["a", "one\n\nin one"]),
    // In the order of the marks where notes stand apart.
    (
      """
      <p>a<ref target="#n2">2</ref> b<ptr target="#n1"/></p>
      <div type="notes"><note xml:id="n1">one</note><note xml:id="n2">two</note></div>
      """, ["a b", "two\n\none"]
    ),
    (
      """
      <p>a<anchor xml:id="x2"/> b<anchor xml:id="x1"/></p>
      <div><note target="#x1">one</note><note target="#x2">two</note></div>
      """, ["a b", "two\n\none"]
    ),
    // A note in its sentence stays where it is.
    (
      "<p>a<ref target='#n2'>2</ref><note xml:id='n1'>one</note><note xml:id='n2'>two</note></p>",
      ["a", "one\n\ntwo"]
    ),
    // A description has no footnotes.
    ("<teiHeader><notesStmt><note>a</note></notesStmt></teiHeader><p>b</p>", ["a\n\nb"]),
    // DocBook and JATS.
    ("<para>a<footnote><para>one</para></footnote></para>", ["a", "one"]),
    (
      """
      <p>a<xref ref-type="fn" rid="fn1"><sup>1</sup></xref>.</p><fn-group>
      <fn id="fn1"><p>one</p></fn></fn-group>
      """, ["a.", "one"]
    ),
    // A former shifr stands beside the present one.
    (
      """
      <msIdentifier><idno>Ф. 1</idno><altIdentifier><idno>Ф. 2</idno></altIdentifier></msIdentifier>
      <msContents><msItem><locus>л. 3</locus></msItem></msContents>
      """, ["Ф. 1. л. 3", "Ф. 2"]
    ),
    // EAD: steps of shifrs are a flow of their own.
    (
      """
      <c level="fonds"><did><unitid label="Ф.">558</unitid><unittitle>t</unittitle></did>
      <c level="series"><did><unitid>11</unitid></did>
      <c level="file"><did><unitid label="Д.">740</unitid><physloc>л. 5 об.</physloc></did></c>
      <c level="file"><did><unitid>741</unitid><physloc>Полка 3</physloc></did></c></c></c>
      """, ["t\n\nПолка 3", "Ф. 558. Оп. 11. Д. 740. л. 5 об.; Д. 741"]
    ),
  ]) func theFlowsAre(source: String, expected: [String]) {
    #expect(flows(source, as: .xml) == expected)
  }
}
