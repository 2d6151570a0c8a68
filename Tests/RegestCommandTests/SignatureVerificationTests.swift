import Fingerprint
import TestSupport
import Testing

/// `regest verify --signers`, with real keys: who counts, who does not, and why.
@Suite(.enabled(if: SigningCase.isPossible, "needs ssh-keygen"))
struct SignatureVerificationTests {
  @Test func whoSignedIsPrinted() throws {
    let signing = try SigningCase(signedBy: "alice", "bob")
    let outcome = try signing.verify("--require 2")
    #expect(outcome.status == 0, "\(outcome.output)")
    for name in ["alice", "bob"] {
      let key = try signing.run("ssh-keygen -lf \(name).pub | cut -d' ' -f2").dropLast()
      #expect(outcome.output.contains(": valid, \(name)@example.org, ssh-ed25519 \(key)\n"))
    }
    #expect(outcome.output.hasSuffix("\n2 signers, 2 required: holds\n"))
  }

  @Test func programsGetTheSame() throws {
    let signing = try SigningCase(signedBy: "alice")
    let lines = try signing.verify("--format json --require 2").output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains(#""code":"SIG509""#))
    #expect(lines[1].hasPrefix(#"{"type":"signature","path":"out/manifest.json."#))
    #expect(lines[1].contains(#""verdict":"valid","principal":"alice@example.org""#))
    #expect(lines[2].contains(#""signers":["alice@example.org"],"required":2,"findings":1,"#))
  }

  /// Without signers nothing is believed, and nothing wrong with it.
  @Test func withoutSignersTheyAreOnlyCounted() throws {
    let signing = try SigningCase(signedBy: "alice", "bob")
    let outcome = try signing.outcome("regest verify out")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("note SIG510 signatures-unchecked: it has 2 signatures"))
    let none = try SigningCase().outcome("regest verify out")
    #expect(!none.output.contains("SIG"))
  }

  /// Also where the issued folder lies in what the manifest is about.
  @Test func signaturesAreNotTakenForSources() throws {
    let signing = try SigningCase()
    try signing.run(
      """
      regest build . -o inside >/dev/null || [ $? = 1 ]
      regest sign inside --key alice; cp inside/manifest.json.*.sig inside/manifest.json.sig
      """)
    let outcome = try signing.outcome("regest verify inside --signers signers")
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  /// What is done to a signed folder or the signers; what is found; what it ends with. The
  /// signature that is spoilt is the only one, unless bob has signed too.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var change: String
    var options = ""
    var code: String
    var words: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "unknown key", change: "sed -i 1d signers", code: "SIG504 signer-unknown",
      words: "not valid (unknown)"),
    Case(
      name: "expired", change: #"sed -i '1s/ / valid-before="20200101" /' signers"#,
      code: "SIG505 signer-out-of-time", words: "key has expired"),
    Case(
      name: "not yet valid", change: #"sed -i '1s/ / valid-after="20990101" /' signers"#,
      code: "SIG505 signer-out-of-time", words: "signers:1: key is not yet valid"),
    Case(
      name: "expired at the time", change: #"sed -i '1s/ / valid-before="20300101Z" /' signers"#,
      options: "--verify-time 203101011200Z", code: "SIG505 signer-out-of-time",
      words: "key has expired"),
    Case(
      name: "restricted namespace", change: #"sed -i '1s/ / namespaces="git,file" /' signers"#,
      code: "SIG506 signer-not-permitted", words: "not permitted for use in signature namespace"),
    Case(
      name: "revoked by a KRL", change: "ssh-keygen -q -k -f krl alice.pub",
      options: "--revoked krl", code: "SIG507 signer-revoked", words: "not valid (revoked)"),
    Case(
      name: "revoked by a list", change: "cp alice.pub list", options: "--revoked list",
      code: "SIG507 signer-revoked", words: "not valid (revoked)"),
    Case(
      name: "of another manifest",
      change:
        "regest build bob.pub -o o; regest sign o --key alice; cp o/*.sig out/",
      code: "SIG503 signature-broken", words: "it is not a signature of this manifest"),
    Case(
      name: "torn", change: "f=$(ls out/*.sig); head -c 200 $f >t; mv t $f",
      code: "SIG501 signature-malformed", words: "its last line is not that of an SSH signature"),
    Case(
      name: "empty", change: ": >$(ls out/*.sig)", code: "SIG501 signature-malformed",
      words: "its first line is not that of an SSH signature"),
    Case(
      name: "for something else",
      change:
        "rm out/*.sig; ssh-keygen -q -Y sign -f alice -n file out/manifest.json",
      code: "SIG502 signature-foreign", words: "found: the namespace file"),
    Case(
      name: "a byte of the proof",
      change: "f=$(ls out/*.sig); sed -i '5s/^./*/;5s/^\\*/A/;4s/.$/B/' $f; cat $f",
      code: "SIG50", words: "not valid"),
  ]

  @Test(arguments: cases) func whoDoesNotCount(_ spoilt: Case) throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run(spoilt.change)
    let outcome = try signing.verify(spoilt.options)
    #expect(outcome.status == 3, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains(spoilt.code), "\(outcome.output)")
    #expect(outcome.output.contains(spoilt.words), "\(outcome.output)")
    #expect(outcome.output.contains("error SIG509 signers-missing"))
    #expect(outcome.output.contains("found: none"))
    // The sources are as they were, and that is still said.
    #expect(outcome.output.contains("1 source, 9 records: holds"))
    #expect(try signing.verify(spoilt.options + " --format json").status == 3)
  }

  /// With enough others, a spoilt signature is a finding and no reason for distrust.
  @Test func enoughOthersAreEnough() throws {
    let signing = try SigningCase(signedBy: "alice", "bob")
    #expect(try signing.verify("", signers: "signers").status == 0)
    try signing.run(#"sed '1s/ / valid-before="20200101" /' signers >expired; sed 1d signers >one"#)
    #expect(try signing.verify(signers: "expired").status == 1)
    // That of a stranger is none.
    #expect(try signing.verify(signers: "one").status == 0)
    #expect(try signing.verify("--require 2", signers: "one").status == 3)
  }

  @Test func theTimeOfTheSigningCounts() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run(#"sed -i 's/ / valid-before="20200101Z" /' signers"#)
    #expect(try signing.verify().status == 3)
    #expect(try signing.verify("--verify-time 20191231Z").status == 0)
    #expect(try signing.verify("--verify-time 20191231235959Z").status == 0)
    #expect(try signing.verify("--verify-time 20200102Z").status == 3)
  }

  /// One key with two files and two names, and one signer with two keys.
  @Test func nobodyCountsTwice() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run(
      """
      cp out/manifest.json.*.sig out/manifest.json.sig
      sed -i '1s/^/al@example.org,/' signers
      """)
    #expect(try signing.verify("--require 2").status == 3)
    try signing.run("regest sign out --key bob; sed -i 's/^[^ ]*/alice@example.org/' signers")
    #expect(try signing.verify().output.contains("\n1 signer, 1 required: holds\n"))
    #expect(try signing.verify("--require 2").status == 3)
  }

  /// By hand with ssh-keygen, under the name that it gives.
  @Test func aSignatureByHandCounts() throws {
    let signing = try SigningCase()
    try signing.run("ssh-keygen -q -Y sign -f alice -n regest-manifest out/manifest.json")
    #expect(try signing.signatures() == ["manifest.json.sig"])
    #expect(try signing.verify().status == 0)
  }

  @Test func aTamperedManifestIsNotTrusted() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run(#"sed -i 's/"confirmed":5/"confirmed":6/' out/manifest.json"#)
    let outcome = try signing.verify()
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("SIG503 signature-broken"))
    // Where it is no manifest any more, nothing can be said of it.
    try signing.run("echo >>out/manifest.json")
    #expect(try signing.verify().status == 2)
  }

  @Test func aChangedSourceIsAFindingAndTheSignatureHolds() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run("echo >>letters/a.txt")
    let outcome = try signing.verify()
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("1 signer, 1 required: holds"))
  }

  @Test(arguments: [
    ("out --signers nowhere", 2, "nowhere"),
    ("out --signers signers --revoked nowhere", 2, "nowhere"),
    ("out --signers out", 2, "out"), ("out --require 2", 64, "--signers"),
    ("out --verify-time 20200101", 64, "--signers"), ("out --revoked alice.pub", 64, "--signers"),
    ("out --signers signers --require 0", 64, "1 or more"),
    ("out --signers signers --verify-time 20200230", 64, "YYYYMMDD"),
    ("out/MANIFEST.sha256 --signers signers", 64, "makes no sense for out/MANIFEST.sha256"),
    ("out --file letters/a.txt --signers signers", 64, "makes no sense for one file"),
  ]) func whatMakesNoSenseIsRefused(_ options: String, _ status: Int32, _ words: String) throws {
    let signing = try SigningCase(signedBy: "alice")
    let outcome = try signing.outcome("regest verify \(options)")
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func signersMayComeThroughAPipe() throws {
    let signing = try SigningCase(signedBy: "alice", "bob")
    let outcome = try signing.outcome(
      "cat signers | regest verify out --signers /dev/stdin --require 2")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  /// A certificate stands for the name in it, where its authority may say so.
  @Test func aCertificateCounts() throws {
    let signing = try SigningCase()
    try signing.run(
      """
      ssh-keygen -q -t ed25519 -N '' -f authority
      ssh-keygen -q -s authority -I staff -n alice@example.org alice.pub
      regest sign out --key alice-cert.pub
      echo "*@example.org cert-authority $(cut -d' ' -f1,2 authority.pub)" >signers
      """)
    let outcome = try signing.verify()
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("valid, alice@example.org, ssh-ed25519 SHA256:"))
  }
}
