import Fingerprint
import Foundation
import TestSupport
import Testing

/// The same files, register and rules give the same bytes, whatever the machine is
/// set to.
@Suite struct ReproducibleTests {
  static let names = ["a.txt", "ж.txt", "deep/er/b.txt", "deep/c.txt"]

  private func tree(_ order: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let text = try Project.bytes("Fixtures/Letters/notes-ru.txt")
    for name in order {
      try folder.file(PathBytes("set/" + name), text + Array(name.utf8))
    }
    return folder
  }

  private func issued(_ folder: TemporaryFolder, at path: PathBytes) throws -> [[UInt8]] {
    try ["MANIFEST.sha256", "records.jsonl", "manifest.json", "VERIFY.txt"].map {
      try FileStore.read(folder.path.appending(path).appending(PathBytes($0)), limit: 1 << 24)
    }
  }

  @Test func theBytesAreTheSameEverywhere() throws {
    let first = try tree(Self.names)
    let plain = try Shell.run("regest build set -o out --threads 1", in: first.path)
    #expect(plain.status == 1, "\(plain.errors)")

    let second = try tree(Self.names.reversed())
    let register = try TemporaryFolder()
    let imported = try Shell.run(
      "regest register import $PROJECT/Fixtures/Registers/rgaspi -o r.sqlite", in: register.path)
    #expect(imported.status == 0, "\(imported.errors)")
    let odd = try Shell.run(
      """
      umask 077; cd set; regest build . --base .. -o ../elsewhere --threads 8 \
        --register \(register.path.display)/r.sqlite
      """, in: second.path,
      environment: [
        "TZ": "Asia/Vladivostok", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8",
        "HOME": "/nowhere", "SOURCE_DATE_EPOCH": "1",
      ])
    #expect(odd.status == 1, "\(odd.errors)")
    #expect(try issued(first, at: "out") == issued(second, at: "elsewhere"))
    #expect(plain.output.split(separator: "\n").last == odd.output.split(separator: "\n").last)
  }

  @Test func verifyingFromAnotherFolderNeedsTheBaseOnly() throws {
    let folder = try tree(Self.names)
    _ = try Shell.run("regest build set -o out", in: folder.path)
    let held = try Shell.run(
      "cd /; regest verify \(folder.path.display)/out --base \(folder.path.display)",
      in: folder.path)
    #expect(held.status == 0, "\(held.output)\(held.errors)")
    let lost = try Shell.run("mkdir x; cd x; regest verify ../out", in: folder.path)
    #expect(lost.status == 1)
    #expect(lost.errors.contains("--base"))
  }
}
