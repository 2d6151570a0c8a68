import TestSupport

/// A page of `Documentation`, with its blocks of text as they stand there.
struct DocumentationPage {
  /// What a language's blocks hold, in their order.
  private(set) var blocks: [String: [String]] = [:]
  /// The blocks of shell in the numbered list: what a stranger is to type.
  private(set) var steps: [String] = []

  init(_ name: String) throws {
    let page = String(decoding: try Project.bytes("Documentation/\(name)"), as: UTF8.self)
    var lines: [Substring] = []
    var open: (indent: Int, language: String)?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      let text = line.dropFirst(indent)
      if let (depth, language) = open {
        guard text == "```", indent == depth else {
          lines.append(line.dropFirst(min(indent, depth)))
          continue
        }
        let block = lines.map { $0 + "\n" }.joined()
        if depth == 3, language == "sh" { steps.append(block) }
        blocks[language, default: []].append(block)
        open = nil
      } else if text.hasPrefix("```") {
        open = (indent, String(text.dropFirst(3)))
        lines = []
      }
    }
  }
}
