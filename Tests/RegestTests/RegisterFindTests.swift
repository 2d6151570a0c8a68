import ArchivalReference
import Testing

@testable import Regest

@Suite struct RegisterFindTests {
  let rgaspi: Register
  let small: Register

  init() throws {
    rgaspi = try Register.open(fixtureRegister("rgaspi"))
    small = try Register.open(fixtureRegister("small"))
  }

  @Test func concordanceOfAFond() throws {
    let rows = try rgaspi.concordance(from: "APRF", fond: "45")
    let fond = try #require(rows.first { $0.level == .fond })
    #expect(fond.path == "APRF/45 = RGASPI/558/11")
    #expect(fond.kind == .transfer && fond.date == "1999")
    #expect(fond.digest != rows.first?.digest)
    // The general rules apply to the whole archive; the delo's row not to another delo.
    #expect(rows.map(\.path) == ["APRF = RGANI", "APRF = RGASPI", "APRF/45 = RGASPI/558/11"])
    let delo = try rgaspi.concordance(from: "APRF", fond: "45", opis: "1", delo: "76")
    #expect(delo.last?.to.path == "RGASPI/558/11/76")
  }

  @Test func concordanceOfAnErratum() throws {
    for key in ["RGASPI", "CPA_IML"] {
      let rows = try rgaspi.concordance(from: key, fond: "588", opis: "11", delo: "174")
      #expect(rows.last?.kind == .erratum)
      #expect(rows.last?.to.path == "RGASPI/558/11/174")
    }
    let other = try rgaspi.concordance(from: "RGASPI", fond: "588", opis: "11", delo: "175")
    #expect(other.isEmpty)
  }

  @Test func concordanceOfANameAndOfWhatCame() throws {
    let renamed = try rgaspi.concordance(from: "CPA_IML", fond: "17")
    #expect(renamed.map(\.path) == ["CPA_IML = RTSKHIDNI"])
    #expect(renamed.first?.kind == .renaming && renamed.first?.isUnlocated == false)
    let came = try rgaspi.concordance(to: "RGASPI", fond: "558", opis: "11", delo: "408")
    #expect(came.contains { $0.isUnlocated && $0.to.delo == "408" })
    #expect(came.contains { $0.from.path == "APRF/45" })
    #expect(try rgaspi.concordance(from: "NONE", fond: "1").isEmpty)
  }

  @Test func findByPlace() throws {
    let found = try small.find(RegisterQuery(archive: "CGAOR", fond: "Р-9001"))
    #expect(
      found.map(\.path) == [
        "GARF/Р-9001", "GARF/Р-9001/1", "GARF/Р-9001/2", "GARF/Р-9001/2а", "GARF/Р-9001/1/1",
        "GARF/Р-9001/1/2", "GARF/Р-9001/1/3", "GARF/Р-9001/1/3а", "GARF/Р-9001/1/4",
        "GARF/Р-9001/1/5", "GARF/Р-9001/2/17", "GARF/Р-9001/1/6-12", "GARF/Р-9001/1/8-9",
        "GARF/Р-9001/2/60а-70а",
      ])
    let delo = RegisterQuery(archive: "GARF", fond: "Р-9001", opis: "1", delo: "8")
    #expect(
      try small.find(delo).map(\.path) == ["GARF/Р-9001/1/6-12", "GARF/Р-9001/1/8-9"])
    #expect(try small.find(RegisterQuery(archive: "NONE")).isEmpty)
  }

  @Test func findInTheOrderOfNumbers() throws {
    let fonds = try rgaspi.find(RegisterQuery(archive: "RGASPI", words: ["И."], limit: 500))
      .filter { $0.level == .fond }.compactMap { Int($0.path.dropFirst("RGASPI/".count)) }
    #expect(fonds.count > 3 && fonds == fonds.sorted())
  }

  @Test func findByWords() throws {
    func paths(_ words: String...) throws -> [String] {
      try small.find(RegisterQuery(words: words)).map(\.path)
    }
    #expect(try paths("КОМИССИЯ") == ["GARF/Р-9001"])
    #expect(try paths("комисси").count == 2)
    #expect(try paths("елка") == ["GARF/9003"])
    #expect(try paths("протоколы", "ТОМ 2") == ["GARF/Р-9001/1/2"])
    #expect(try paths("100%").isEmpty)
    #expect(
      try rgaspi.find(RegisterQuery(words: ["сталин"])).map(\.path).contains("RGASPI/558"))
    #expect(try small.find(RegisterQuery(limit: 3)).count == 3)
    #expect(try small.find(RegisterQuery(limit: 0)).isEmpty)
    #expect(try small.find(RegisterQuery(limit: -1)).isEmpty)
  }

  @Test func anEntryHasTheDigestOfItsExportLine() throws {
    let lines = try small.export().split(separator: 0x0A)
    let digests = try Set(lines.map { try RegisterRow.digest(of: Array($0)) })
    let found = try small.find(RegisterQuery(limit: 1000))
    let rows = try small.concordance(from: "GARF", fond: "Р-9010", opis: "1", delo: "2")
    #expect(rows.count == 1)
    for digest in found.map(\.digest) + rows.map(\.digest) { #expect(digests.contains(digest)) }
    #expect(Set(found.map(\.digest)).count == found.count)
  }
}
