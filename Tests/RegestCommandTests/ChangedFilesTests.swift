import Fingerprint
import TestSupport
import Testing

/// `regest check --changed-since` in repositories that are made for it.
@Suite(.enabled(if: GitCase.isPossible)) struct ChangedFilesTests {
  private static let reference = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11.\n"

  /// A repository with two branches that have gone their ways, and work that is not committed.
  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name: PathBytes in ["same", "edited", "gone", "below/edited", "staged"] {
      try folder.file(PathBytes("work").appending(name), Array(Self.reference.utf8))
    }
    try folder.file("work/.gitignore", Array("*.log\n".utf8))
    let made = try Shell.run(
      """
      \(GitCase.quiet); cd work && git init -q -b main && git add . && git commit -q -m one
      git checkout -q -b theirs && echo x >>same && git commit -q -a -m theirs
      git checkout -q main && echo x >>staged && git commit -q -a -m ours
      git branch alone $(git commit-tree -m alone HEAD^{tree})
      echo x >>edited; echo x >>below/edited; rm gone; echo x >new; echo x >new.log
      echo x >"below/ new
      ä"
      """, in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    return folder
  }

  private func files(_ words: String, in folder: TemporaryFolder) throws -> [String] {
    let run = try Shell.run(
      """
      \(GitCase.quiet); cd work
      regest check --no-cache --format json \(words)
      """, in: folder.path)
    #expect(run.status <= 1, "\(run.errors)")
    let paths = run.output.split(separator: "\n").compactMap { line in
      line.split(separator: "\"path\":\"").dropFirst().first?.split(separator: "\"").first
    }
    let count = run.output.split(separator: "\"files\":").last?.prefix { $0.isNumber } ?? ""
    return Set(paths.map(String.init)).sorted() + [String(count)]
  }

  @Test(
    "files that differ, and new ones",
    arguments: [
      ("--changed-since theirs", ["below/edited", "edited", "staged", "5"]),
      ("--changed-since theirs .", ["below/edited", "edited", "staged", "5"]),
      ("--changed-since main", ["below/edited", "edited", "4"]),
      ("--changed-since HEAD below", ["below/edited", "2"]),
      ("--changed-since HEAD same edited new gone", ["edited", "2"]),
      ("--changed-since HEAD same", ["0"]),
    ])
  func changed(words: String, expected: [String]) throws {
    #expect(try files(words, in: repository()) == expected)
  }

  @Test("a name that was never there is told")
  func missing() throws {
    let folder = try repository()
    let run = try Shell.run(
      "\(GitCase.quiet); cd work; regest check --no-cache --changed-since HEAD edited missing",
      in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains("missing: error FIX305"))
  }

  @Test("a link leads to what has changed")
  func link() throws {
    let folder = try repository()
    let run = try Shell.run(
      """
      \(GitCase.quiet); cd work; ln -s edited link
      regest check --no-cache --format json --changed-since HEAD link
      """, in: folder.path)
    #expect(run.output.contains("\"files\":1"))
  }

  @Test("from a subfolder, of that folder")
  func subfolder() throws {
    let folder = try repository()
    let run = try Shell.run(
      "\(GitCase.quiet); cd work/below && regest check --no-cache --changed-since HEAD",
      in: folder.path)
    #expect(run.output.contains("1 reference in 2 files"), "\(run.output)\(run.errors)")
  }

  @Test(
    "what cannot be done is told",
    arguments: [
      ("cd work && regest check --changed-since nowhere", 64, "nowhere is no commit that"),
      ("cd work && regest check --changed-since=-x", 64, "-x is no commit that"),
      (
        "cd work && regest check --changed-since alone", 64,
        "alone has no commit in common with HEAD"
      ),
      ("mkdir out && cd out && regest check --changed-since main", 64, "no Git work tree"),
      (
        "cd work && PATH=$(dirname $(command -v regest)) regest check --changed-since main", 2,
        "git is not to be found"
      ),
      (
        "git clone -q --depth 1 file://$PWD/work less && cd less && "
          + "regest check --changed-since theirs", 64, "`fetch-depth: 0`"
      ),
    ])
  func refused(command: String, status: Int32, message: String) throws {
    let folder = try repository()
    let run = try Shell.run("\(GitCase.quiet); \(command)", in: folder.path)
    #expect(run.status == status, "\(run.output)\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
