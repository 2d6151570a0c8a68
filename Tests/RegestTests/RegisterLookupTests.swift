import ArchivalReference
import Testing

@testable import Regest

@Suite struct RegisterLookupTests {
  let rgaspi: Register
  let small: Register

  init() throws {
    rgaspi = try Register.open(fixtureRegister("rgaspi"))
    small = try Register.open(fixtureRegister("small"))
  }

  @Test func aDeloOfTheFacts() throws {
    let delo = try #require(try rgaspi.delo("RGASPI", "558", "11", "740"))
    #expect(delo.listSeen == 180)
    #expect(delo.sheets == nil)
    #expect(delo.path == "RGASPI/558/11/740")
    #expect(delo.level == .delo)
    #expect(try rgaspi.delo("RGASPI", "17", "3", "904")?.listSeen == 11)
    #expect(try rgaspi.delo("RGASPI", "17", "3", "905") == nil)
    #expect(try rgaspi.delo("RGASPI", "558", nil, "740") == nil)
    #expect(try rgaspi.opis("RGASPI", "495", "65а")?.delaCoverage == .partial)
    #expect(try rgaspi.fond("RGASPI", "558")?.titleRu == "Сталин И. В.")
    #expect(try rgaspi.fond("RGASPI", "588") == nil)
    #expect(try rgaspi.fond("APRF", "45")?.path == "APRF/45")
  }

  @Test func archivesOfALineage() throws {
    let centre = try #require(try rgaspi.archive(key: "RTSKHIDNI"))
    #expect(centre.lineage == "RGASPI" && centre.successor == "RGASPI")
    #expect(centre.from == "1991-10" && centre.to == "1999")
    #expect(centre.abbreviations.contains("РЦХИДНИ"))
    #expect(centre.nameEn?.hasPrefix("Russian Center for the Preservation") == true)
    // What the register adds to the table of archives.
    #expect(centre.evidence == "stated" && centre.note?.hasPrefix("under ") == true)
    let keys = try rgaspi.archives(lineage: "RGASPI").map(\.key)
    #expect(keys.contains("CPA_IML") && keys.contains("RGASPI") && !keys.contains("GARF"))
    #expect(keys == keys.sorted())
    #expect(try rgaspi.archive(key: "NONE") == nil)
  }

  @Test func theFactsClaimNoCompleteness() throws {
    for entry in try rgaspi.find(RegisterQuery(limit: 10_000)) {
      switch entry {
      case .archive(let archive): #expect(archive.fondsCoverage == .partial)
      case .fond(let fond): #expect(fond.opisiCoverage == .partial)
      case .opis(let opis): #expect(opis.delaCoverage == .partial)
      case .delo(let delo): #expect(delo.sheets == nil)
      case .deloRange: break
      }
    }
  }

  @Test func everythingThatMayContradict() throws {
    #expect(try small.archive(key: "GAVO")?.fondsCoverage == .complete)
    #expect(try small.fond("GARF", "Р-9001")?.opisiCoverage == .complete)
    #expect(try small.fond("GARF", "Р-9002")?.status == .closed)
    #expect(try small.opis("GARF", "Р-9001", "1")?.delaCoverage == .complete)
    let delo = try #require(try small.delo("GARF", "Р-9001", "1", "1"))
    #expect(delo.sheets == 120 && delo.sheetsDate == "1987-05-12")
    #expect(try small.delo("GARF", "Р-9001", "1", "4")?.status == .withdrawn)
    #expect(try small.delo("GARF", "9003", nil, "1")?.path == "GARF/9003/-/1")
  }

  @Test(arguments: [
    ("1", "6", "6-12"), ("1", "12", "6-12"), ("1", "8", "8-9"), ("1", "10", "6-12"),
    ("1", "010", "6-12"), ("1", "5", nil), ("1", "13", nil), ("1", "8а", nil), ("1", "x", nil),
    ("2", "65а", "60а-70а"), ("2", "65", nil),
  ])
  func rangesCompareDigits(opis: String, delo: String, range: String?) throws {
    let found = try small.deloRange(containing: "GARF", "Р-9001", opis, delo)
    #expect(found.map { "\($0.deloFirst)-\($0.deloLast)" } == range)
  }

  @Test func aRangeWithoutOpis() throws {
    let range = try rgaspi.deloRange(containing: "RGASPI", "515", nil, "4000")
    #expect(range?.path == "RGASPI/515/-/1-4313")
  }

  @Test func nearestEntries() throws {
    #expect(
      try rgaspi.opisi(holding: "904", in: "RGASPI", "17").map(\.path) == ["RGASPI/17/3"])
    #expect(try small.opisi(holding: "9", in: "GARF", "Р-9001").map(\.opis) == ["1"])
    #expect(try small.opisi(holding: "99", in: "GARF", "Р-9001").isEmpty)
    #expect(
      try rgaspi.fonds(holding: "11", "174", in: "RGASPI").map(\.path) == ["RGASPI/558"])
    #expect(try rgaspi.fonds(holding: "171", "415", in: "RGASPI").map(\.fond) == ["17"])
  }

  @Test func lookupsFromSeveralThreads() async throws {
    let register = rgaspi
    try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var seen: Int?
          for _ in 0..<200 {
            seen = try register.delo("RGASPI", "558", "11", "740")?.listSeen
            _ = try register.snapshot
          }
          return seen
        }
      }
      for try await seen in group { #expect(seen == 180) }
    }
  }
}
