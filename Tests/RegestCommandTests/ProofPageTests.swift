import Fingerprint
import Foundation
import TestSupport
import Testing

/// Follows the numbered steps of `Documentation/proofs.md` as a stranger would, with the
/// tools that it names and no other.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/jq"), "needs jq"))
struct ProofPageTests {
  private static let tools = [
    "sh", "jq", "openssl", "[", "base64", "basenc", "cat", "cut", "head", "printf", "sha256sum",
    "tail", "tr",
  ]

  private var page: DocumentationPage { get throws { try DocumentationPage("proofs.md") } }

  private func followed(_ folder: TemporaryFolder) throws -> Shell.Outcome {
    return try Shell.run(
      "set -e\n" + page.steps.joined(), in: folder.path,
      environment: ["PATH": folder.path.display + "/bin"])
  }

  /// A folder with the tools alone.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.folder("bin")
    for tool in Self.tools {
      try folder.link(PathBytes("bin/" + tool), to: PathBytes("/usr/bin/" + tool))
    }
    return folder
  }

  /// The proof that the page shows, its source, and the id of its manifest.
  private func sample() throws -> TemporaryFolder {
    let folder = try folder()
    try folder.file("letters/one.txt", Array(#require(page.blocks["text"]?.first).utf8))
    try folder.file("sample.json", Array(#require(page.blocks["json"]?.first).utf8))
    let made = try Shell.run(
      """
      set -e
      jq -cS . sample.json >proof.json
      echo regest:1:man:$(jq -cjS .manifest sample.json | sha256sum | cut -d' ' -f1) >id
      """, in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    return folder
  }

  /// The proof of a record whose source has a name that is escaped.
  private func issued() throws -> TemporaryFolder {
    let folder = try folder()
    try folder.file("letters/a", Project.bytes("Fixtures/Letters/notes-ru.txt"))
    try folder.file("letters/b\\c\nd", Project.bytes("Fixtures/Letters/poltavskaya-1932.txt"))
    for name in ["e", "f", "g"] {
      try folder.file(PathBytes("letters/" + name), Array("РГАСПИ. Ф. 17. \(name)".utf8))
    }
    let made = try Shell.run(
      """
      regest build letters -o out >/dev/null
      [ $? -le 1 ] || exit 1
      set -e
      regest build letters/a -o other >/dev/null || :
      id() { sed -n $1p out/records.jsonl | tr -d '\\n' | sha256sum | cut -c1-64; }
      regest record prove $(id $(wc -l <out/records.jsonl)) --from out -o proof.json
      regest record prove $(id 1) --from out -o first.json
      regest record prove $(id 1) --from other -o other.json
      echo regest:1:man:$(sha256sum <out/manifest.json | cut -d' ' -f1) >id
      """, in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    return folder
  }

  @Test func everyStepHolds() throws {
    #expect(try page.steps.count == 5)
    for folder in [try sample(), try issued()] {
      let outcome = try followed(folder)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      let verified = try Shell.run(
        "regest record verify proof.json --id $(cat id)", in: folder.path)
      #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    }
  }

  /// The sample is what is issued now, but for the register and the rules.
  @Test func theSampleHasTheFormOfToday() throws {
    let folder = try sample()
    let outcome = try Shell.run(
      """
      regest build letters -o out >/dev/null || [ $? = 1 ]
      id=$(sed -n 2p out/records.jsonl | tr -d '\\n' | sha256sum | cut -c1-64)
      for f in "$(regest record prove $id --from out)" "$(cat proof.json)"; do
        echo "$f" | jq -c '[paths(scalars)
          | select(.[1] != "inclusion" and .[2] != "register") | map(tostring) | join(".")]'
      done | uniq | wc -l
      """, in: folder.path)
    #expect(outcome.output == "1\n", "\(outcome.errors)")
  }

  /// What Regest refuses the steps refuse, and the other way round.
  @Test(arguments: [
    "sed -i 's/\"index\":\\([0-9]*\\)},\"signatures/\"index\":1\\1},\"signatures/' proof.json",
    "sed -i 's/\"confirmed\"}},\"inclusion/\"unlisted\"}},\"inclusion/' proof.json",
    "jq -cS '.manifest.predicate.sources.count += 1' proof.json >p; mv p proof.json",
    "cp first.json proof.json; echo x >>letters/a",
    "cp other.json proof.json", "jq . first.json >proof.json",
    "jq -cS '.source = $f[0].source' --slurpfile f first.json proof.json >p; mv p proof.json",
    "jq -cS '.record.inclusion = .source.inclusion' proof.json >p; mv p proof.json",
    "jq -cS '.source.path = \"letters/e\"' proof.json >p; mv p proof.json",
    "jq -cS '.record.index = -1' proof.json >p; mv p proof.json",
  ]) func whatIsNotSoIsNoticed(_ change: String) throws {
    let folder = try issued()
    let before = try FileStore.read(folder.path.appending("proof.json"), limit: 1 << 20)
    let changed = try Shell.run(change, in: folder.path)
    #expect(changed.status == 0, "\(changed.errors)")
    #expect(try FileStore.read(folder.path.appending("proof.json"), limit: 1 << 20) != before)
    #expect(try followed(folder).status != 0)
    let verified = try Shell.run(
      "regest record verify proof.json --base . --id $(cat id)", in: folder.path)
    #expect([1, 2].contains(verified.status), "\(verified.output)\(verified.errors)")
  }
}
