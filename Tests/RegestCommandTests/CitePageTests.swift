import Fingerprint
import Foundation
import TestSupport
import Testing

/// `Documentation/styles.md` and `interchange.md`: each example of the command does what is
/// written below it.
@Suite struct CitePageTests {
  private static let pages = ["styles.md", "interchange.md"]

  /// Three letters of which formats for books do not hold the numbers alone.
  private static let letters = """
    id,reference,author,recipient,title,genre,date,number
    kaganovich1932,РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180,"Каганович, Л. М.","Сталин, И. В.",Письмо И. В. Сталину,letter,1932-11-05,25
    molotov1932,РГАСПИ. Ф. 558. Оп. 11. Д. 769. Л. 1,"Молотов, В. М.","Сталин, И. В.",Письмо И. В. Сталину,letter,1932,26
    stalin1932,РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 9,"Сталин, И. В.","Каганович, Л. М.",Письмо Л. М. Кагановичу,letter,1932-11,27

    """

  /// A folder with the files that the examples name.
  private func workplace(_ page: DocumentationPage) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let chapter = try DocumentationPage("styles.md").blocks["markdown"]?.first ?? ""
    try folder.file("chapter.md", Array(chapter.utf8))
    try folder.file("letters.csv", Array(Self.letters.utf8))
    try folder.file("notes.txt", Array("РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11\nТам же. Л. 12\n".utf8))
    try folder.file("letters.yaml", Array((page.blocks["yaml"]?.first ?? "").utf8))
    let built = try Shell.run("regest build chapter.md -o issued", in: folder.path)
    #expect(built.status < 2, "\(built.errors)")
    return folder
  }

  @Test func everyBlockIsTried() throws {
    let counts = try Self.pages.map { try DocumentationPage($0).blocks.mapValues(\.count) }
    #expect(counts[0] == ["sh": 1, "console": 4, "markdown": 1, "": 2], "\(counts[0])")
    #expect(counts[1] == ["sh": 1, "console": 2, "json": 1, "yaml": 1, "": 12], "\(counts[1])")
  }

  @Test(arguments: pages) func theLinesOfShellRun(name: String) throws {
    let page = try DocumentationPage(name)
    let folder = try workplace(page)
    for block in page.blocks["sh"] ?? [] {
      for line in block.split(separator: "\n") {
        let outcome = try Shell.run(String(line), in: folder.path)
        let loses = line.contains("--export ris")
        #expect(outcome.status == (loses ? 1 : 0), "\(line): \(outcome.errors)")
        let written = line.split(separator: " -o ").dropFirst().first.map(String.init)
        let output = try written.map {
          try FileStore.read(folder.path.appending(PathBytes($0)), limit: 1 << 20).count
        }
        #expect(output ?? outcome.output.utf8.count > 0, "\(line)")
      }
    }
  }

  /// What commands print, on standard error first.
  @Test(arguments: pages) func whatIsPrintedIsWritten(name: String) throws {
    let page = try DocumentationPage(name)
    let folder = try workplace(page)
    for block in page.blocks["console"] ?? [] {
      let lines = block.split(separator: "\n")
      let command = try #require(lines.first)
      try #require(command.hasPrefix("$ ") && !lines.dropFirst().contains { $0.hasPrefix("$ ") })
      let outcome = try Shell.run(String(command.dropFirst(2)), in: folder.path)
      let expected = lines.dropFirst().map { $0 + "\n" }.joined()
      #expect(outcome.errors + outcome.output == expected, "\(command)")
    }
  }

  /// The losses that the page shows are those of the three letters.
  @Test func lossesAreToldAsWritten() throws {
    let text = String(decoding: try Project.bytes("Documentation/interchange.md"), as: UTF8.self)
    let folder = try workplace(try DocumentationPage("interchange.md"))
    let export = "regest cite --items letters.csv --export ris"
    let told = try Shell.run(export, in: folder.path)
    #expect(!told.errors.isEmpty && text.contains("```\n\(told.errors)```\n"), "\(told.errors)")
    let json = try Shell.run("\(export) --loss json", in: folder.path).errors
    let first = try #require(json.split(separator: "\n").first)
    #expect(text.contains("```json\n\(first)\n```\n"), "\(first)")
  }
}
