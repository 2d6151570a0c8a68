import CanonicalJSON
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What changed from one issue to another, and why.
@Suite struct IssueComparisonTests {
  let tree: TemporaryFolder
  static let notes = """
    1. РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11.
    2. Там же. Ф. 558. Оп. 11. Д. 740. Л. 177.
    3. Там же. Д. 739. Л. 1.
    4. Там же.

    """

  init() throws {
    tree = try TemporaryFolder()
    try write("texts/a", Self.notes)
    try write("texts/b", "РГАСПИ. Ф. 17. Оп. 3. Д. 898. Л. 4.")
  }

  private func write(_ path: PathBytes, _ text: String) throws {
    try tree.file(path, Array(text.utf8))
  }

  private func issue(_ name: PathBytes, register: PathBytes? = nil) throws {
    let register = try Register.open(register ?? Project.path("Fixtures/Registers/rgaspi"))
    _ = try ManifestBuilder(register: register)
      .read(SourceSelection(base: tree.path, paths: ["texts"]), ReadingManner(threads: 1))
      .issue(to: tree.path.appending(name))
  }

  /// The changes between the issues `1` and `2`, each as words, and what was counted.
  private func changes(
    _ earlier: PathBytes = "1", _ later: PathBytes = "2"
  ) throws -> (changes: [String], counts: IssueComparison.Counts) {
    let comparison = try IssueComparison(
      tree.path.appending(earlier), tree.path.appending(later))
    var changes: [String] = []
    let counts = try comparison.run { change in
      let delo = (change.later ?? change.earlier)?.json["reference"]?["delo"]?.stringValue ?? "?"
      let causes = change.causes.map(\.rawValue).joined(separator: "+")
      changes.append("\(change.kind.rawValue) \(change.path.display) \(delo): \(causes)")
    }
    return (changes, counts)
  }

  @Test func theSameIsTheSame() throws {
    try issue("1")
    let (changes, counts) = try changes("1", "1")
    #expect(changes == [] && counts.areEqual && counts.same == 5)
    #expect(counts.sources == [.same: 2])
  }

  /// A text before all others shifts them, and none is lost; files may be renamed and copied.
  @Test func whatIsShiftedIsTheSame() throws {
    try issue("1")
    try write("texts/a", "Предисловие.\n\n" + Self.notes)
    try tree.rename("texts/b", to: "texts/c")
    try write("texts/0", "РГАСПИ. Ф. 17. Оп. 3. Д. 898. Л. 4.")
    try issue("2")
    let (changes, counts) = try changes()
    #expect(changes == [] && counts.same == 5)
    #expect(counts.sources == [.changed: 1, .gone: 1, .new: 2])
  }

  /// Of notes that are lost or new only those are told, though «Там же» stands elsewhere.
  @Test func whatIsLostAndNewIsTold() throws {
    try issue("1")
    let text = Self.notes.replacing("Д. 739. Л. 1.", with: "Д. 739. Л. 2.")
    try write("texts/a", "0. РГАСПИ. Ф. 17. Оп. 3. Д. 892. Л. 1.\n" + text)
    try tree.remove("texts/b")
    try write("texts/c", "РГАСПИ. Ф. 17. Оп. 3. Д. 900. Л. 4.")
    try issue("2")
    let (changes, counts) = try changes()
    #expect(
      changes == [
        "new texts/a 892: source", "lost texts/a 739: source", "lost texts/a 739: source",
        "new texts/a 739: source", "new texts/a 739: source", "lost texts/b 898: source",
        "new texts/c 900: source",
      ])
    #expect(counts.same == 2 && !counts.areEqual)
    let back = try self.changes("2", "1").counts
    #expect(back.changes[.lost] == counts.changes[.new])
    #expect(back.changes[.new] == counts.changes[.lost])
  }

  /// Another register: a verdict that is another, one that only rests on other entries,
  /// and those that it does not touch.
  @Test func theRegisterIsTheReason() throws {
    try issue("1")
    let register = try TestFolder()
    try register.fill(from: "rgaspi")
    let dela = String(decoding: try register.read("dela.csv"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    try register.write(
      "dela.csv",
      dela.filter { !$0.hasPrefix("RGASPI,17,3,904,") }.map { line in
        let isMeant = line.hasPrefix("RGASPI,558,11,740,")
        return isMeant ? String(line.replacing("autograph", with: "copy")) : String(line)
      }.joined(separator: "\n"))
    try issue("2", register: register.path)
    let (changes, counts) = try changes()
    #expect(changes == ["verdict texts/a 904: register", "basis texts/a 740: register"])
    #expect(counts.same == 3 && counts.sources == [.same: 2])
  }

  /// Texts that are gone with all their references, and one that has none any more.
  @Test func sourcesWithoutRecordsCount() throws {
    try issue("1")
    try write("texts/a", "Ничего.")
    try issue("2")
    #expect(try changes().changes.allSatisfy { $0.hasPrefix("lost texts/a") })
    #expect(try changes().counts.changes == [.lost: 4])
    try tree.remove("texts/a")
    try tree.remove("texts/b")
    try write("texts/c", "Пусто.")
    try issue("3")
    #expect(try changes("1", "3").counts.changes == [.lost: 5])
    #expect(try changes("3", "1").counts.changes == [.new: 5])
  }

  @Test func damagedFoldersAreRefused() throws {
    try issue("1")
    try issue("2")
    try write("2/records.jsonl", "")
    #expect(throws: RegestError(.manifestMalformed, "")) { try changes() }
    #expect(throws: RegestError(.manifestMalformed, "")) { try changes("2", "1") }
    #expect(throws: RegestError(.manifestMalformed, "")) { try changes("1", "texts") }
  }
}
