/// What is known of a command of LaTeX or of a package in common use. Of any other the name
/// is cut and what stands in its braces is text.
struct TeXCommand {
  /// What becomes of an argument.
  enum Argument {
    /// There is none of this kind.
    case none
    case text
    /// Text, unless it is the number of a note.
    case mark
    case hidden
    /// Text that ends a paragraph.
    case paragraph
    case note
  }

  /// What the command itself does.
  enum Effect {
    case nothing, paragraph, lineBreak
    case text(String)
  }

  var effect = Effect.nothing
  /// Those in braces.
  var arguments: [Argument] = []
  /// Those in brackets.
  var options = Argument.none

  /// The command of a name; nil for one that is not known.
  static func named(_ name: String) -> TeXCommand? { commands[name] }

  private static let commands: [String: TeXCommand] = {
    var commands: [String: TeXCommand] = [:]
    func add(_ names: String, _ command: TeXCommand) {
      for name in names.split(separator: " ") { commands[String(name)] = command }
    }
    for (name, text) in characters { commands[name] = TeXCommand(effect: .text(text)) }
    add("nobreakspace", TeXCommand(effect: .text("\u{A0}")))
    add(
      "hspace hskip", TeXCommand(effect: .text(" "), arguments: [.hidden]))
    add("newline linebreak", TeXCommand(effect: .lineBreak, options: .hidden))
    add(
      """
      par newpage clearpage cleardoublepage pagebreak maketitle tableofcontents appendix \
      hline cline toprule midrule bottomrule tabularnewline endhead endfirsthead noindent \
      smallskip medskip bigskip frontmatter mainmatter backmatter cr
      """, TeXCommand(effect: .paragraph, options: .hidden))
    add(
      """
      part chapter section subsection subsubsection paragraph subparagraph caption title author \
      date subtitle frametitle addchap addsec
      """, TeXCommand(effect: .paragraph, arguments: [.paragraph], options: .hidden))
    add("item", TeXCommand(effect: .paragraph, options: .text))
    add("bibitem", TeXCommand(effect: .paragraph, arguments: [.hidden], options: .text))
    add(
      "footnote footnotetext endnote endnotetext thanks sidenote marginpar marginnote tablefootnote",
      TeXCommand(arguments: [.note], options: .hidden))
    add("footnotemark endnotemark", TeXCommand(options: .hidden))
    add(
      "footcite footcitetext footfullcite smartcite",
      TeXCommand(arguments: [.hidden], options: .note))
    add(
      """
      cite citep citet citealp citealt citeauthor citeyear parencite textcite autocite fullcite \
      nocite supercite cites parencites textcites autocites
      """,
      TeXCommand(effect: .text("\u{FFFC}"), arguments: [.hidden], options: .text))
    add(
      "ref eqref pageref autoref cref Cref nameref vref url path includegraphics",
      TeXCommand(effect: .text("\u{FFFC}"), arguments: [.hidden], options: .hidden))
    add("lstinline", TeXCommand(effect: .text("\u{FFFC}"), arguments: [.hidden], options: .hidden))
    add("textsuperscript", TeXCommand(arguments: [.mark]))
    add(
      "href textcolor foreignlanguage colorbox",
      TeXCommand(arguments: [.hidden, .text], options: .hidden))
    add(
      """
      label index documentclass usepackage RequirePackage bibliography bibliographystyle \
      addbibresource input include includeonly hypersetup vspace color pagestyle thispagestyle \
      pagenumbering selectlanguage setdefaultlanguage setmainlanguage setotherlanguage \
      setotherlanguages setmainfont setsansfont setmonofont hyphenation geometry graphicspath \
      captionsetup lstset sisetup tikzset usetikzlibrary phantom hphantom vphantom \
      newcounter stepcounter refstepcounter bibliographyunit theoremstyle nobibliography
      """, TeXCommand(arguments: [.hidden], options: .hidden))
    add(
      """
      setlength addtolength setcounter addtocounter definecolor newtheorem newfontfamily \
      numberwithin DeclareMathOperator newcommand renewcommand providecommand \
      DeclareRobustCommand addcontentsline newlength
      """, TeXCommand(arguments: [.hidden, .hidden], options: .hidden))
    add(
      "newenvironment renewenvironment addtocontents rule",
      TeXCommand(arguments: [.hidden, .hidden, .hidden], options: .hidden))
    add("multicolumn multirow", TeXCommand(arguments: [.hidden, .hidden, .text], options: .hidden))
    return commands
  }()

  private static let characters: [String: String] = [
    "nobreak": " ", "thinspace": "\u{2009}", "space": " ", "quad": " ", "qquad": " ",
    "enspace": " ", "enskip": " ", "No": "№", "textnumero": "№", "numero": "№", "S": "§",
    "textsection": "§", "textendash": "–", "textemdash": "—", "cyrdash": "—", "cdash": "—",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "quotedblbase": "„",
    "textquotedblleft": "“", "textquotedblright": "”", "ldots": "…", "dots": "…",
    "textellipsis": "…", "slash": "/", "textbackslash": "\\", "textasciitilde": "~",
    "textdegree": "°", "textbullet": "•", "textperiodcentered": "·", "i": "ı", "j": "ȷ",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "aa": "å", "AA": "Å",
  ]

  /// Environments that are not text as a whole.
  static let hiddenEnvironments: Set<String> = {
    var names: Set<String> = [
      "verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "math",
      "displaymath", "filecontents", "filecontents*", "tikzpicture",
    ]
    for name in ["equation", "align", "gather", "multline", "eqnarray", "alignat", "flalign"] {
      names.formUnion([name, name + "*"])
    }
    return names
  }()

  /// Environments in which `&` parts cells.
  static let tables: Set<String> = [
    "tabular", "tabular*", "tabularx", "tabulary", "longtable", "supertabular", "xltabular",
    "tabu", "array",
  ]

  /// The arguments of environments that are not text.
  static let argumentsOfEnvironments: [String: [Argument]] = [
    "tabular": [.hidden], "tabular*": [.hidden, .hidden], "tabularx": [.hidden, .hidden],
    "tabulary": [.hidden, .hidden], "longtable": [.hidden], "supertabular": [.hidden],
    "xltabular": [.hidden, .hidden], "tabu": [.hidden], "array": [.hidden],
    "minipage": [.hidden], "thebibliography": [.hidden], "multicols": [.hidden],
    "wrapfigure": [.hidden, .hidden], "adjustbox": [.hidden], "otherlanguage": [.hidden],
  ]
}
