import Testing

@testable import ArchivalReference

@Suite struct ArchiveTableTests {
  @Test func everyLineOfTheTableIsRead() {
    let lines = ArchiveTable.standardSource.split(separator: 0x0A).dropFirst()
    #expect(ArchiveTable.standard.archives.count == lines.count)
    #expect(lines.count > 40)
  }

  @Test func everyLineageIsAnArchiveOfTheTable() {
    for archive in ArchiveTable.standard.archives {
      #expect(ArchiveTable.standard[archive.lineage] != nil, "\(archive.key)")
      #expect(!archive.names.isEmpty, "\(archive.key)")
    }
  }

  @Test func everyNameIsFoundAsItsArchive() throws {
    for archive in ArchiveTable.standard.archives {
      for name in archive.names {
        let text = Array("\(name). Ф. 5. Оп. 2. Д. 7. Л. 9".utf8)
        let references = ReferenceParser().references(in: text)
        try #require(references.count == 1, "\(name)")
        #expect(references[0].shifr == Shifr(archive: archive.key, fond: "5", opis: "2", delo: "7"))
        #expect(references[0].range == 0..<text.count, "\(name)")
      }
    }
  }
}
