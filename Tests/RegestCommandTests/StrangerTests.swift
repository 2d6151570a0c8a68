import Fingerprint
import Foundation
import TestSupport
import Testing

/// Follows the page VERIFY.txt of issued folders as a stranger would.
@Suite(
  .enabled(
    if: StrangerPage.missingTools.isEmpty,
    "needs \(StrangerPage.missingTools.joined(separator: ", "))"))
struct StrangerTests {
  /// What a stranger knows from elsewhere: signers, a key, a register.
  static let known = ["A": "../signers", "K": "../key.pub", "R": "../register.jsonl"]

  /// A set with two letters, a file that cites nothing, an executable one, a link and an
  /// empty folder; signed and in an envelope.
  static func signed() throws -> StrangerPage {
    let page = try StrangerPage(try TemporaryFolder())
    try page.change(
      """
      mkdir -p sources/letters/nothing && cd sources
      cp $PROJECT/Fixtures/Letters/notes-ru.txt $PROJECT/Fixtures/Letters/poltavskaya-1932.txt letters
      printf 'no reference' >letters/picture.tif
      printf '#!/bin/sh\\n' >letters/run && chmod 755 letters/run
      ln -s run letters/link
      regest register export >../register.jsonl
      regest build letters -o ../issued || [ $? = 1 ]
      cd ..
      ssh-keygen -q -t ed25519 -N '' -C '' -f signer
      printf 'archive@example.org %s\\n' "$(cat signer.pub)" >signers
      ssh-keygen -q -Y sign -f signer -n regest-manifest <issued/manifest.json \\
        >issued/manifest.json.0123456789abcdef.sig
      type=application/vnd.in-toto+json
      openssl genpkey -algorithm ed25519 -out key
      openssl pkey -in key -pubout -out key.pub
      printf 'DSSEv1 %d %s %d ' ${#type} $type $(wc -c <issued/manifest.json) >pae
      cat issued/manifest.json >>pae
      openssl pkeyutl -sign -inkey key -rawin -in pae -out sig
      jq -n --arg p "$(base64 -w 0 issued/manifest.json)" --arg s "$(base64 -w 0 sig)" \\
        --arg t $type '{payload: $p, payloadType: $t, signatures: [{keyid: "", sig: $s}]}' \\
        >issued/manifest.dsse.json
      """)
    return page
  }

  static let good = Result { try signed() }

  static let checks = [
    "1 MANIFEST.sha256", "1 records.jsonl", "1 TREE.json", "1 manifest.json",
    "1 TREE.json is canonical", "1 records.jsonl is canonical", "2 sources", "2 paths",
    "3 links", "3 executable files", "3 nothing else", "3 empty folders",
    "4 number of sources", "4 bytes of the sources", "4 number of records", "4 outcomes",
    "5 listed sources", "5 register and rules", "5 no record twice", "6 texts",
    "7 root of the sources", "7 root of the records", "8 register", "8 entries",
    "9 manifest.json.0123456789abcdef.sig", "10 payload", "10 signature", "all",
  ]

  @Test func everyCheckHolds() throws {
    let outcome = try Self.good.get().followed(Self.known)
    #expect(outcome.held == Self.checks, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.failed == [])
  }

  /// Who knows no signer, no key and no register is told so, and nothing fails.
  @Test func whatIsNotKnownIsNotClaimed() throws {
    let outcome = try Self.good.get().followed()
    #expect(outcome.failed == [], "\(outcome.output)\(outcome.errors)")
    let unknown = [
      "8 register", "8 entries", "9 manifest.json.0123456789abcdef.sig", "10 signature",
    ]
    #expect(
      Set(outcome.held)
        == Set(Self.checks).subtracting(unknown).union([
          "9 manifest.json.0123456789abcdef.sig, by a key that nobody vouched for"
        ]))
    #expect(outcome.output.contains("8 register: no export was given\n"))
    #expect(outcome.output.contains("10 signature: no key was given\n"))
  }

  @Test func aSetWithoutSignaturesSaysSo() throws {
    let page = try Self.good.get().copy()
    try page.change("rm issued/*.sig issued/manifest.dsse.json")
    let outcome = try page.followed(Self.known)
    #expect(outcome.failed == [])
    #expect(outcome.output.contains("9 signatures: there are none\n"))
    #expect(outcome.output.contains("10 envelope: there is none\n"))
  }

  /// The ids that the page prints are those that Regest gives.
  @Test func theIdsAreThoseOfRegest() throws {
    let page = try Self.good.get()
    let ids = try page.followed().ids
    let records = try page.change("wc -l <issued/records.jsonl")
    #expect(records == "\(ids.count - 1)\n")
    let verified = try page.change("regest verify issued --base sources")
    #expect(ids.last.map { verified.split(separator: "\n").contains($0[...]) } == true)
    for id in ids.dropLast() {
      #expect(try page.change("regest record show \(id) --from issued").hasPrefix(id + "\n"))
    }
  }

  /// The page uses nothing that is not to be found where only its tools are, and says what
  /// manifest.json says.
  @Test func thePageKnowsItsSet() throws {
    let page = try Self.good.get()
    let text = try page.text()
    for value in try page.change(
      "jq -r 'del(.subject[] | select(.name == \"VERIFY.txt\")) | .. | scalars' issued/manifest.json"
    ).split(separator: "\n") {
      #expect(text.contains(value), "\(value)")
    }
    #expect(!text.contains(try page.change("sha256sum <issued/manifest.json | cut -c 1-64")))
  }

  /// Names with line breaks, backslashes, dashes, quotes, bytes that are no UTF-8, and what
  /// a shell or printf could take for its own.
  @Test(arguments: ["/bin/sh", "/bin/bash"]) func hardNamesHold(shell: String) throws {
    guard FileManager.default.isExecutableFile(atPath: shell) else { return }
    let page = try StrangerPage(try TemporaryFolder())
    let letter = try Project.bytes("Fixtures/Letters/notes-ru.txt")
    for (index, name) in Self.hardNames.enumerated() {
      let text = index.isMultiple(of: 3) ? letter : []
      for place: PathBytes in ["sources", "sources/in"] {
        let path = place.appending(PathBytes(name))
        try page.folder.file(path, text + name)
        if index.isMultiple(of: 4) { try page.folder.setMode(0o755, of: path) }
      }
      try page.folder.folder(PathBytes(Array("sources/in/empty".utf8) + name))
      try page.folder.link(
        PathBytes(Array("sources/in/link".utf8) + name),
        to: PathBytes(name + (index.isMultiple(of: 2) ? [0x0A] : [])))
    }
    try page.change("cd sources; regest build . -o ../issued || [ $? = 1 ]")
    let outcome = try page.followed(by: shell)
    #expect(outcome.failed == [], "\(outcome.output)\(outcome.errors)")
    #expect(outcome.held.last == "all")
    try page.folder.remove(PathBytes(Array("sources/in/link".utf8) + Self.hardNames[0]))
    try page.folder.append([0x0A], to: "sources/in/\\n")
    let damaged = try page.followed(by: shell)
    #expect(
      damaged.failed == [
        "2 sources", "3 links", "3 nothing else", "4 bytes of the sources", "all",
      ], "\(damaged.output)")
  }

  private static let hardNames: [[UInt8]] =
    [
      "\n", "-", "-n", "--help", "a  b", " first", "last ", "tab\tx", "line\nx\n", "cr\r",
      "back\\slash", "\\n", "\\", "end\\c", "\\0101", "\u{7F}", "it's", "q\"q", "$(exit 1)",
      "`exit 1`", "*", "?", "[a]", "~", "#", "%s%d", "с Ё", "u\u{306}й", "\u{202E}txt",
    ].map { Array($0.utf8) } + [
      [0xFF, 0xFE], [0x81, 0x82, 0x83, 0x88], [0x0A, 0x5C, 0x0D, 0xC3],
    ]
}
