import TestSupport
import Testing

@testable import Citing

/// `Documentation/styles.md` has every key of the format, and its example is a style.
@Suite struct StylesPageTests {
  private let page = String(
    decoding: (try? Project.bytes("Documentation/styles.md")) ?? [], as: UTF8.self)

  @Test func everyKeyIsExplained() {
    for key in StyleKey.all { #expect(page.contains("`\(key)`"), "\(key)") }
  }

  @Test func everyScriptIsNamed() {
    for script in Script.allCases { #expect(page.contains("`\(script.rawValue)`")) }
  }

  @Test func theExampleIsAStyle() throws {
    let example = try #require(page.split(separator: "```\n").first { $0.hasPrefix("extends:") })
    let style = try Style(
      Array(example.utf8), file: "styles.md", extending: StyleLibrary.styles)
    var item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1–2")
    item.witness = Wording("копия")
    #expect(
      try CompiledStyle(style).text(of: item)
        == "РГАСПИ, ф. 17, оп. 3, д. 9, л. 1-2 (копия).")
  }
}
