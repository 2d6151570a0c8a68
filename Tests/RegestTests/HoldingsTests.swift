import ArchivalReference
import TestSupport
import Testing

@testable import Regest

@Suite("What is remembered of a register")
struct HoldingsTests {
  @Test("the answer is asked for once, and again when it was forgotten")
  func generations() throws {
    let memory = Remembered<Int>(limit: 2)
    var asked: [String] = []
    func value(_ name: String) throws -> Int {
      try memory.value(name, nil) { () throws(RegestError) in
        asked.append(name)
        return asked.count
      }
    }
    #expect(try value("a") == 1)
    #expect(try value("a") == 1)
    for name in ["b", "c", "a", "d", "e", "f", "a"] { _ = try value(name) }
    #expect(asked == ["a", "b", "c", "d", "e", "f", "a"])
  }

  @Test("an absent part is not an empty one")
  func absence() throws {
    let memory = Remembered<Int>(limit: 8)
    #expect(try memory.value("a", nil, "b") { 1 } == 1)
    #expect(try memory.value("a", "", "b") { 2 } == 2)
    #expect(try memory.value("a\u{0438}\u{0306}") { 3 } == 3)
    #expect(try memory.value("a\u{0439}") { 4 } == 4)
  }

  @Test("moves are the rows of the concordance that name the fond", arguments: ["rgaspi", "small"])
  func moves(fixture: String) throws {
    let register = try Register.open(fixtureRegister(fixture))
    let holdings = Holdings(register)
    var met = 0
    for line in String(decoding: try register.export(), as: UTF8.self).split(separator: "\n")
    where line.contains("\"table\":\"concordance\"") {
      func part(_ name: String) -> String? {
        line.split(separator: "\"\(name)\":\"").dropFirst().first?.split(separator: "\"").first
          .map(String.init)
      }
      guard let archive = part("from_archive"), let fond = part("from_fond") else { continue }
      for opis in [part("from_opis"), "99", nil] {
        for delo in [part("from_delo"), "9999", nil] {
          let shifr = Shifr(archive: archive, fond: fond, opis: opis, delo: delo)
          let rows = try register.concordance(from: archive, fond: fond, opis: opis, delo: delo)
            .filter { $0.from.fond != nil }
          #expect(try holdings.moves(of: shifr, in: archive) == rows)
          met += rows.count
        }
      }
    }
    #expect(met > 0)
  }
}
