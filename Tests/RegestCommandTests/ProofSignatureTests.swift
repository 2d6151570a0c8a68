import TestSupport
import Testing

/// The signatures that the proof of a record carries along.
@Suite(.enabled(if: SigningCase.isPossible, "needs ssh-keygen")) struct ProofSignatureTests {
  /// A proof of the first record of a folder, and the folder gone.
  private func proof(signedBy keys: [String]) throws -> SigningCase {
    let signing = try SigningCase()
    for key in keys { try signing.run("regest sign out --key \(key) >/dev/null") }
    try signing.run(
      """
      regest record prove $(head -n 1 out/records.jsonl | tr -d '\\n' | sha256sum | cut -c1-64) \
        --from out -o proof.json
      rm -r out letters
      """)
    return signing
  }

  @Test func theyAreCheckedWithoutAnyOtherFile() throws {
    let signing = try proof(signedBy: ["alice", "bob"])
    for command in ["regest record verify", "regest verify"] {
      let outcome = try signing.outcome("\(command) proof.json --signers signers --require 2")
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("valid, alice@example.org"))
      #expect(outcome.output.contains("2 signers, 2 required: holds"))
      #expect(outcome.output.hasSuffix("\nholds\n"))
    }
    let json = try signing.outcome(
      "regest record verify proof.json --signers signers --format json")
    #expect(json.output.contains(#""verdict":"valid","principal":"bob@example.org""#))
    #expect(json.output.contains(#""signatures":2,"signers":2"#))
  }

  @Test(arguments: [
    ("--signers signers --require 2", ["alice"], 3),
    ("--signers signers", [], 3),
    ("--signers others", ["alice"], 3),
    ("--signers others --require 1", ["alice", "bob"], 0),
    ("", ["alice"], 0),
  ]) func tooFewAreNotTrusted(options: String, keys: [String], status: Int32) throws {
    let signing = try proof(signedBy: keys)
    try signing.run("grep bob signers >others")
    let outcome = try signing.outcome("regest record verify proof.json \(options)")
    #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("SIG509") == (status == 3))
  }

  /// A proof whose manifest was made to fit another record is signed by nobody.
  @Test func aForgedManifestIsNotTrusted() throws {
    let signing = try proof(signedBy: ["alice"])
    try signing.run(#"sed -i 's/"rows":336/"rows":337/' proof.json"#)
    let outcome = try signing.outcome("regest record verify proof.json --signers signers")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("SIG503"))
  }

  /// A signature of something else beside the manifest says nothing of the record.
  @Test func aStraySignatureChangesNoVerdict() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run(
      """
      echo >note; ssh-keygen -q -Y sign -f bob -n file note; mv note.sig out/
      regest record prove $(head -n 1 out/records.jsonl | tr -d '\\n' | sha256sum | cut -c1-64) \
        --from out -o proof.json
      """)
    let outcome = try signing.outcome("regest record verify proof.json --signers signers")
    #expect(outcome.output.hasSuffix("\nholds\n"), "\(outcome.output)")
  }

  @Test func aRecordAloneCarriesNone() throws {
    let signing = try SigningCase(signedBy: "alice")
    let outcome = try signing.outcome(
      "head -n 1 out/records.jsonl >record; regest record verify record --signers signers")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("makes no sense for a record alone"))
  }
}
