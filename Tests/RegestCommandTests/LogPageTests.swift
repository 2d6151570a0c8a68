import Fingerprint
import Foundation
import TestSupport
import Testing

/// Follows the numbered steps of `Documentation/log.md` as a stranger would.
@Suite struct LogPageTests {
  private var page: DocumentationPage { get throws { try DocumentationPage("log.md") } }

  private func issue() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.file("letters/a.txt", Project.bytes("Fixtures/Letters/notes-ru.txt"))
    for number in 1...4 { try folder.file(PathBytes("other/\(number).txt"), [0x30]) }
    let made = try Shell.run(
      """
      set -e
      regest build letters -o out >/dev/null || :
      openssl genpkey -algorithm ed25519 -out key.pem
      regest log init log --origin example.org/log --key key.pem >vkey
      for n in 1 2 3 4; do
        regest build other/$n.txt -o o$n >/dev/null || :
        [ $n = 3 ] && regest log add log out --key key.pem
        regest log add log o$n --key key.pem
      done
      regest log prove log out -o proof
      """, in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    return folder
  }

  private func followed(_ folder: TemporaryFolder) throws -> Shell.Outcome {
    try Shell.run("set -e\n" + page.steps.joined(), in: folder.path)
  }

  @Test func everyStepHolds() throws {
    let folder = try issue()
    #expect(try page.steps.count == 4)
    let outcome = try followed(folder)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("Signature Verified Successfully"))
  }

  @Test(arguments: [
    "printf '\\n' >>out/manifest.json", "sed -i 's/^index 2/index 1/' proof",
    "sed -i '4s/./A/;4s/^A/B/' proof", "regest log prove log o1 -o proof",
    "openssl genpkey -algorithm ed25519 -out k; "
      + "regest log init l --origin example.org/log --key k >vkey",
    "sed -i '/^example/{n;s/.*/4/}' proof",
  ]) func whatIsNotSoIsNoticed(_ change: String) throws {
    let folder = try issue()
    let changed = try Shell.run(change, in: folder.path)
    #expect(changed.status == 0, "\(changed.errors)")
    #expect(try followed(folder).status != 0)
    let checked = try Shell.run(
      "regest log check proof --vkey vkey --manifest out", in: folder.path)
    #expect([1, 2, 3].contains(checked.status), "\(checked.errors)")
  }

  /// Two at once: each waits for the other, and nothing is lost or added twice.
  @Test func writersTakeTurns() throws {
    let folder = try issue()
    let outcome = try Shell.run(
      """
      for n in 1 2 3 4 5 6; do
        printf $n >n$n; regest build n$n -o m$n >/dev/null
        regest log add log m$n out --key key.pem >said$n 2>&1 &
        eval p$n=$!
      done
      for n in 1 2 3 4 5 6; do eval wait \\$p$n || exit 1; done
      cat said* | grep -v already | cut -d' ' -f2 | sort -n | tr '\\n' ' '
      regest log check log --vkey vkey
      flock log/.lock sleep 2 & sleep 0.5
      regest log add log m1 --key key.pem --no-wait; [ $? = 2 ]
      """, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("5 6 7 8 9 10 example.org/log, 11 entries: holds\n"))
  }
}
