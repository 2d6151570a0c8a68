import Fingerprint
import TestSupport
import Testing

/// What a build leaves behind when it is ended in the middle.
struct InterruptionTests {
  private static let files: [PathBytes] = [
    "MANIFEST.sha256", "TREE.json", "VERIFY.txt", "manifest.json", "records.jsonl",
  ]

  /// A folder with letters and what was issued about them.
  private func issue() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.file("letters/one.txt", Project.bytes("Fixtures/Letters/notes-ru.txt"))
    let built = try Shell.run("regest build letters -o out/issued", in: folder.path)
    try #require([0, 1].contains(built.status), "\(built.errors)")
    return folder
  }

  private func issued(_ folder: TemporaryFolder, _ name: PathBytes) throws -> [[UInt8]] {
    try Self.files.map {
      try FileStore.read(folder.path.appending(name).appending($0), limit: 1 << 24)
    }
  }

  /// Whether the process is killed before, in or after the writing, hangs on the machine;
  /// what is there must be the old files or the new ones in any case.
  @Test func aKilledBuildLeavesTheOldManifestOrTheNew() throws {
    var random = Seeded("kills")
    let folder = try issue()
    let old = try issued(folder, "out/issued")
    try folder.file("letters/two.txt", Project.bytes("Fixtures/Letters/poltavskaya-1932.txt"))
    _ = try Shell.run("regest build letters -o new", in: folder.path)
    let new = try issued(folder, "new")
    try #require(old != new)
    for _ in 0..<24 {
      let delay = Double.random(in: 0.001...0.25, using: &random)
      _ = try Shell.run(
        "timeout -s KILL \(delay) regest build letters -o out/issued", in: folder.path)
      let now = try issued(folder, "out/issued")
      #expect(now == old || now == new, "after \(delay) s")
      #expect(try folder.names(in: "out/issued") == Self.files)
    }
    // Left alone it gives the new files, also among what killed runs have left.
    _ = try Shell.run("regest build letters -o out/issued", in: folder.path)
    #expect(try issued(folder, "out/issued") == new)
  }

  /// A run that is asked to end cleans up after itself, wherever it is.
  @Test(arguments: ["INT", "TERM", "HUP"])
  func anInterruptedBuildLeavesNothingBehind(signal: String) throws {
    var random = Seeded("interruptions")
    let folder = try issue()
    let old = try issued(folder, "out/issued")
    try folder.file("letters/two.txt", Project.bytes("Fixtures/Letters/poltavskaya-1932.txt"))
    _ = try Shell.run("regest build letters -o new", in: folder.path)
    let new = try issued(folder, "new")
    for _ in 0..<8 {
      let delay = Double.random(in: 0.001...0.25, using: &random)
      let run = try Shell.run(
        "timeout -s \(signal) \(delay) regest build letters -o out/issued", in: folder.path)
      let now = try issued(folder, "out/issued")
      #expect(now == old || now == new, "after \(delay) s")
      #expect(try folder.names(in: "out") == ["issued"], "after \(delay) s: \(run.errors)")
    }
  }

  /// The file is longer than what can be copied before the signal comes. (A shell lets what
  /// it starts in the background ignore SIGINT.)
  @Test(arguments: [("TERM", 143), ("HUP", 129)])
  func anInterruptedBagIsGone(signal: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    let run = try Shell.run(
      """
      mkdir in && truncate -s 64G in/hole.bin
      regest bag create --link copy -o bag in & bag=$!
      for step in $(seq 400); do
        [ -n "$(find . -name hole.bin -path '*tmp*' -size +1M)" ] && break
        sleep 0.02
      done
      kill -\(signal) $bag; wait $bag
      """, in: folder.path)
    #expect(run.status == status)
    #expect(run.errors.contains("regest: interrupted; nothing was written"))
    #expect(try folder.names(in: ".") == ["in"])
  }

  /// A reference with more sheets than a usual record holds, in a deeper tree than a system
  /// names at once, is issued so that it can be read again.
  @Test func whatIsVeryLongIsVerified() throws {
    let folder = try TemporaryFolder()
    let outcome = try Shell.run(
      """
      mkdir letters; (printf 'РГАСПИ. Ф. 17. Оп. 3. Д. 1. Л. '; seq -s ', ' 60000) >letters/long.txt
      name=$(printf '%0200d' 0); (cd letters; for i in $(seq 30); do mkdir $name; cd $name; done; echo x >x)
      regest build letters -o out >/dev/null; regest verify out
      """, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.output.prefix(2000))\(outcome.errors.prefix(2000))")
    #expect(outcome.output.hasSuffix("2 sources, 1 record: holds\n"))
  }

  @Test func aWriteThatFailsLeavesTheOldManifest() throws {
    let folder = try issue()
    let old = try issued(folder, "out/issued")
    // Enough lines to be more than the largest file allowed, as on a disk that is full.
    for number in 0..<200 {
      try folder.file(PathBytes("letters/\(number).bin"), [0, UInt8(number)])
    }
    let failed = try Shell.run(
      "trap '' XFSZ; ulimit -f 8; regest build letters -o out/issued", in: folder.path)
    #expect(failed.status == 2)
    #expect(failed.errors.contains("out/issued/MANIFEST.sha256: File too large"))
    #expect(try issued(folder, "out/issued") == old)
    #expect(try folder.names(in: "out") == ["issued"])
  }

  /// Reading one's own memory from its beginning fails, as a damaged disk does.
  @Test func aSourceThatCannotBeReadLeavesTheOldManifest() throws {
    let folder = try issue()
    let old = try issued(folder, "out/issued")
    let failed = try Shell.run(
      "regest build --base /proc/self -o out/issued /proc/self/mem", in: folder.path)
    #expect(failed.status == 2)
    #expect(failed.output.contains("mem: error FIX305"))
    #expect(failed.output.contains("Input/output error"))
    #expect(try issued(folder, "out/issued") == old)
  }
}
