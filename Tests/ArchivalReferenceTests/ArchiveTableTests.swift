import Testing

@testable import ArchivalReference

@Suite struct ArchiveTableTests {
  let table = ArchiveTable.standard

  @Test func everyLineOfTheTableIsRead() {
    let lines = TableRows.read(ArchiveTable.standardSource)
    #expect(
      lines.first == [
        "key", "lineage", "from", "to", "successor", "levels", "abbreviations", "names",
        "read_as", "example", "note",
      ])
    #expect(table.archives.map(\.key) == lines.dropFirst().map { $0[0] })
    #expect(table.archives.count > 200)
    // One line an archive, so that a difference shows what was changed.
    #expect(lines.count == ArchiveTable.standardSource.count { $0 == 0x0A })
  }

  @Test func everyKeyOccursOnce() {
    #expect(Set(table.archives.map(\.key)).count == table.archives.count)
    for archive in table.archives {
      let key = archive.key.utf8
      #expect(key.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F || $0 &- 0x30 < 10 })
      #expect(key.count <= 40 && key.first != 0x5F, "\(archive.key)")
    }
  }

  /// A lineage is named by its last archive, which is therefore of its own lineage.
  @Test func everyKeyThatIsNamedIsAnArchiveOfTheTable() {
    for archive in table.archives {
      #expect(table[archive.lineage]?.lineage == archive.lineage, "\(archive.key)")
      #expect(table.keys(ofLineage: archive.lineage).contains(archive.key))
      if let successor = archive.successor {
        #expect(table[successor] != nil, "\(archive.key)")
        #expect(successor != archive.key)
      }
      if let key = archive.readAs {
        #expect(table[key]?.readAs == key, "\(archive.key)")
        #expect(table[key]?.lineage == archive.lineage, "\(archive.key)")
        #expect(!archive.names.isEmpty, "\(archive.key)")
      }
    }
    #expect(table.keys(ofLineage: "RTSKHIDNI").isEmpty)
  }

  @Test func yearsAreOrdered() {
    for archive in table.archives {
      for date in [archive.from, archive.to].compactMap(\.self) {
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        #expect(parts.map(\.utf8.count) == Array([4, 2, 2].prefix(parts.count)), "\(archive.key)")
        #expect(parts.allSatisfy { UInt($0) != nil }, "\(archive.key)")
      }
      // Of two dates the shorter is the less precise: 1933 holds 1933-04.
      if let from = archive.from, let to = archive.to {
        #expect(from.prefix(to.count) <= to.prefix(from.count), "\(archive.key)")
      }
    }
  }

  @Test func everyWayToBuildAShifrGoesDownToTheDelo() {
    for archive in table.archives {
      #expect(archive.readAs != archive.key || !archive.levels.isEmpty, "\(archive.key)")
      for levels in archive.levels {
        let order = levels.compactMap(ArchiveTable.Archive.OwnLevel.allCases.firstIndex)
        #expect(order == order.sorted() && Set(order).count == order.count, "\(archive.key)")
        #expect(levels.last == .delo, "\(archive.key)")
      }
    }
  }

  @Test func everyNameIsFoundAsItsArchive() throws {
    for archive in table.archives {
      for name in archive.names {
        let text = Array("\(name). Ф. 5. Оп. 2. Д. 7. Л. 9".utf8)
        let references = ReferenceParser().references(in: text)
        guard let key = archive.readAs else { continue }
        try #require(references.count == 1, "\(name)")
        #expect(references[0].shifr == Shifr(archive: key, fond: "5", opis: "2", delo: "7"))
        #expect(references[0].range == 0..<text.count, "\(name)")
      }
    }
  }

  @Test func noNameIsReadAsTwoArchives() {
    var keys: [String: String] = [:]
    for archive in table.archives {
      guard let key = archive.readAs else { continue }
      for name in archive.names {
        // As the matcher compares them: without case, spaces and look-alikes.
        let scalars = name.unicodeScalars.map(\.value).filter { !ScalarClass.isSpace($0) }
        let folded = scalars.map { LookAlike.cyrillic(ScalarClass.lower($0)) }.description
        #expect(keys.updateValue(key, forKey: folded) ?? key == key, "\(name)")
      }
    }
  }

  /// An example is read as it says, in one of the ways its archive builds shifrs.
  @Test func everyExampleReadsAsItSays() throws {
    for archive in table.archives {
      guard let key = archive.readAs else {
        #expect(archive.examples.isEmpty, "\(archive.key)")
        continue
      }
      #expect(!archive.examples.isEmpty, "\(archive.key)")
      for example in archive.examples {
        let text = Array(example.text.utf8)
        let references = ReferenceParser().references(in: text)
        try #require(references.count == 1, "\(archive.key): \(example.text)")
        let reference = references[0]
        let shifr = reference.shifr
        let lists = reference.lists.map(\.text).joined(separator: " ")
        let parts = [shifr.fond ?? "-", shifr.opis ?? "-", shifr.delo ?? "-", lists]
        #expect(shifr.archive == key, "\(example.text)")
        #expect(parts.filter { !$0.isEmpty }.joined(separator: "/") == example.reading)
        #expect(reference.range == 0..<text.count, "\(example.text)")
        #expect(reference.issues.isEmpty, "\(example.text)")
        let given = [Level.fond, .opis, .delo].filter { shifr[$0] != nil }
        let ways = archive.levels.map { $0.compactMap(\.level) }
        #expect(ways.contains(given), "\(archive.key): \(example.text)")
      }
    }
  }

  @Test func rowsAreReadAsSpreadsheetsWriteThem() {
    let csv = "\u{FEFF}a,\"b, \"\"c\"\"\"\r\n,\"d\ne\"\n\nf"
    #expect(
      TableRows.read(Array(csv.utf8)) == [["a", "b, \"c\""], ["", "d\ne"], [""], ["f"]])
    #expect(TableRows.read([]).isEmpty)
  }

  @Test func aLineOfAnotherFormIsPassedOver() {
    let csv = """
      note,key,lineage,abbreviations,names,levels,read_as
      ,A,A,ru:ГАРФ|РГАСПИ,,fond/opis/delo,
      ,B,B,ru:ГАРФ,,fond/opus/delo,
      ,C,C,ru:ГАРФ|,,,
      ,D,D
      ,F,F,:ГАРФ,,,
      the note,E,E,ru:ГАРФ|en:GARF,ru:Архив: первый,delo|fond/delo,-

      """
    let table = ArchiveTable(csv: Array(csv.utf8))
    #expect(table.archives.map(\.key) == ["E"])
    let archive = table["E"]
    #expect(archive?.names == ["ГАРФ", "GARF", "Архив: первый"])
    #expect(archive?.fullName(in: "ru") == "Архив: первый")
    #expect(archive?.fullName(in: "en") == nil)
    #expect(archive?.levels == [[.delo], [.fond, .delo]])
    #expect(archive?.readAs == nil && archive?.note == "the note")
    // Its names are not read: no text is taken for naming it.
    let text = Array("ГАРФ. Ф. 5. Оп. 2. Д. 7. Л. 9".utf8)
    #expect(ReferenceParser(archives: table).references(in: text).first?.shifr.archive == nil)
  }
}
