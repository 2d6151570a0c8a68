import Fingerprint
import Foundation
import TestSupport
import Testing

/// `.pre-commit-hooks.yaml`, by pre-commit.
@Suite(.enabled(if: Workplace.isPossible, Comment(rawValue: Workplace.need)))
struct PreCommitTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func install(_ hooks: String...) throws {
    let list = hooks.map { "      - id: \($0)\n" }.joined()
    try place.folder.file(
      "work/.pre-commit-config.yaml",
      Array(
        "repos:\n  - repo: file://\(place.folder.path.display)/regest\n    rev: main\n    hooks:\n\(list)"
          .utf8))
    let made = try place.run(
      "pre-commit install && git add . && git commit -q -m 'take hooks' --no-verify")
    #expect(made.status == 0, "\(made.output)\(made.errors)")
  }

  /// Commits a file; gives what was said.
  private func commit(_ text: String, as name: String = "letters/a.txt") throws -> Shell.Outcome {
    try place.run(
      "printf '%s' \"$TEXT\" >\(name) && git add \(name) && git commit -m a 2>&1",
      [
        "TEXT": text
      ])
  }

  /// Of both languages: built from the repository, and from the path.
  @Test(arguments: ["regest-check", "regest-check-system"])
  func aLostMarkStopsTheCommit(_ hook: String) throws {
    try install(hook)
    let refused = try commit(Workplace.damaged)
    #expect(refused.status == 1)
    #expect(
      refused.output.contains("letters/a.txt:1:32: warning REF101 missing-list-mark"),
      "\(refused.output)\(refused.errors)")
    // Others are no part of the commit.
    #expect(!refused.output.contains("letters/old.txt"))
    let passed = try commit(Workplace.whole)
    #expect(passed.status == 0, "\(passed.output)")
    #expect(passed.output.contains("Passed"))
  }

  @Test(arguments: ["regest-fix", "regest-fix-system"])
  func theFixerMendsAndStopsOnce(_ hook: String) throws {
    try install(hook)
    let refused = try commit(Workplace.damaged)
    #expect(refused.status == 1)
    #expect(refused.output.contains("files were modified by this hook"), "\(refused.output)")
    #expect(try place.run("cat letters/a.txt").output == Workplace.whole)
    #expect(try place.run("git commit -q -a -m a").status == 0)
  }

  /// Files of several folders are handed in at once, each under the configuration nearest to it.
  @Test func eachFileIsUnderTheNearestConfiguration() throws {
    try install("regest-check-system")
    let outcome = try place.run(
      """
      mkdir -p drafts notes/own
      printf 'exclude: [drafts/]\\nseverity: {REF101: error}\\n' >.regest.yml
      printf 'severity: {REF101: note}\\n' >notes/own/.regest.yml
      for f in a.txt letters/b.txt drafts/c.txt notes/own/d.txt; do printf '%s' "$TEXT" >$f; done
      git add . && git commit -m notes 2>&1
      """, ["TEXT": Workplace.damaged])
    #expect(outcome.status == 1)
    for line in ["a.txt:1:32: error", "letters/b.txt:1:32: error", "notes/own/d.txt:1:32: note"] {
      #expect(outcome.output.contains(line), "\(outcome.output)")
    }
    #expect(!outcome.output.contains("drafts/c.txt:"))
  }

  /// Files that are named by pre-commit and nobody wants to be read.
  @Test func whatIsNoTextOrExcludedStopsNothing() throws {
    try install("regest-check-system")
    let outcome = try place.run(
      """
      printf 'exclude: [drafts/]\\nignore: [{path: nothing.txt}]\\nbaseline: known.json\\n' >.regest.yml
      regest check . --update-baseline
      mkdir drafts && printf '%s' "$TEXT" >drafts/a.txt
      printf 'a\\000b' >scan.txt && ln -s letters/old.txt link.txt
      git add . && git commit -m drafts 2>&1
      """, ["TEXT": Workplace.damaged])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }
}
