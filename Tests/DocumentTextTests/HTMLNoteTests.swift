import DocumentText
import Testing

@Suite struct HTMLNoteTests {
  /// Text with one mark, and its note, as programs write them.
  @Test(arguments: [
    // pandoc
    """
    <p>Л. 5<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>
    <section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr />
    <ol><li id="fn1"><p>Note<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
    </ol></section>
    """,
    // kramdown, Hugo
    """
    <p>Л. 5<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup>.</p>
    <div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Note \
    <a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li></ol></div>
    """,
    // GitHub
    """
    <p>Л. 5<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="">1</a>\
    </sup>.</p><section data-footnotes="" class="footnotes"><ol><li id="user-content-fn-1"><p>Note \
    <a href="#user-content-fnref-1" data-footnote-backref="" aria-label="Back">back</a></p></li></ol>
    </section>
    """,
    // Word
    """
    <p class=MsoNormal>Л. 5<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title="">\
    <span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>.</p>
    <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" \
    name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Note</p></div>
    """,
    // LibreOffice
    """
    <p>Л. 5<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>
    <div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" \
    href="#sdfootnote1anc">1</a> Note</p></div>
    """,
    // MediaWiki
    """
    <p>Л. 5<sup id="cite_ref-1" class="reference"><a href="#cite_note-%D0%98-1"><span>&#91;</span>1\
    <span>&#93;</span></a></sup>.</p><ol class="references"><li id="cite_note-И-1">\
    <span class="mw-cite-backlink"><b><a href="#cite_ref-1">^ Jump up</a></b></span> \
    <span class="reference-text">Note</span></li></ol>
    """,
    // EPUB 3
    """
    <p>Л. 5<a epub:type="noteref" href="#n_a">*</a>.</p>
    <aside epub:type="footnote" id="n_a"><p>Note</p></aside>
    """,
    // A note in the sentence
    "<p>Л. 5<span class='footnote'>Note</span>.</p>",
    "<p>Л. 5<sup>1</sup>.</p><p id='note1'><sup>1</sup> Note</p>",
  ]) func aMarkIsCutOutAndANoteIsAFlow(source: String) {
    #expect(flows(source, as: .html) == ["Л. 5.", "Note"])
  }

  @Test(arguments: [
    // In the order of the marks; a note without one stands in its place.
    (
      """
      <p>a<a href="#fn2">2</a> b<a href="#fn1">1</a> c<a href="#fn2">2</a></p>
      <ol><li id=fn1>one<li id=fn2>two<li id=fn3>three</ol>
      """, ["a b c", "two\n\none\n\nthree"]
    ),
    // A list of notes without names, and a section without a list.
    (
      "<p>a</p><ol class=footnotes><li>one<ul><li>in one</ul><li>two</ol>b",
      ["a\n\nb", "one\n\nin one\n\ntwo"]
    ),
    ("a<section role=doc-endnotes><h2>Notes</h2><p>one</section>b", ["a\n\nb", "Notes\n\none"]),
    // Two notes of one name: the first is meant.
    ("a<a href=#fn1>1</a><p id=fn1>one<p id=fn1>two", ["a", "one\n\ntwo"]),
    // A mark of a note that is not there.
    ("a<a href=#fn1>1</a>b", ["ab"]),
    // A word that links to a note is text.
    ("a <a href=#fn1>здесь</a><p id=fn1>one", ["a здесь", "one"]),
    // Names that are no note's.
    ("<p id=fnord>a<p id=n>b<p id=note>c<p id=fnref1>d", ["a\n\nb\n\nc\n\nd"]),
  ]) func notesAreInOrder(source: String, expected: [String]) {
    #expect(flows(source, as: .html) == expected)
  }
}
