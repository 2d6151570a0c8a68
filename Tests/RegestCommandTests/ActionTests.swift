import Foundation
import TestSupport
import Testing

/// `action.yml`, run as a runner would.
@Suite(.enabled(if: Workplace.isPossible, Comment(rawValue: Workplace.need)))
struct ActionTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func act(_ inputs: String = "") throws -> Shell.Outcome {
    try place.run("$RUNNER action ../regest \(inputs)")
  }

  private func lines(_ outcome: Shell.Outcome, _ head: String) -> [String] {
    outcome.output.split(separator: "\n").filter { $0.hasPrefix(head) }.map(String.init)
  }

  @Test func findingsAreAnnotationsSummaryAndSARIF() throws {
    let outcome = try act()
    #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
    #expect(lines(outcome, "::warning").count == 2)
    #expect(outcome.output.contains("::warning file=letters/new.txt,line=1,col=32,"))
    #expect(
      lines(outcome, "output:") == ["output: exit-code=1", "output: sarif-file=regest.sarif"])
    #expect(lines(outcome, "summary:") == ["summary: ### Archival citations: 2 warnings"])
    let log = try place.run("jq -c '[.runs[0].results[].ruleId]' regest.sarif")
    #expect(log.output == "[\"REF101\",\"REF101\"]\n")
    // It is built from its own sources, and both are kept at once.
    #expect(outcome.output.components(separatedBy: "uses: actions/cache/save@v4").count == 3)
    let cached = try place.run("ls ../tmp/runner-*/regest-results | grep -c '^check-'")
    #expect(cached.output == "1\n")
  }

  @Test func aBranchIsComparedWithWhereItBegan() throws {
    let outcome = try act("changed-since=origin/main regest=\"$REGEST_BUILT\"")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(lines(outcome, "::").count == 1)
    #expect(outcome.output.contains("skipped: Build regest"))
  }

  @Test func whatIsCleanPasses() throws {
    let fixed = try place.run("regest check --fix .")
    #expect(fixed.status == 0)
    let outcome = try act("cache=false formats='junit=regest.xml' sarif-file=")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(lines(outcome, "output:") == ["output: exit-code=0", "output: sarif-file="])
    #expect(lines(outcome, "status:") == ["status: 0"])
    #expect(try place.run("grep -c '<testsuite ' regest.xml; ls regest.sarif").output == "2\n")
  }

  @Test func optionsArriveAsTheyAreMeant() throws {
    let written = try place.run("regest check . --baseline known.json --update-baseline")
    #expect(written.status == 0)
    let known = try act("baseline=known.json paths='letters\n  other folder\n\n' args=--quiet")
    #expect(known.status == 2)
    #expect(known.output.contains("::error file=other folder,title=FIX305"))
    let weighed = try act("baseline=known.json args='--severity\n REF101=off'")
    #expect(weighed.status == 0, "\(weighed.errors)")
  }

  /// What an author of a branch or a title could put into an input is never a command.
  @Test(arguments: [
    "paths", "config", "changed-since", "baseline", "formats", "args", "sarif-file",
  ])
  func noInputIsACommand(_ name: String) throws {
    for text in ["$(touch ran)`touch ran`", "x'; touch ran; \"; touch ran; '", "x\ny && touch ran"]
    {
      let outcome = try place.run(
        "$RUNNER action ../regest regest=\"$REGEST_BUILT\" \(name)=\"$TEXT\"; ls ran",
        ["TEXT": text])
      #expect(outcome.status != 0)
      #expect(!outcome.output.contains("\nran\n"), "\(text)")
      #expect(lines(outcome, "output: exit-code").count <= 1)
    }
  }

  /// As in a container, where git would not look into the workspace.
  @Test(.enabled(if: geteuid() == 0, "needs root to give files away"))
  func aWorkspaceOfSomebodyElseIsCompared() throws {
    let outcome = try place.run(
      "chown -R 12345 . && ! git status 2>/dev/null && "
        + "$RUNNER action ../regest regest=\"$REGEST_BUILT\" changed-since=origin/main")
    #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
    #expect(lines(outcome, "::").count == 1)
  }

  @Test func aLogOfBeforeIsNotTakenForThisOne() throws {
    #expect(try act().status == 1)
    let outcome = try act("config=none.yml")
    #expect(outcome.status == 2)
    #expect(lines(outcome, "output:") == ["output: exit-code=2", "output: sarif-file="])
  }
}
