import Fingerprint
import Foundation
import TestSupport
import Testing

/// `Documentation/ci.md`: each example is run in a repository of texts.
@Suite(.enabled(if: Workplace.isPossible, Comment(rawValue: Workplace.need)))
struct CIPageTests {
  private let page: DocumentationPage
  private let place: Workplace

  init() throws {
    page = try DocumentationPage("ci.md")
    place = try Workplace()
  }

  /// The examples for a file, with what stands for the repository of Regest replaced.
  private func files(_ name: String) throws -> [String] {
    let blocks = (page.blocks["yaml"] ?? []).filter { $0.hasPrefix("# \(name)\n") }
    let source = "file://\(place.folder.path.display)/regest"
    return blocks.map {
      $0.replacingOccurrences(of: "https://example.org/regest.git", with: source)
    }
  }

  private func write(_ text: String, _ name: String) throws {
    try place.folder.file(PathBytes("work/\(name)"), Array(text.utf8))
  }

  @Test func everyBlockIsTried() {
    let counts = page.blocks.mapValues(\.count)
    #expect(
      counts == ["sh": 10, "make": 1, "yaml": 5, "console": 1, "groovy": 1], "\(counts)")
  }

  /// One after the other, as somebody would who follows the page.
  @Test func theLinesOfShellDoWhatIsSaid() throws {
    // The first one finds what is damaged, and what comes last in step 5 mends it.
    var statuses: [Int32] = []
    var outputs: [String] = []
    for block in page.blocks["sh"] ?? [] {
      let outcome = try place.run("set -e\n" + block)
      statuses.append(outcome.status)
      outputs.append(outcome.output + outcome.errors)
    }
    #expect(statuses == [1] + Array(repeating: 0, count: 9), "\(outputs)")
    #expect(outputs[5].contains("2 known from the baseline"))
    #expect(outputs[6].contains("CFG803"))
    #expect(outputs[8].contains("1 manifest verified"), "\(outputs[8])")
  }

  @Test func aMakeTargetFails() throws {
    try write(try #require(page.blocks["make"]?.first), "Makefile")
    let outcome = try place.run("command -v make >/dev/null || exit 2; make citations")
    #expect(outcome.status == 2)
  }

  @Test func hooksAreTaken() throws {
    try write(try #require(files(".pre-commit-config.yaml").first), ".pre-commit-config.yaml")
    let line = try #require(page.blocks["console"]?.first).dropFirst(2)
    let outcome = try place.run("git add . && \(line)")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("letters/old.txt:1:32: warning"), "\(outcome.output)")
  }

  /// A pull request is compared with its base, a push is looked at whole.
  @Test(arguments: [("main", 1), ("", 2)])
  func aWorkflowAnnotates(_ base: String, _ count: Int) throws {
    try write(files(".github/workflows/citations.yml")[0], "workflow.yml")
    let outcome = try place.run(
      "$RUNNER workflow workflow.yml ../regest", ["GITHUB_BASE_REF": base])
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.components(separatedBy: "::warning file=").count - 1 == count)
    // What was not looked at would be taken for mended.
    #expect(outcome.output.contains("uploaded: regest.sarif 2\n") == base.isEmpty)
  }

  @Test func aWorkflowWithoutTheActionAnnotates() throws {
    try write(files(".github/workflows/citations.yml")[1], "workflow.yml")
    let outcome = try place.run("$RUNNER workflow workflow.yml ../regest && ls .cache/regest")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("uploaded: regest.sarif 2\n"))
  }

  @Test func aPipelineOfGitLabReports() throws {
    try write(files(".gitlab-ci.yml")[0], ".gitlab-ci.yml")
    let command = "$RUNNER gitlab .gitlab-ci.yml"
    let whole = try place.run(command)
    #expect(whole.status == 1, "\(whole.output)\(whole.errors)")
    #expect(whole.output.contains("uploaded: codequality gl-code-quality-report.json True"))
    #expect(whole.output.contains("uploaded: junit regest.xml True"))
    #expect(whole.output.contains("2 references in"))
    // The second time nothing is built.
    let request = try place.run(
      "export CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse main); REGEST_BUILT=/none \(command)")
    #expect(request.status == 1, "\(request.errors)")
    #expect(request.output.contains("letters/new.txt:1:32"), "\(request.output)")
    #expect(!request.output.contains("letters/old.txt"))
  }

  /// A branch is built anew when it has moved; a tag, a branch with a slash and the name of a
  /// commit do as well.
  @Test func aPipelineOfGitLabTakesACommit() throws {
    try write(files(".gitlab-ci.yml")[0], ".gitlab-ci.yml")
    let outcome = try place.run(
      """
      first=$(git -C ../regest rev-parse HEAD)
      $RUNNER gitlab .gitlab-ci.yml >/dev/null; ls .regest/source/regest-*
      git -C ../regest commit -q --allow-empty -m more && git -C ../regest tag -m v v1
      second=$(git -C ../regest rev-parse HEAD)
      $RUNNER gitlab .gitlab-ci.yml >/dev/null; ls .regest/source/regest-*
      git -C ../regest commit -q --allow-empty -m still && git -C ../regest branch a/b
      third=$(git -C ../regest rev-parse HEAD)
      for ref in v1 a/b $first; do
        REGEST_REF=$ref $RUNNER gitlab .gitlab-ci.yml >/dev/null; ls .regest/source/regest-*
      done
      REGEST_REF=none $RUNNER gitlab .gitlab-ci.yml | tail -n 1
      for commit in $first $second $second $third $first; do
        echo .regest/source/regest-$commit
      done
      """)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 11, "\(outcome.output)\(outcome.errors)")
    #expect(lines.prefix(5).elementsEqual(lines.suffix(5)), "\(outcome.output)")
    #expect(lines.count > 5 && lines[5] == "status: 128", "\(outcome.output)")
  }

  @Test func JenkinsHasItsReports() throws {
    try write(try #require(page.blocks["groovy"]?.first), "Jenkinsfile")
    let outcome = try place.run(
      "$RUNNER jenkins Jenkinsfile; grep -c '<failure' regest.xml; grep -c '<error' regest-checkstyle.xml"
    )
    #expect(outcome.output.hasSuffix("status: 1\n2\n2\n"), "\(outcome.output)\(outcome.errors)")
  }

  /// As the services' own schemas have it, which come with check-jsonschema.
  @Test func theFilesFitTheirSchemas() throws {
    let judged = [
      ("vendor.github-actions", [String(decoding: try Project.bytes("action.yml"), as: UTF8.self)]),
      ("vendor.github-workflows", try files(".github/workflows/citations.yml")),
      ("vendor.gitlab-ci", try files(".gitlab-ci.yml")),
    ]
    for (schema, texts) in judged {
      for text in texts {
        try write(text, "judged.yml")
        let outcome = try place.run(
          "\(Project.python ?? "") -m check_jsonschema --builtin-schema \(schema) judged.yml")
        #expect(outcome.status == 0, "\(schema): \(outcome.output)\(outcome.errors)")
      }
    }
  }

  @Test func manifestsAreAKeyOfTheConfiguration() throws {
    try write(try #require(files(".regest.yml").first), ".regest.yml")
    let outcome = try place.run("regest check . --show-config")
    #expect(
      outcome.output.contains("\n  - Manifests/letters  # .regest.yml:2\n"), "\(outcome.output)")
  }
}
