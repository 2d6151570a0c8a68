/// Text as TeX wants it in a value of BibLaTeX.
enum TeXWriting {
  /// The text with TeX's own signs written as commands. BibTeX counts braces that have a
  /// backslash too: those that do not match are written in words.
  static func text(_ text: String) -> String {
    var out = ""
    var last: Unicode.Scalar = " "
    let isBalanced = hasMatchingBraces(text)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\textbackslash{}"
      case "{" where isBalanced, "}" where isBalanced: out += "\\\(scalar)"
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

  private static func hasMatchingBraces(_ text: String) -> Bool {
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
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
