import Fingerprint
import Foundation
import TestSupport
import Testing

/// `regest sign`, with real keys.
@Suite(.enabled(if: SigningCase.isPossible, "needs ssh-keygen")) struct SignTests {
  @Test func theManifestStaysAndEachSignerHasAFile() throws {
    let signing = try SigningCase()
    let before = try signing.run("cat out/manifest.json | sha256sum")
    let said = try signing.run("mkdir tmp; TMPDIR=$PWD/tmp regest sign out --key alice; rmdir tmp")
    try signing.run("regest sign out --key bob")
    #expect(try signing.run("cat out/manifest.json | sha256sum") == before)
    let names = try signing.signatures()
    #expect(names.count == 2)
    // The name and what is printed are those of the key that ssh-keygen tells.
    let blob = "cut -d' ' -f2 alice.pub | base64 -d | sha256sum | cut -c-16"
    let digits = try signing.run(blob).dropLast()
    #expect(names.contains("manifest.json.\(digits).sig"))
    let fingerprint = try signing.run("ssh-keygen -lf alice.pub | cut -d' ' -f2").dropLast()
    #expect(said.contains("signed by ssh-ed25519 \(fingerprint)\n"))
    #expect(said.hasSuffix("written to out/manifest.json.\(digits).sig\n"))
  }

  /// What Regest wrote is what `ssh-keygen` alone verifies.
  @Test func othersVerifyIt() throws {
    let signing = try SigningCase(signedBy: "alice")
    let output = try signing.run(
      "ssh-keygen -Y verify -f signers -I alice@example.org -n regest-manifest"
        + " -s out/manifest.json.*.sig <out/manifest.json")
    #expect(output.contains("Good \"regest-manifest\" signature for alice@example.org"))
  }

  @Test func whoSignsAgainReplacesTheirOwn() throws {
    let signing = try SigningCase(signedBy: "alice", "alice")
    #expect(try signing.signatures().count == 1)
    // Another key is somebody else.
    try signing.run("ssh-keygen -q -t rsa -b 2048 -N '' -f carol; regest sign out --key carol")
    #expect(try signing.signatures().count == 2)
  }

  @Test func aKeyInTheAgentSigns() throws {
    let signing = try SigningCase()
    try signing.run(
      """
      mkdir away
      ssh-agent sh -c 'ssh-add -q alice && mv alice away/ && regest sign out --key alice.pub'
      """)
    #expect(try signing.verify().status == 0)
  }

  @Test func aPassphraseIsAskedForBySshKeygen() throws {
    let signing = try SigningCase()
    try signing.run(
      """
      ssh-keygen -q -t ed25519 -N secret -f dora
      printf '#!/bin/sh\\necho secret\\n' >ask; chmod +x ask
      SSH_ASKPASS=./ask SSH_ASKPASS_REQUIRE=force DISPLAY=:0 regest sign out --key dora
      """)
    #expect(try signing.signatures().count == 1)
  }

  @Test(arguments: [
    ("echo >>out/records.jsonl", "--key alice", "out/records.jsonl: it is not the file"),
    ("rm out/TREE.json", "--key alice", "not an issued folder"),
    ("", "--key nowhere", "ssh-keygen has not signed with nowhere"),
    ("rm alice", "--key alice.pub", "ssh-keygen has not signed with alice.pub"),
  ]) func whatCannotBeSignedIsLeftAlone(
    _ change: String, _ options: String, _ words: String
  ) throws {
    let signing = try SigningCase()
    try signing.run(change)
    let outcome = try signing.outcome("regest sign out \(options)")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(!outcome.errors.contains("PRIVATE KEY"))
    #expect(try signing.outcome("ls out | grep sig").output == "")
  }

  @Test func whatCannotBeWrittenIsNamed() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run("f=$(ls out/*.sig); rm $f; mkdir $f; echo >$f/in")
    let outcome = try signing.outcome("regest sign out --key alice")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot rename out/manifest.json."))
    #expect(try signing.outcome("ls -A out | grep tmp").output == "")
  }

  @Test func withoutSshKeygenItSaysSo() throws {
    let signing = try SigningCase(signedBy: "alice")
    for command in ["sign out --key alice", "verify out --signers signers"] {
      let outcome = try signing.outcome(
        "\(Shell.binaries.path)/regest \(command)", ["PATH": "/nowhere"])
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("regest: ssh-keygen is not on this machine"))
    }
  }
}
