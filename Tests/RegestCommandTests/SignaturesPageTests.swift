import Fingerprint
import Foundation
import TestSupport
import Testing

/// Follows `Documentation/signatures.md`: signs and exports as it says, and then verifies as a
/// stranger would, in its numbered steps.
@Suite(
  .enabled(if: SigningCase.isPossible, "needs ssh-keygen"),
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/jq"), "needs jq"))
struct SignaturesPageTests {
  private static func page() throws -> [Substring] {
    String(decoding: try Project.bytes("Documentation/signatures.md"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The blocks of shell that are indented so.
  private static func blocks(_ indent: String) throws -> [String] {
    var blocks: [String] = []
    var isInside = false
    for line in try page() {
      if line == indent + "```sh" {
        isInside = true
        blocks.append("")
      } else if line == indent + "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1] += line.dropFirst(indent.count) + "\n"
      }
    }
    return blocks
  }

  /// A folder in which all was done that is not a numbered step.
  private func prepared() throws -> SigningCase {
    let signing = try SigningCase()
    try signing.run("rm signers\n" + Self.blocks("").joined())
    return signing
  }

  private func followed(_ signing: SigningCase) throws -> Shell.Outcome {
    try signing.outcome("set -e\n" + Self.blocks("   ").joined())
  }

  @Test func everyStepHolds() throws {
    #expect(try Self.blocks("").count == 3)
    #expect(try Self.blocks("   ").count == 3)
    let outcome = try followed(try prepared())
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("Good \"regest-manifest\" signature for alice@example.org"))
    #expect(outcome.output.contains("Signature Verified Successfully"))
  }

  @Test(arguments: [
    // A byte of what was signed, also inside of the envelope only.
    "sed -i 's/\"count\":1/\"count\":2/' out/manifest.json",
    "jq -c '.payload |= (@base64d | sub(\"\\\"count\\\":1\"; \"\\\"count\\\":2\") | @base64)' "
      + "out.dsse.json >x; mv x out.dsse.json",
    "sed -i 's/in-toto+json/in-toto+jsom/' out.dsse.json",
    "jq -c '.signatures[0].sig |= (\"A\" + .[1:] | if .[1:2] == \"A\" then \"AB\" + .[2:] "
      + "else .[:1] + \"A\" + .[2:] end)' out.dsse.json >x; mv x out.dsse.json",
    "jq -c '.signatures[0].keyid |= .[1:] + .[:1]' out.dsse.json >x; mv x out.dsse.json",
    // Another key than the one that was given.
    "openssl genpkey -algorithm ed25519 | openssl pkey -pubout >dsse.pub",
    "echo \"alice@example.org $(cut -d' ' -f1,2 bob.pub)\" >signers",
    "ssh-keygen -q -Y sign -n file -f key out/manifest.json",
  ]) func whatIsNotSoIsNoticed(_ change: String) throws {
    let signing = try prepared()
    try signing.run(change)
    #expect(try followed(signing).status != 0)
  }

  /// The line of a signer that the page shows is one, for the published key that it names.
  @Test func theLineIsThatOfASigner() throws {
    let line = try #require(try Self.page().first { $0.hasPrefix("alice@example.org namespaces=") })
    let session = try Project.bytes("Fixtures/Commands/sign.txt")
    let signing = try SigningCase()
    try signing.folder.file("session", session)
    try signing.folder.file("signers", Array(line.utf8) + [0x0A])
    try signing.run(
      """
      sed -n '/^-- key --$/,/^-- key.pem --$/p' session | grep -v '^-- ' >rfc; chmod 600 rfc
      regest sign out --key rfc
      """)
    #expect(try signing.verify("--verify-time 20261231Z").status == 0)
    #expect(try signing.verify("--verify-time 20281231Z").status == 3)
  }
}
