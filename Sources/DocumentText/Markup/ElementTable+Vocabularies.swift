extension ElementTable {
  /// HTML (Living Standard, sections 4 and 15.3).
  static let html = ElementTable([
    (
      .block,
      """
      html body div section article main header footer nav aside form fieldset details dialog \
      figure hgroup search center table thead tbody tfoot tr ul ol menu dir dl blockquote \
      noscript optgroup select object video audio canvas head frameset
      """
    ),
    (.paragraph, "p h1 h2 h3 h4 h5 h6 caption figcaption legend summary address"),
    (.item, "li td th dt dd option"),
    (.preformatted, "pre listing"),
    (.lineBreak, "br"),
    (.rule, "hr"),
    (.skipped, "template del"),
    (.raw, "script style iframe noembed noframes"),
    (.escapable, "title textarea"),
    (.anchor, "a"),
    (.raised, "sup"),
    (.span, "span small"),
  ])

  /// TEI P5, EAD, DocBook, JATS, MODS and XHTML, by their local names.
  ///
  /// Names that one vocabulary has for a paragraph and another for a word in it, such as
  /// `title`, are left out: what stands in a structural element is a paragraph anyway.
  static let xml = ElementTable([
    (
      .block,
      """
      tei teicorpus text group front body back div div1 div2 div3 div4 div5 div6 div7 list table \
      row lg sp listbibl listperson listplace listorg listevent liststand standoff msdesc mspart \
      filedesc titlestmt editionstmt publicationstmt seriesstmt notesstmt sourcedesc profiledesc \
      encodingdesc revisiondesc correspdesc correspaction correspcontext physdesc history \
      biblstruct monogr analytic imprint figure castlist castgroup listapp titlepage \
      person place org event particdesc langusage textclass keywords availability recordhist \
      admininfo additional listwit listannotation \
      ead eadheader control dsc maintenancehistory maintenanceevent controlaccess \
      frontmatter \
      article book chapter section sect1 sect2 sect3 sect4 sect5 appendix preface info bookinfo \
      articleinfo itemizedlist orderedlist variablelist varlistentry listitem simplelist \
      informaltable tgroup thead tbody tfoot bibliography biblioentry epigraph \
      sec journal-meta article-meta title-group contrib-group boxed-text disp-quote def-list \
      def-item ref-list fig table-wrap fn-group \
      html ul ol dl tr blockquote aside main header footer nav form \
      modscollection mods
      """
    ),
    (
      .paragraph,
      """
      p ab head l cell item opener closer salute signed dateline trailer byline argument \
      postscript stage speaker docauthor docdate titlepart addrline figdesc witness change \
      para simpara formalpara bridgehead abstract kwd \
      td th li dt dd h1 h2 h3 h4 h5 h6 caption figcaption summary legend
      """
    ),
    (.preformatted, "pre programlisting literallayout screen eg preformat"),
    (.lineBreak, "lb br"),
    (.rule, "hr"),
    (.skipped, "del rdg script style template facsimile surplus"),
    (.anchor, "a ref ptr xref link footnoteref"),
    (.place, "anchor"),
    (.raised, "hi sup superscript"),
    (.note, "note footnote fn annotation"),
    (.choice, "choice"),
    (.rejected, "sic orig expan"),
    (.head, "teiheader"),
    (.identifier, "msidentifier"),
    (.contents, "mscontents msitem msitemstruct"),
    (.locus, "locus locusgrp"),
    (.number, "idno collection unitid"),
    (
      .field,
      """
      physicallocation shelflocator archive shelfmark shifr call-number callnumber \
      archive-location archivelocation
      """
    ),
    (.component, "archdesc c c01 c02 c03 c04 c05 c06 c07 c08 c09 c10 c11 c12"),
    (.description, "did"),
    (.repository, "repository"),
    (.address, "address"),
    (.location, "physloc"),
    (.aside, "altidentifier"),
  ])
}
