import ArchivalReference
import Citing
import Fingerprint
import Foundation
import Regest
import TestSupport
import Testing

/// Items of a register's entries.
@Suite struct RegisterItemTests {
  private func register() throws -> Register {
    try Register.open(PathBytes(Project.root.path + "/Fixtures/Registers/rgaspi"))
  }

  @Test func anEntryOfEachLevel() throws {
    let register = try register()
    let fond = try register.item(path: "RGASPI/558")
    #expect(fond.shifr == Shifr(archive: "RGASPI", fond: "558"))
    #expect(fond.fondName?.text.contains("Сталин") == true && fond.title == nil)
    let opis = try register.item(path: "RGASPI/558/11")
    #expect(opis.shifr.opis == "11" && opis.fondName == fond.fondName)
    let delo = try register.item(path: "RGASPI/17/3/892")
    #expect(delo.shifr == Shifr(archive: "RGASPI", fond: "17", opis: "3", delo: "892"))
    #expect(delo.date == ItemDate("1932-07-16"))
    #expect(try register.item(path: "RGASPI").shifr == Shifr(archive: "RGASPI"))
  }

  /// A delo of a range has its own number.
  @Test func aDeloOfARange() throws {
    let item = try register().item(path: "RGASPI/272/1/7")
    #expect(item.shifr.delo == "7" && item.date == nil)
    let range = try register().item(path: "RGASPI/17/171/409")
    #expect(range.shifr.delo == "409")
  }

  /// The archive is cited under the name that was asked for.
  @Test func anOlderName() throws {
    #expect(try register().item(path: "RTSKHIDNI/558/11/740").shifr.archive == "RTSKHIDNI")
  }

  @Test func everyEntryIsAnItem() throws {
    let register = try register()
    for entry in try register.find(RegisterQuery(archive: "RGASPI", limit: 100_000)) {
      let item = try register.item(of: entry)
      #expect(item.shifr.archive != nil)
      let path = [item.shifr.archive, item.shifr.fond, item.shifr.opis, item.shifr.delo]
      let isWhole = item.shifr.delo == nil || item.shifr.opis != nil
      if isWhole { #expect(path.compactMap { $0 }.joined(separator: "/") == entry.path) }
    }
  }

  @Test(arguments: [
    ("RGASPI/558/11/99999999", RegestError.Code.recordNotFound), ("NKVD", .recordNotFound),
    ("", .invalidRequest), ("RGASPI//1", .invalidRequest), ("RGASPI/1/2/3/4", .invalidRequest),
  ]) func whatIsNotThere(path: String, code: RegestError.Code) throws {
    let register = try register()
    let error = #expect(throws: RegestError.self) { try register.item(path: path) }
    #expect(error?.code == code)
  }
}
