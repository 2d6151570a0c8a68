/// What commands of TeX print.
enum TeXSigns {
  /// Longer ones first.
  static let ligatures: KeyValuePairs<String, Unicode.Scalar> = [
    "---": "—", "--": "–", "``": "“", "''": "”",
  ]

  static let signs: [String: String] = [
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\\": " ",
    "-": "", ",": "\u{2009}", "/": "", "textbackslash": "\\", "textbraceleft": "{",
    "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^", "textquotedbl": "\"",
    "textendash": "–", "textemdash": "—", "textnumero": "№", "textquotedblleft": "“",
    "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’",
    "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»", "ldots": "…",
    "dots": "…", "textellipsis": "…", "textdegree": "°", "textsection": "§", "S": "§",
    "nobreakspace": "\u{A0}", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "aa": "å", "AA": "Å", "TeX": "TeX",
    "LaTeX": "LaTeX", "textbar": "|", "textless": "<", "textgreater": ">", "No": "№",
    "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“",
  ]

  /// Signs that are put behind the letter.
  static let accents: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
    "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}",
    "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
  ]

  /// Commands that change how letters look, not which they are.
  static let silent: Set<String> = [
    "emph", "textit", "textbf", "textsc", "textup", "textrm", "mkbibemph", "mkbibitalic",
    "mkbibbold", "mbox", "texttt", "textsl", "url", "em", "it", "bf", "sc", "rm", "itshape",
    "bfseries", "upshape",
  ]
}
