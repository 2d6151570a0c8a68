/// Text as TeX wants it in a value of BibLaTeX.
enum TeXWriting {
  /// The text with TeX's own signs written as commands. Braces too: BibTeX counts those that
  /// have a backslash.
  static func text(_ text: String) -> String {
    var out = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\textbackslash{}"
      case "{": out += "\\textbraceleft{}"
      case "}": out += "\\textbraceright{}"
      case "~": out += "\\textasciitilde{}"
      case "^": out += "\\textasciicircum{}"
      // In Russian and German text the plain quote begins a shorthand.
      case "\"": out += "\\textquotedbl{}"
      case "&", "%", "$", "#", "_": out += "\\\(scalar)"
      case "\u{A0}": out += "~"
      // Ligatures: two of them would print another sign.
      case "-" where last == "-", "'" where last == "'", "`" where last == "`":
        out += "{}\(scalar)"
      default: out.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return out
  }

  /// What is left of a text: BibLaTeX takes any run of spaces and line breaks as one space.
  static func kept(_ text: String) -> String {
    text.unicodeScalars.split { $0 == " " || 0x09...0x0D ~= $0.value }
      .map { String(Substring($0)) }.joined(separator: " ")
  }

  /// A literal in an annotation, where Biber parts at semicolons.
  static func literal(_ text: String) -> String {
    let parts = self.text(text).unicodeScalars.split(
      separator: ";", omittingEmptySubsequences: false)
    return "\"" + parts.map { String(Substring($0)) }.joined(separator: "\\symbol{59}") + "\""
  }
}
