internal import CanonicalJSON

/// The descriptors of the codes that a log refers to, in the order in which they are met (SARIF
/// 2.1.0, 3.49).
struct SARIFRules: Sendable {
  /// The address of the pages, with `{code}` for the code; nil where there is none.
  private let pages: String?
  private var indices: [DiagnosticCode: Int] = [:]
  /// The descriptors by index.
  private(set) var descriptors: [JSON] = []

  init(pages: String?) { self.pages = pages }

  /// The index of a code, which is taken up when it is new.
  mutating func index(of code: DiagnosticCode) -> Int {
    if let index = indices[code] { return index }
    indices[code] = descriptors.count
    descriptors.append(descriptor(of: code))
    return descriptors.count - 1
  }

  /// A code with its whole page, and its address where somebody has put the pages.
  private func descriptor(of code: DiagnosticCode) -> JSON {
    let page = code.page
    let meaning = Self.sentence(page.meaning)
    return JSON(optional: [
      ("id", .string(code.rawValue)),
      ("name", .string(page.name)),
      ("shortDescription", ["text": .string(meaning)]),
      ("fullDescription", ["text": .string("\(meaning) \(Self.sentence(page.importance))")]),
      (
        "help",
        [
          "text": .string(page.text(code: code)),
          "markdown": .string(Self.markdown(code, page)),
        ]
      ),
      ("helpUri", pages.map { .string($0.replacing("{code}", with: code.rawValue)) }),
      ("defaultConfiguration", ["level": .string(page.severity.rawValue)]),
    ])
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
