internal import CanonicalJSON

/// The descriptors of the codes that a log refers to, in the order in which they are met (SARIF
/// 2.1.0, 3.49).
struct SARIFRules: Sendable {
  private var indices: [DiagnosticCode: Int] = [:]
  /// The descriptors by index.
  private(set) var descriptors: [JSON] = []

  /// The index of a code, which is taken up when it is new.
  mutating func index(of code: DiagnosticCode) -> Int {
    if let index = indices[code] { return index }
    indices[code] = descriptors.count
    descriptors.append(Self.descriptor(of: code))
    return descriptors.count - 1
  }

  /// A code with its whole page. There is no `helpUri`: the page is in the program.
  private static func descriptor(of code: DiagnosticCode) -> JSON {
    let page = code.page
    return [
      "id": .string(code.rawValue),
      "name": .string(page.name),
      "shortDescription": ["text": .string(sentence(page.meaning))],
      "fullDescription": [
        "text": .string("\(sentence(page.meaning)) \(sentence(page.importance))")
      ],
      "help": ["text": .string(page.text(code: code)), "markdown": .string(markdown(code, page))],
      "defaultConfiguration": ["level": .string(page.severity.rawValue)],
    ]
  }

  private static func markdown(_ code: DiagnosticCode, _ page: DiagnosticPage) -> String {
    func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
    return """
      # \(code.rawValue) \(page.name)

      **What it means:** \(escaped(page.meaning))

      **Why it matters:** \(escaped(page.importance))

      **Example:** \(escaped(page.example))

      **What to do:** \(escaped(page.remedy))

      """
  }

  /// SARIF wants sentences (3.11.3): with a capital and a period.
  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
