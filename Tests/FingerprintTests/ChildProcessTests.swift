import TestSupport
import Testing

@testable import Fingerprint

@Suite("Programs that are run")
struct ChildProcessTests {
  private func run(
    _ script: PathBytes, in tree: TemporaryFolder
  ) throws -> (ending: ChildProcess.Ending, output: String, errors: String) {
    try tree.file("in", Array("input\n".utf8))
    let place = { (name: PathBytes) in tree.path.appending(name) }
    let ending = try ChildProcess.run(
      "sh", ["-c", script, "sh", "a b", PathBytes([0xFF])], input: .file(place("in")),
      output: .file(place("out")), errors: .file(place("err")))
    func text(_ name: PathBytes) throws -> String {
      String(decoding: try FileStore.read(place(name), limit: 999), as: UTF8.self)
    }
    return (ending, try text("out"), try text("err"))
  }

  @Test("the streams and the words are those that were given")
  func streams() throws {
    let tree = try TemporaryFolder()
    let result = try run("cat; echo \"$#:$1\"; printf %s \"$2\" | wc -c; echo said >&2", in: tree)
    #expect(result.ending == .exited(0))
    #expect(result.output == "input\n2:a b\n1\n")
    #expect(result.errors == "said\n")
  }

  @Test("how it ended is told", arguments: [("exit 255", 255), ("exit 1", 1)])
  func statuses(script: String, status: Int32) throws {
    let tree = try TemporaryFolder()
    #expect(try run(PathBytes(script), in: tree).ending == .exited(status))
    #expect(try run("kill -KILL $$", in: tree).ending == .signalled(9))
  }

  @Test("a program that is nowhere, and words that no program can get")
  func noProgram() throws {
    #expect(
      try ChildProcess.run(
        "regest-no-such-program", [], input: .inherited, output: .inherited, errors: .inherited)
        == .notFound)
    #expect(throws: FileSystemError.self) {
      try ChildProcess.run(
        "sh", [PathBytes([0x61, 0, 0x62])], input: .inherited, output: .inherited,
        errors: .inherited)
    }
  }

  @Test("the folder of one piece of work is private, and goes with it")
  func scratch() throws {
    let path: PathBytes
    do {
      let folder = try ScratchFolder()
      path = PathBytes(folder.path.bytes)
      #expect(try FileStatus(of: path.bytes[...]).permissions == 0o700)
      try FileStore.write([1], to: path.appending("file"))
    }
    #expect(FileStore.kind(of: path) == nil)
  }
}
