import TestSupport
import Testing

@testable import DocumentText

/// What holds of every reader whatever it is given.
@Suite struct AnyBytesTests {
  private static let formats: [DocumentFormat] = [.markdown, .latex, .bibtex, .csv, .json]

  /// What each format has marks of.
  private static func words(_ format: DocumentFormat) -> [String] {
    let marks: [String]
    switch format {
    case .markdown:
      marks = [
        "*", "_", "**", "~~", "[", "]", "(", ")", "[^1]", "[^1]:", "^[", "![", "](a)", "> ", "- ",
        "1. ", "    ", "```", "`", "|", "|-|-|", "---", "===", "# ", "<", ">", "<p>", "</div>",
        "<a b='", "<!--", "-->", "<script>", "</script>", "&nbsp;", "&#", ";", "\\", "[a]: b",
        "\"", ":", "key: ", ":::", "<sup>1</sup>", "<br>",
      ]
    case .latex, .bibtex:
      marks = [
        "\\", "{", "}", "[", "]", "$", "$$", "%", "~", "--", "---", "<<", "\"<", "\"=", "\\\\",
        "\\footnote{", "\\footcite[", "\\begin{tabular}", "\\begin{verbatim}", "\\end{verbatim}",
        "\\end{tabular}", "&", "\\section{", "\\u{и}", "\\'", "\\verb|", "\\No", "\\label{",
        "\\[", "\\]", "@a{b, ", "c = ", "\"", ",", "#", "=", "@", "(", ")", "\\item[",
        "archive = {А}, ", "shelfmark = {Ф. 1. Оп. ",
      ]
    default:
      marks = [
        "\"archive\":", "\"call-number\":\"", "\"id\":", "{\"name\":\"", "Архив,Шифр\nА,",
        "\"fond\":", "\"", "\"\"", ",", ";", "{", "}", "[", "]", ":", "\\", "\\u", "\\u0424",
        "\\ud83d",
      ]
    }
    return marks
      + [" ", "\n", "\n\n", "\r\n", "Ф. 17", "я", "a", "1", ".", "\u{FEFF}", "\t", "\u{0}"]
  }

  @Test(arguments: formats) func anyBytesGiveATextThatStandsInThem(format: DocumentFormat) {
    var random = Seeded("any bytes as \(format)")
    let words = Self.words(format).map { Array($0.utf8) }
    for _ in 0..<3000 {
      var file: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        if Int.random(in: 0..<12, using: &random) == 0 {
          file.append(UInt8.random(in: 0...255, using: &random))
        } else if let word = words.randomElement(using: &random) {
          file += word
        }
      }
      expectExact(DocumentText(file, as: format), of: file)
    }
  }

  @Test(arguments: formats) func depthTakesNoStack(format: DocumentFormat) {
    for word in Self.words(format) {
      let file = Array(String(repeating: word, count: 20_000).utf8)
      expectExact(DocumentText(file, as: format), of: file)
    }
  }
}
