/// Text in Markdown that stays text: no emphasis, no link, no HTML, nobody called.
enum MarkdownText {
  /// Text on one line, in which what Markdown or GitHub's filters would read are references
  /// of HTML (CommonMark 0.31, section 2.5). A name behind an at sign is parted from it, so that
  /// no person or team is told of it.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.printable.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let rest = scalars[index...].dropFirst()
      switch scalar {
      // Addresses become links by themselves (GFM, section 6.9).
      case ":" where rest.starts(with: "//".unicodeScalars),
        "w" where rest.starts(with: "ww.".unicodeScalars):
        result += "&#\(scalar.value);".unicodeScalars
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "$", "!":
        result += "&#\(scalar.value);".unicodeScalars
      case "@":
        result += "&#64;&#8203;".unicodeScalars
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Text in the form of code, on one line, also in a cell of a table.
  static func code(_ text: String) -> String { "<code>\(escaped(text))</code>" }

  /// Lines as they are, behind a fence that is longer than any in them (section 4.5).
  static func block(_ lines: String) -> String {
    var longest = 0
    var run = 0
    for scalar in lines.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)text\n\(lines)\(fence)\n"
  }
}
