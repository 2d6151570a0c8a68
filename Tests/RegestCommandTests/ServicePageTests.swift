import Fingerprint
import Foundation
import TestSupport
import Testing

/// Follows `Documentation/service.md` from its beginning to its end, against the built
/// `regest-server`.
@Suite struct ServicePageTests {
  /// Where the page has the service listen.
  private static let pageAddress = "http://127.0.0.1:8080"
  private static let isPossible = ["/usr/bin/curl", "/usr/bin/jq"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A command of the page, and what it prints. It ends with 0.
  private struct Step {
    var command: String
    var output = ""

    /// The steps of a block, each command behind `$ `.
    static func all(in block: String) -> [Step] {
      var steps: [Step] = []
      for line in block.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        if line.hasPrefix("$ ") {
          steps.append(Step(command: String(line.dropFirst(2))))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output += line + "\n"
        }
      }
      return steps
    }

    /// What is typed for it: the service listens where there is room and goes on meanwhile,
    /// and who asks for what the log says waits until it is there.
    var typed: String {
      if command == "regest-server --ledger ledger" {
        return """
          mkfifo started
          regest-server --port 0 --ledger ledger >started 2>log & server=$!
          read -r address <started
          printf '%s\\n' "$address"
          """
      }
      let waiting =
        command.contains("/proof") || command.contains("/v1/verify")
        ? """
        n=0; until [ $n = 500 ] || curl -sS "$address/readyz" |
          jq -e '.ledger.records == .ledger.logged' >asked; do n=$((n + 1)); done

        """ : ""
      return waiting
        + command.replacing(ServicePageTests.pageAddress, with: "$address")
        .replacing("'$address", with: "\"$address\"'")
    }
  }

  /// Whether a text is what the page shows, where `…` is any part of a line, and a line of its
  /// own any lines.
  private static func shows(_ shown: String, _ text: String) -> Bool {
    let parts = shown.replacing("\n…\n", with: "\n\u{0}").replacing("…", with: "\u{1}")
      .replacing(/^\u{1}\n/, with: "\u{0}")
    var rest = text[...]
    var isOpen: Character?
    for piece in pieces(parts) {
      guard piece != "\u{0}", piece != "\u{1}" else {
        isOpen = piece.first
        continue
      }
      guard
        let range = isOpen == nil
          ? rest.range(of: piece, options: .anchored)
          : rest.range(of: piece)
      else { return false }
      let skipped = rest[..<range.lowerBound]
      if isOpen == "\u{1}", skipped.contains("\n") { return false }
      rest = rest[range.upperBound...]
      isOpen = nil
    }
    return isOpen == "\u{0}" || rest.isEmpty
  }

  private static func pieces(_ text: String) -> [String] {
    text.reduce(into: [""]) { pieces, character in
      if character == "\u{0}" || character == "\u{1}" {
        pieces += [String(character), ""]
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }.filter { !$0.isEmpty }
  }

  @Test(.enabled(if: isPossible, "needs curl and jq, which Scripts/setup installs"))
  func everyExampleGoesAsItIsShown() throws {
    let page = try DocumentationPage("service.md")
    let steps = try #require(page.blocks["console"]).flatMap(Step.all)
    #expect(steps.count > 30)
    let proof = try DocumentationPage("log.md").steps.dropFirst().joined()
    let folder = try TemporaryFolder()
    let script =
      steps.map { "printf '\\036'\n{ \($0.typed)\n} 2>&1 || echo \"? $?\"\n" }.joined()
      + "printf '\\036%s\\036' \"$address\"\n(set -e\n\(proof)) 2>&1\nkill $server; wait\n"
    let outcome = try Shell.run(script, in: folder.path)
    let parts = outcome.output.split(separator: "\u{1E}", omittingEmptySubsequences: false)
    try #require(parts.count == steps.count + 3, "\(outcome.output)\(outcome.errors)")
    let address = String(parts[steps.count + 1])
    for (step, part) in zip(steps, parts.dropFirst()) {
      let output = String(part).replacing("\r\n", with: "\n")
        .replacing(address, with: Self.pageAddress)
      #expect(Self.shows(step.output, output), "$ \(step.command)\n\(output)")
    }
    #expect(parts[steps.count + 2].contains("Signature Verified Successfully"))
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"),
      "needs systemd-analyze"))
  func theUnitHoldsOnlyWhatSystemdKnows() throws {
    let folder = try TemporaryFolder()
    let outcome = try Shell.run(
      """
      sed 's,/usr/local/bin/regest-server,/bin/true,' \
        "$PROJECT/Deploy/regest-server.service" >regest-server.service
      systemd-analyze verify ./regest-server.service
      """, in: folder.path)
    #expect(outcome.status == 0)
    #expect(!outcome.errors.contains("regest-server.service"), "\(outcome.errors)")
  }
}
