import Fingerprint
import Foundation
import Regest
import TestSupport
import Testing

/// What is walked beside what Git says, on trees and patterns made from a seed.
@Suite(.enabled(if: GitCase.isPossible)) struct GitIgnoreTests {
  @Test func walksWhatGitWalks() throws {
    var chance = Seeded("gitignore")
    for _ in 0..<60 {
      let tree = try GitCase(from: &chance)
      let files = try tree.notIgnored()
      // Now the whole, now a folder in which something is to be found.
      let base = files.randomElement(using: &chance).flatMap(\.parent) ?? "."
      var rules = try GitIgnore(walking: tree.folder.path.appending(base))
      let listing = try SourceTree.list(base: tree.folder.path.appending(base), roots: ["."]) {
        rules.leftOut(in: $0, of: $1)
      }
      let walked = listing.files.map(base.appending)
      let expected = files.filter { base == "." || $0.isInside(base) }
      #expect(walked == expected, "seed \(chance.seed): in \(base), \(tree.rules)")
      if walked != expected { break }
    }
  }

  @Test func aRepositoryInsideHasItsOwnRules() throws {
    let folder = try TemporaryFolder()
    try folder.folder(".git")
    try folder.folder("inner/.git")
    try folder.file(".gitignore", Array("*.log\n".utf8))
    try folder.file(".git/info/exclude", Array("secret\n".utf8))
    for name: PathBytes in ["a.log", "a.txt", "secret", "inner/a.log", "inner/secret"] {
      try folder.file(name)
    }
    var rules = try GitIgnore(walking: folder.path)
    let listing = try SourceTree.list(base: folder.path, roots: ["."]) {
      rules.leftOut(in: $0, of: $1)
    }
    #expect(listing.files == [".gitignore", "a.txt", "inner/a.log", "inner/secret"])
  }

  @Test func outsideOfARepositoryNothingCounts() throws {
    let folder = try TemporaryFolder()
    try folder.file(".gitignore", Array("*.log\n".utf8))
    try folder.file("a.log")
    var rules = try GitIgnore(walking: folder.path)
    let listing = try SourceTree.list(base: folder.path, roots: ["."]) {
      rules.leftOut(in: $0, of: $1)
    }
    #expect(listing.files == [".gitignore", "a.log"])
  }

  @Test func aSecondWorkTreeHasTheExclusionsOfTheFirst() throws {
    let folder = try TemporaryFolder()
    let made = try Shell.run(
      """
      \(GitCase.quiet) && git init -q one && cd one && git commit -q --allow-empty -m first
      git worktree add -q ../two && echo secret >.git/info/exclude
      """, in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    try folder.file("two/secret")
    try folder.file("two/told")
    let second = folder.path.appending("two")
    var rules = try GitIgnore(walking: second)
    let listing = try SourceTree.list(base: second, roots: ["."]) {
      rules.leftOut(in: $0, of: $1)
    }
    #expect(listing.files == [".git", "told"])
  }
}

/// A repository with files and rules made by chance.
struct GitCase {
  let folder: TemporaryFolder
  private(set) var rules: [String] = []

  static let isPossible = ["/usr/bin/git", "/bin/git"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Keeps what a person or a machine has set for Git away from a test.
  static let quiet = """
    export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME=/nowhere \
    XDG_CONFIG_HOME=/nowhere GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org \
    GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
    """

  private static let names = ["a", "b", "ab", "a.b", "#a", "!b", "a b", "-", "]", "я", "A1", "[x"]
  private static let parts = [
    "a", "b", "*", "**", "?", "[a-b]", "[!a]", "[^b]", "[]-]", "\\", "#", "!", ".", " ", "я", "1",
    "[[:upper:]]", "[[:digit:]a]", "[", "-", "/", "/", "/", "x",
  ]

  init(from chance: inout Seeded) throws {
    folder = try TemporaryFolder()
    try folder.folder(".git/objects")
    try folder.folder(".git/refs")
    try folder.file(".git/HEAD", Array("ref: refs/heads/main\n".utf8))
    var folders: [PathBytes] = ["."]
    for _ in 0..<Int.random(in: 3...12, using: &chance) {
      let parent = folders.randomElement(using: &chance) ?? "."
      folders.append(parent.appending(PathBytes(Self.names.randomElement(using: &chance) ?? "a")))
    }
    for place in Set(folders).sorted() {
      try folder.folder(place)
      for name in Self.names where Int.random(in: 0..<3, using: &chance) == 0 {
        let file = place.appending(PathBytes(name))
        if FileStore.kind(of: folder.path.appending(file)) == nil, !folders.contains(file) {
          try folder.file(file)
        }
      }
      if Bool.random(using: &chance) {
        try addRules(place.appending(".gitignore"), from: &chance)
      }
    }
    try addRules(".git/info/exclude", from: &chance)
  }

  private mutating func addRules(_ file: PathBytes, from chance: inout Seeded) throws {
    let lines = (0..<Int.random(in: 1...6, using: &chance)).map { _ in
      let negation = Int.random(in: 0..<4, using: &chance) == 0 ? "!" : ""
      return negation
        + (0..<Int.random(in: 1...5, using: &chance)).map { _ in
          Self.parts.randomElement(using: &chance) ?? "a"
        }.joined()
    }
    let text = lines.joined(separator: Bool.random(using: &chance) ? "\n" : "\r\n")
    rules.append("\(file): \(lines)")
    try folder.file(file, Array((text + "\n").utf8))
  }

  /// The files that Git would add.
  func notIgnored() throws -> [PathBytes] {
    let listed = try Shell.run(
      "\(Self.quiet); git ls-files -co --exclude-standard -z >.git/listed", in: folder.path)
    #expect(listed.status == 0, "\(listed.errors)")
    let bytes = try FileStore.read(folder.path.appending(".git/listed"), limit: 1 << 24)
    return bytes.split(separator: 0).map { PathBytes(Array($0)) }.sorted()
  }
}
