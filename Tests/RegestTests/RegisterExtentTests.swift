import Fingerprint
import Testing

@testable import Regest

/// How much a register lists below a place.
@Suite struct RegisterExtentTests {
  @Test(
    arguments: [
      // Of an archive and a fond there are as many as are listed, where that is said to be all.
      (["GARF"], 3, nil), (["GAVO"], 2, 2), (["GARF", "Р-9001"], 3, 3),
      (["GARF", "Р-9002"], 1, nil),
      // Six dela, and the seven of a range, in which another range lies.
      (["GARF", "Р-9001", "1"], 13, 13),
      // One delo and 60а to 70а.
      (["GARF", "Р-9001", "2"], 12, nil), (["GARF", "Р-9001", "2а"], 0, nil),
      (["GARF", "9003", "-"], 1, nil), (["GARF", "404"], 0, nil),
    ] as [([String], Int, Int?)])
  func theSmallRegister(_ place: [String], _ listed: Int, _ total: Int?) throws {
    let register = try Register.open(fixtureRegister("small"))
    let extent = try register.extent(below: try #require(RegisterPlace(place)))
    #expect(extent == RegisterExtent(listed: listed, total: total))
  }

  @Test func anOpisTellsHowManyItHasByItsEnds() throws {
    let folder = try TestFolder()
    try folder.fill(from: "small")
    try folder.write(
      "opisi.csv",
      """
      archive,fond,opis,delo_first,delo_last,dela_coverage,evidence,source
      GARF,Р-9001,1,1,1300,partial,invented for tests,none
      GARF,Р-9001,2,1,5,partial,invented for tests,none
      GARF,Р-9001,2а,1а,90а,partial,invented for tests,none
      GARF,Р-9002,1,,,partial,invented for tests,none
      GAVO,1,1,1,2,complete,invented for tests,none

      """)
    let register = try Register.open(folder.path)
    func extent(_ opis: String) throws -> RegisterExtent {
      try register.extent(below: try #require(RegisterPlace(["GARF", "Р-9001", opis])))
    }
    #expect(try extent("1") == RegisterExtent(listed: 13, total: 1300))
    #expect(try extent("1").percent == 1)
    // What lists more than its ends allow has others than those.
    #expect(try extent("2").total == nil)
    #expect(try extent("2а").total == nil)
  }

  @Test(arguments: [
    (0, 10, 0), (1, 1000, 1), (15, 1000, 2), (999, 1000, 99), (10, 10, 100), (0, 0, 0),
  ])
  func percents(_ listed: Int, _ total: Int, _ percent: Int) {
    #expect(RegisterExtent(listed: listed, total: total).percent == percent)
    #expect(RegisterExtent(listed: listed, total: nil).percent == nil)
  }
}
