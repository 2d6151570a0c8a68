import Fingerprint
import Fixity
import Glibc
import TestSupport
import Testing

/// Files against the list beside them.
@Suite struct ListAuditTests {
  static func abc(_ kind: DigestKind = .sha256) throws -> AuditedFolder {
    let folder = try AuditedFolder(["d/a": "one", "d/b": "two", "d/c": "three"])
    try folder.write(
      try AuditedFolder.lines(kind, [("d/c", "three"), ("./d/a", "one"), ("d//b", "two")]),
      to: "list")
    return folder
  }

  @Test(arguments: [DigestKind.md5, .sha1, .sha224, .sha256, .sha384, .sha512])
  func holds(_ kind: DigestKind) throws {
    let audit = try Self.abc(kind).audit("list")
    #expect(audit.words == [])
    #expect(audit.outcome.compared == 3)
    #expect(audit.listed.kinds == DigestKinds([kind]))
  }

  @Test func tellsWhatDiffers() throws {
    let folder = try Self.abc()
    try folder.write("other", to: "d/a")
    try FileStore.removeFile(folder.folder.path.appending("d/b"))
    try FileStore.removeFile(folder.folder.path.appending("d/c"))
    try folder.write("three", to: "d/moved")
    try folder.write("new", to: "d/new")
    try folder.write("elsewhere", to: "beside")
    let audit = try folder.audit("list")
    #expect(
      audit.words == ["changed d/a sha256", "missing d/b", "renamed d/c to d/moved", "extra d/new"])
    #expect(audit.outcome.searched == "d")
    let closed = try folder.audit("list", extras: .none)
    #expect(closed.words == ["changed d/a sha256", "missing d/b", "missing d/c"])
    let open = try folder.audit("list", extras: .base)
    #expect(open.words.suffix(2) == ["extra beside", "extra d/new"])
  }

  @Test func givesEachOfLikeFilesItsOwn() throws {
    let folder = try AuditedFolder(["d/x": "same", "d/y": "same", "d/z": "same"])
    try folder.write(
      try AuditedFolder.lines(.md5, (0..<5).map { ("d/\($0)", "same") }), to: "list")
    let audit = try folder.audit("list")
    #expect(
      audit.words == [
        "renamed d/0 to d/x", "renamed d/1 to d/y", "renamed d/2 to d/z", "missing d/3",
        "missing d/4",
      ])
  }

  @Test func comparesAllDigestsAndTheSize() throws {
    let folder = try AuditedFolder(["d/a": "one", "d/b": "two", "d/c": "three"])
    let md5 = try ["one", "two", "three"].map { try AuditedFolder.hex(.md5, $0) }
    let sha1 = try ["one", "XXX", "three"].map { try AuditedFolder.hex(.sha1, $0) }
    try folder.write(
      """
      %%%% HASHDEEP-1.0
      %%%% size,md5,sha1,filename
      3,\(md5[0]),\(sha1[0]),\(folder.folder.path.display)/d/a
      3,\(md5[1]),\(sha1[1]),d/b
      9,\(md5[2]),\(sha1[2]),./d/c

      """, to: "list")
    #expect(
      try folder.audit("list").words == [
        "changed d/b sha1 but md5", "changed d/c but md5 but sha1 9->5",
      ])
  }

  @Test func mergesTheLinesOfAFile() throws {
    let folder = try AuditedFolder(["a": "one", "b": "two"])
    let (md5, sha) = (try AuditedFolder.hex(.md5, "one"), try AuditedFolder.hex(.sha256, "two"))
    try folder.write(
      "MD5 (a) = \(md5)\nBLAKE3 (a) = \(sha)\nSHA256 (a) = \(sha)\nBLAKE3 (b) = \(sha)\n",
      to: "list")
    let audit = try folder.audit("list")
    #expect(audit.words == ["unsupported 4", "changed a sha256 but md5"])
    #expect(audit.outcome.compared == 1)
  }

  @Test func tellsOfLinesThatContradictOrRepeat() throws {
    let folder = try AuditedFolder(["a": "one", "b": "two"])
    let lines = try AuditedFolder.lines(
      .md5, [("a", "one"), ("b", "two"), ("a", "one"), ("./b", "other")])
    try folder.write(lines, to: "list")
    let audit = try folder.audit("list")
    #expect(audit.words == ["contradiction 4"])
    #expect(audit.listed.findings.map(\.kind) == [.remark, .contradiction])
    #expect(audit.listed.count == 2)
  }

  @Test func readsNothingElsewhere() throws {
    let folder = try AuditedFolder(["outside": "one", "d/a": "one"])
    try folder.folder.link("d/link", to: "../outside")
    try folder.folder.link("d/up", to: "..")
    try folder.folder.folder("d/folder")
    try folder.folder.fifo("d/pipe")
    let names = [
      "../outside", "/etc/passwd", "a/../../outside", "link", "up/outside", "folder", "pipe", "-",
      ".", "a", "..\\outside", "C:\\outside",
    ]
    try folder.write(try AuditedFolder.lines(.md5, names.map { ($0, "one") }), to: "d/list")
    for extras in [ListAudit.ExtraScope.none, .listed] {
      let audit = try folder.audit("d/list", extras: extras)
      #expect(
        audit.words == [
          "escape 1", "escape 2", "escape 3", "malformed 8", "malformed 9", "escape 11",
          "escape 12", "missing folder: folder a directory, not a regular file",
          "missing link: link a symbolic link to ../outside; links are not followed",
          "missing pipe: pipe a named pipe, not a regular file",
          "missing up/outside: up a symbolic link to ..; links are not followed",
        ])
      #expect(audit.outcome.compared == 1)
    }
  }

  @Test(.disabled(if: getuid() == 0, "root reads everything"))
  func saysNothingOfWhatCannotBeRead() throws {
    let folder = try Self.abc()
    try folder.folder.setMode(0, of: "d/a")
    let file = try folder.audit("list")
    #expect(file.words == ["problem d/a: cannot be read: Permission denied"])
    try folder.folder.setMode(0, of: "d")
    let whole = try folder.audit("list", extras: .none)
    #expect(whole.words == ["problem d: cannot be read: Permission denied"])
  }

  @Test func pairsNamesThatAreOnlySpelledOtherwise() throws {
    let names = ["d/\u{0438}\u{0306}.txt", "d/Scan.TIF", "d/\u{0439}2"]
    let folder = try AuditedFolder([names[0]: "one", names[1]: "two", names[2]: "changed"])
    try folder.write(
      try AuditedFolder.lines(
        .sha1, [("d/\u{0439}.txt", "one"), ("d/SCAN.tif", "two"), ("d/\u{0438}\u{0306}2", "three")]),
      to: "list")
    #expect(
      try folder.audit("list").words == [
        "respelled 10 to 10 letterCase", "respelled 7 to 5 normalization changed sha1",
        "respelled 8 to 10 normalization",
      ])
  }

  @Test func looksForOthersWhereTheListIsAbout() throws {
    let folder = try AuditedFolder(["disk.iso": "one", "other.iso": "two", "x/y": "3"])
    try folder.write(try AuditedFolder.lines(.md5, [("disk.iso", "one")]), to: "disk.iso.md5")
    try folder.write(try AuditedFolder.lines(.md5, [("disk.iso", "one")]), to: "MD5SUMS")
    try folder.write("signature", to: "MD5SUMS.asc")
    #expect(try folder.audit("disk.iso.md5").words == [])
    #expect(
      try folder.audit("MD5SUMS").words == [
        "extra other.iso", "extra x/y", "companion MD5SUMS.asc", "companion disk.iso.md5",
      ])
  }

  @Test func aTextWithDatesIsNoListBesideTheList() throws {
    let folder = try AuditedFolder([
      "a": "one", "akt.txt": "Москва 19320401\nЦК ВКП(б)\n", "dates": "Москва 19320401\n",
      "letter": "\(ListLineTests.md5)  a\nDear colleague,\n", "x.sfv": "; by hand\na 0123abcd\n",
    ])
    try folder.write(try AuditedFolder.lines(.md5, [("a", "one")]), to: "list")
    #expect(
      try folder.audit("list").words == [
        "extra akt.txt", "extra dates", "extra letter", "companion x.sfv",
      ])
  }

  @Test func readsTheFilesOfGitThatAreListed() throws {
    let folder = try AuditedFolder(["a": "one", ".git/config": "two", ".git/HEAD": "three"])
    try folder.write(
      try AuditedFolder.lines(.md5, [("a", "one"), (".git/config", "two")]), to: "list")
    #expect(try folder.audit("list").words == [])
    #expect(try folder.audit("list").outcome.compared == 2)
  }

  @Test func readsAShareOfTheFiles() throws {
    let folder = try Self.abc()
    try folder.write("other", to: "d/a")
    let audit = try folder.audit("list", isAsked: { $0 != "d/a" })
    #expect(audit.words == [])
    #expect(audit.outcome.compared == 2)
    #expect(audit.outcome.left == 1)
  }

  @Test func readsPathsOfWindows() throws {
    let folder = try AuditedFolder(["d/e/a": "one", "d/b\\c": "two"])
    try folder.write(
      try AuditedFolder.lines(.md5, [("d\\e\\a\r", "one"), ("d/b\\c\r", "two")]), to: "list")
    #expect(try folder.audit("list").words == [])
    #expect(try folder.audit("list").outcome.compared == 2)
  }

  @Test(arguments: ["", "# only words\n", "\n\n", "%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n"])
  func anEmptyListIsTold(_ text: String) throws {
    let folder = try AuditedFolder(["a": "one"])
    try folder.write(text, to: "list")
    #expect(try folder.audit("list").words == ["empty 0"])
  }

  @Test func aLineLongerThanAnyPathIsNoLine() throws {
    let folder = try AuditedFolder()
    try folder.write(String(repeating: "a", count: 3 << 20), to: "list")
    #expect(throws: FileSystemError.self) { try folder.audit("list") }
  }
}
