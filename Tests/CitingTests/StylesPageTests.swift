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

  /// The table of many authors has the numbers of the styles, and no style is left out.
  @Test func theTableOfManyAuthorsIsRight() throws {
    let section = try #require(page.split(separator: "## Many authors\n").last)
    var told: [String: [Int]] = [:]
    for line in section.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|")
      let numbers = cells[1...2].compactMap { cell in
        Int(cell.drop { $0 == " " }.prefix { $0.isNumber })
      }
      for (place, name) in cells[0].split(separator: "`").enumerated() where place % 2 == 1 {
        told[String(name)] = numbers
      }
      if cells[0].contains("kritika") { break }
    }
    for style in StyleLibrary.styles {
      let others = try CompiledStyle(style).layout.others
      // Those that extend a style of the table and print no authors, or as it does.
      if ["gost-", "journal-"].contains(where: style.name.hasPrefix), told[style.name] == nil {
        #expect(others.from == nil || others.from == 4, "\(style.name)")
      } else {
        #expect(told[style.name] == others.from.map { [$0, others.shown] }, "\(style.name)")
      }
    }
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
