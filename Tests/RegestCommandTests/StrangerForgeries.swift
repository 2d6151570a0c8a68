import Fingerprint
import TestSupport
import Testing

/// What somebody may do who can write to the folder and knows how it is made: one thing is
/// changed and the rest mended to fit. The page cannot tell where all of it fits; the id, the
/// signature and the envelope can.
extension StrangerTests {
  struct Forgery: Sendable, CustomTestStringConvertible {
    var what: String
    var commands: String
    /// The checks that notice, besides signature and envelope.
    var noticed: [String]
    /// Whether Regest notices, which makes the records anew.
    var isNoticedByRegest = true
    var testDescription: String { what }
  }

  /// `mend OLD NEW` changes what manifest.json and the page say, and the page's digest.
  /// `bind FILE` does so for a file that was changed, and `root` gives the Merkle root of
  /// lines by the page's own commands.
  private static let prelude = """
    digest() { sha256sum <"issued/$1" | cut -c 1-64; }
    mend() {
      page=$(digest VERIFY.txt)
      sed -i "s/$1/$2/" issued/manifest.json issued/VERIFY.txt
      sed -i "s/$page/$(digest VERIFY.txt)/" issued/manifest.json
    }
    said() { jq -r "(.subject[] | select(.name == \\"$1\\")).digest.sha256" issued/manifest.json; }
    bind() { mend "$(said "$1")" "$(digest "$1")"; }
    eval "$(sed -n -e '/^    each() /,/^    }/s/^    //p' issued/VERIFY.txt)"
    T=$(mktemp -d)

    """

  private static let verdict = """
    sed -i '1s/"confirmed"/"unlisted"/' issued/records.jsonl; bind records.jsonl

    """
  private static let counts = """
    mend '"confirmed":\\( *\\)7' '"confirmed":\\16'; mend '"unlisted":\\( *\\)2' '"unlisted":\\13'

    """
  private static let recordRoot = """
    each -l 1 <issued/records.jsonl >"$T/ids"
    mend "$(jq -r .predicate.records.merkleRoot issued/manifest.json)" "$(root <"$T/ids")"

    """
  private static let sourceRoot = """
    mend "$(jq -r .predicate.sources.merkleRoot issued/manifest.json)" \\
      "$(root <issued/MANIFEST.sha256)"

    """

  static let forgeries: [Forgery] = [
    Forgery(
      what: "a verdict, with the digest in manifest.json alone",
      commands: """
        old=$(digest records.jsonl); sed -i '1s/"confirmed"/"unlisted"/' issued/records.jsonl
        sed -i "s/$old/$(digest records.jsonl)/" issued/manifest.json
        """,
      noticed: ["1 records.jsonl", "1 manifest.json", "4 outcomes", "7 root of the records"]),
    Forgery(
      what: "a verdict, with the digest",
      commands: verdict, noticed: ["4 outcomes", "7 root of the records"]),
    Forgery(
      what: "a verdict, with digest and numbers",
      commands: verdict + counts, noticed: ["7 root of the records"]),
    Forgery(
      what: "a verdict, with digest, numbers and root",
      commands: verdict + counts + recordRoot, noticed: []),
    Forgery(
      what: "a record's text, with digest and root",
      commands: "sed -i '1s/\"text\":\"/&x/' issued/records.jsonl; bind records.jsonl\n"
        + recordRoot, noticed: ["6 texts"]),
    Forgery(
      what: "a record's rules, with digest and root",
      commands: "sed -i '1s/\"parser\":\"/&9/' issued/records.jsonl; bind records.jsonl\n"
        + recordRoot, noticed: ["5 register and rules"]),
    Forgery(
      what: "a record's source, with digest and root",
      commands: """
        sed -i '1s/\\("source":{"sha256":"\\)...../\\100000/' issued/records.jsonl
        bind records.jsonl

        """ + recordRoot, noticed: ["5 listed sources", "6 texts"]),
    Forgery(
      what: "an entry that a verdict rests on, with digest and root",
      commands: """
        sed -i '1s/\\("entry":"[^"]*","sha256":"\\)...../\\100000/' issued/records.jsonl
        bind records.jsonl

        """ + recordRoot, noticed: ["8 entries"]),
    Forgery(
      what: "a record left out, with digest, numbers and root",
      commands: """
        sed -i 1d issued/records.jsonl; bind records.jsonl
        mend '"count":\\( *\\)11' '"count":\\110'; mend '"confirmed":\\( *\\)7' '"confirmed":\\16'

        """ + recordRoot, noticed: []),
    Forgery(
      what: "a source, with its line and digest",
      commands: """
        sed -i s/no/an/ sources/letters/picture.tif
        line=$(cd sources; sha256sum letters/picture.tif)
        sed -i "s|.*  letters/picture.tif|$line|" issued/MANIFEST.sha256; bind MANIFEST.sha256
        """, noticed: ["7 root of the sources"]),
    Forgery(
      what: "a source that cites nothing, with its line, digest and root",
      commands: """
        sed -i s/no/an/ sources/letters/picture.tif
        line=$(cd sources; sha256sum letters/picture.tif)
        sed -i "s|.*  letters/picture.tif|$line|" issued/MANIFEST.sha256; bind MANIFEST.sha256

        """ + sourceRoot, noticed: [], isNoticedByRegest: false),
    Forgery(
      what: "what may be executed, with the digest",
      commands: """
        chmod 644 sources/letters/run
        sed -i 's/"letters.run"//' issued/TREE.json; bind TREE.json
        """, noticed: [], isNoticedByRegest: false),
    Forgery(
      what: "the register's rows", commands: "mend '\"rows\":\\( *\\)' '&1'",
      noticed: ["8 register"]),
    Forgery(
      what: "the page", commands: "mend 'You need a POSIX shell' 'You need a shell'",
      noticed: [], isNoticedByRegest: false),
    Forgery(
      what: "a source, and all issued anew",
      commands: """
        printf x >>sources/letters/notes-ru.txt
        (cd sources; regest build letters -o ../anew || [ $? = 1 ])
        mv anew/* issued
        """, noticed: [], isNoticedByRegest: false),
  ]

  @Test(arguments: forgeries) func forgeryIsNoticedOrChangesTheID(_ forgery: Forgery) throws {
    let page = try Self.good.get().copy()
    try page.change(Self.prelude + forgery.commands)
    let outcome = try page.followed(Self.known)
    #expect(
      outcome.failed == forgery.noticed + Self.outside + ["all"],
      "\(outcome.output)\(outcome.errors)")
    let id = try Self.good.get().change("sha256sum <issued/manifest.json | cut -c 1-64")
    #expect(outcome.ids.last.map { "\($0)\n" } != "regest:1:man:\(id)")

    // Without signature and envelope nothing else notices.
    if forgery.noticed.isEmpty {
      try page.change("rm -f issued/*.sig issued/manifest.dsse.json")
      #expect(try page.followed(Self.known).failed == [])
    }
    let verified = try Shell.run("regest verify issued --base sources", in: page.folder.path)
    #expect((verified.status != 0) == forgery.isNoticedByRegest, "\(verified.output)")
  }
}
