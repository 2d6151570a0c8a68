import Fingerprint
import TestSupport
import Testing

/// What becomes of signatures when a manifest is issued into their folder again.
@Suite(.enabled(if: SigningCase.isPossible, "needs ssh-keygen"))
struct EarlierSignatureTests {
  private static let build = "regest build letters -o out"

  /// Also where the folder cannot be exchanged as a whole, as it holds something else.
  @Test(arguments: [false, true]) func theSameManifestKeepsThem(_ isShared: Bool) throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run("cp out/manifest.json.*.sig out/manifest.json.sig")
    if isShared { try signing.run("echo >out/notes") }
    let names = try signing.signatures()
    let outcome = try signing.outcome(Self.build)
    #expect(outcome.errors == "")
    #expect(try signing.signatures() == names)
    #expect(try signing.verify().status == 0)
    #expect(try signing.outcome("ls -A | grep regest-").output == "")
  }

  @Test(arguments: [false, true]) func anotherManifestSetsThemAside(_ isShared: Bool) throws {
    let signing = try SigningCase(signedBy: "alice", "bob")
    try signing.run("cp out/manifest.json.*.sig . ; sha256sum out/manifest.json | cut -c-16 >id")
    if isShared { try signing.run("echo >out/notes") }
    let names = try signing.signatures()
    try signing.run("cp letters/a.txt kept; echo >>letters/a.txt")
    let outcome = try signing.outcome(Self.build)
    #expect(outcome.errors.contains("another manifest; 2 signatures of the earlier one set aside"))
    let id = try signing.run("cat id").dropLast()
    #expect(try signing.signatures() == names.map { "\($0).\(id)" })
    // None looks valid any more, and none is lost.
    #expect(try !signing.outcome("regest verify out").output.contains("SIG"))
    let verified = try signing.verify()
    #expect(verified.status == 3)
    #expect(verified.output.contains("0 signers, 1 required: does not hold"))
    for name in names { try signing.run("cmp \(name) out/\(name).\(id)") }

    // With the sources as they were, so is the manifest, and it is signed.
    try signing.run("mv kept letters/a.txt")
    _ = try signing.outcome(Self.build)
    #expect(try signing.signatures() == names)
    #expect(try signing.verify("--require 2").status == 0)
  }

  /// Whoever signs the new manifest does not lose it when the old one comes back.
  @Test func signaturesOfBothAreKept() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run("cp letters/a.txt kept; echo >>letters/a.txt")
    _ = try signing.outcome(Self.build)
    try signing.run("regest sign out --key alice")
    #expect(try signing.verify().status == 0)
    #expect(try signing.signatures().count == 2)
    try signing.run("mv kept letters/a.txt")
    _ = try signing.outcome(Self.build)
    #expect(try signing.signatures().count == 2)
    #expect(try signing.verify().status == 0)
  }

  /// Building again mends a damaged manifest, and its signatures count again.
  @Test func aDamagedManifestKeepsThem() throws {
    let signing = try SigningCase(signedBy: "alice")
    try signing.run("echo >>out/manifest.json")
    _ = try signing.outcome(Self.build)
    #expect(try signing.verify().status == 0)
  }

  /// A signature of something else in the folder is nobody's business here.
  @Test func signaturesOfOtherThingsStay() throws {
    let signing = try SigningCase()
    try signing.run(
      """
      echo >note; ssh-keygen -q -Y sign -f alice -n file note; mv note.sig out/
      ssh-keygen -q -Y sign -f bob -n regest-manifest out/manifest.json; mv out/manifest.json.sig out/bob.sig
      echo >>letters/a.txt
      """)
    _ = try signing.outcome(Self.build)
    let names = try signing.signatures()
    #expect(names.count == 2)
    #expect(names.contains("note.sig"))
    #expect(names.contains { $0.hasPrefix("bob.sig.") })
  }

  /// A signed folder is exchanged as a whole, too: a build that is killed leaves the old
  /// manifest with its signature or the new one without.
  @Test func aKilledBuildLeavesOneOfBoth() throws {
    var random = Seeded("kills of signed builds")
    let signing = try SigningCase(signedBy: "alice")
    let old = try signing.run("cat out/manifest.json")
    try signing.run("echo >>letters/a.txt")
    for _ in 0..<12 {
      let delay = Double.random(in: 0.001...0.15, using: &random)
      _ = try signing.outcome("timeout -s KILL \(delay) \(Self.build)")
      let isOld = try signing.run("cat out/manifest.json") == old
      #expect(try signing.folder.names(in: "out").count == 6)
      #expect(try signing.verify().status == (isOld ? 1 : 3), "after \(delay) s")
      #expect(try signing.outcome("ls out/manifest.json.*.sig").status == (isOld ? 0 : 2))
    }
    _ = try signing.outcome(Self.build)
    #expect(try signing.run("cat out/manifest.json") != old)
  }
}
