import Fingerprint
import Testing

@testable import Regest

@Suite struct RegisterFileTests {
  @Test func aFailedImportLeavesTheOldFile() throws {
    let folder = try TestFolder()
    let file = folder.file("register.sqlite")
    _ = try Register.importCSV(from: fixtureRegister("small"), to: file)
    let before = try folder.read("register.sqlite")
    let source = try TestFolder()
    try source.fill(from: "small")
    // The last row of the last table, so that everything else is in the database by then.
    let good = String(decoding: try source.read("concordance.csv"), as: UTF8.self)
    try source.write("concordance.csv", good + "GARF,1,,,NONE,,,,transfer,,,,\n")
    let error = #expect(throws: RegestError.self) {
      try Register.importCSV(from: source.path, to: file)
    }
    #expect(error?.code == .registerMalformed)
    #expect(try folder.read("register.sqlite") == before)
    #expect(try folder.names == ["register.sqlite"])
  }

  @Test func anImportReplacesAnOldFileAndWhatAKilledRunLeft() throws {
    let folder = try TestFolder()
    let file = folder.file("register.sqlite")
    let small = try Register.importCSV(from: fixtureRegister("small"), to: file)
    try folder.write("register.sqlite.importing", "half of something")
    let large = try Register.importCSV(from: fixtureRegister("rgaspi"), to: file)
    #expect(small != large)
    #expect(try Register.open(file).snapshot == large)
    #expect(try folder.names == ["register.sqlite"])
  }

  @Test func anImportIntoNoFolderSaysSo() throws {
    let folder = try TestFolder()
    let error = #expect(throws: RegestError.self) {
      try Register.importCSV(
        from: fixtureRegister("small"), to: folder.file("none/register.sqlite"))
    }
    #expect(error?.code == .unwritable)
  }

  @Test func whatIsNoRegisterIsRefused() throws {
    let folder = try TestFolder()
    let nothing = #expect(throws: RegestError.self) {
      try Register.open(folder.file("none"))
    }
    #expect(nothing?.code == .registerUnreadable)
    try folder.write("text", String(repeating: "not a database. ", count: 100))
    let text = #expect(throws: RegestError.self) { try Register.open(folder.file("text")) }
    #expect(text?.message == "\(folder.file("text").display): not a register file")
    try folder.write("empty", "")
    let empty = #expect(throws: RegestError.self) { try Register.open(folder.file("empty")) }
    #expect(empty?.message == "\(folder.file("empty").display): not a register file")
  }

  @Test func anotherVersionIsRefused() throws {
    // The header of an SQLite file: user_version at 60, application_id at 68.
    let bytes = try sqliteBytes()
    let folder = try TestFolder()
    for (offset, message) in [(63, "register version 3, this program reads 2"), (71, "not a")] {
      var changed = bytes
      changed[offset] = 3
      try FileStore.write(changed, to: folder.file("other"))
      let error = #expect(throws: RegestError.self) { try Register.open(folder.file("other")) }
      #expect(error?.code == .registerUnreadable)
      #expect(error?.message.contains(message) == true)
    }
  }

  @Test func aCutFileIsRefused() throws {
    let bytes = try sqliteBytes()
    let folder = try TestFolder()
    for length in [100, 4096, bytes.count / 2, bytes.count - 4096] {
      try FileStore.write(Array(bytes.prefix(length)), to: folder.file("cut"))
      let error = #expect(throws: RegestError.self) {
        let register = try Register.open(folder.file("cut"))
        _ = try register.snapshot
      }
      #expect(error?.code == .registerMalformed || error?.code == .registerUnreadable)
    }
  }

  @Test func aChangedRowIsNoticed() throws {
    var bytes = try sqliteBytes()
    let word = Array("Переписка".utf8)
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: word) })
    bytes[place + 1] ^= 1
    let folder = try TestFolder()
    try FileStore.write(bytes, to: folder.file("changed"))
    let register = try Register.open(folder.file("changed"))
    let error = #expect(throws: RegestError.self) { try register.snapshot }
    #expect(error?.code == .registerMalformed)
    #expect(error?.message.hasSuffix("the rows are not those that were imported") == true)
  }

  @Test func damageNeverTraps() throws {
    let bytes = try sqliteBytes()
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let folder = try TestFolder()
    let expected = try Register.open(fixtureRegister("small")).export()
    for _ in 0..<60 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        changed[Int.random(in: 0..<bytes.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      try FileStore.write(changed, to: folder.file("damaged"))
      do throws(RegestError) {
        let register = try Register.open(folder.file("damaged"))
        _ = try register.find(RegisterQuery())
        _ = try register.snapshot
        // Damage outside the rows (free space, an index) may pass, damage to a row not.
        let found = try register.export()
        #expect(found == expected, "seed \(seed)")
      } catch {
        #expect([.registerMalformed, .registerUnreadable].contains(error.code), "seed \(seed)")
      }
    }
  }

  private func sqliteBytes() throws -> [UInt8] {
    let folder = try TestFolder()
    _ = try Register.importCSV(from: fixtureRegister("small"), to: folder.file("register"))
    return try folder.read("register")
  }
}
