import Fingerprint
import TestSupport
import Testing

/// What may be done to a signed set, and which checks of the page notice it.
extension StrangerTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    /// Commands, run where `sources` and `issued` are.
    var command: String
    /// The checks that fail, but for `all`.
    var noticed: [String]
    var testDescription: String { command }

    init(_ command: String, _ noticed: [String]) {
      self.command = command
      self.noticed = noticed
    }
  }

  private static let signature = "9 manifest.json.0123456789abcdef.sig"
  /// What any other manifest.json cannot have.
  static let outside = [signature, "10 payload"]

  static let damages: [Damage] = [
    // The sources.
    Damage(
      "sed -i s/558/559/ sources/letters/notes-ru.txt",
      ["2 sources", "6 texts"]),
    Damage(
      "printf x >>sources/letters/picture.tif",
      ["2 sources", "4 bytes of the sources"]),
    Damage(
      "rm sources/letters/picture.tif",
      ["2 sources", "3 nothing else", "4 bytes of the sources"]),
    Damage(
      "mv sources/letters/run sources/letters/run2",
      ["2 sources", "3 executable files", "3 nothing else", "4 bytes of the sources"]),
    Damage(
      "cp sources/letters/run sources/letters/run2",
      ["3 nothing else"]),
    Damage(
      "mkfifo sources/letters/pipe",
      ["3 nothing else"]),
    Damage(
      "chmod 644 sources/letters/run",
      ["3 executable files"]),
    Damage(
      "chmod 755 sources/letters/picture.tif",
      ["3 executable files"]),
    Damage(
      "ln -sfn picture.tif sources/letters/link",
      ["3 links"]),
    Damage(
      "rm sources/letters/link",
      ["3 links", "3 nothing else"]),
    Damage(
      "ln -s run sources/letters/other",
      ["3 nothing else"]),
    Damage(
      "rm sources/letters/link; printf run >sources/letters/link",
      ["3 links"]),
    Damage(
      "rmdir sources/letters/nothing",
      ["3 empty folders"]),
    Damage(
      "mkdir sources/letters/more",
      ["3 empty folders"]),
    Damage(
      "printf x >sources/letters/nothing/x",
      ["3 nothing else", "3 empty folders"]),
    // The issued files.
    Damage(
      "sed -i 's/  letters/ *letters/' issued/MANIFEST.sha256",
      [
        "1 MANIFEST.sha256", "2 paths", "3 executable files", "3 nothing else",
        "4 bytes of the sources", "7 root of the sources",
      ]),
    Damage(
      "sed -i 1d issued/MANIFEST.sha256",
      [
        "1 MANIFEST.sha256", "3 nothing else", "4 number of sources", "4 bytes of the sources",
        "5 listed sources", "6 texts", "7 root of the sources",
      ]),
    Damage(
      "sed -i 1p issued/MANIFEST.sha256",
      [
        "1 MANIFEST.sha256", "2 paths", "3 nothing else", "4 number of sources",
        "4 bytes of the sources", "7 root of the sources",
      ]),
    Damage(
      "sort -r -o issued/MANIFEST.sha256 issued/MANIFEST.sha256",
      ["1 MANIFEST.sha256", "2 paths", "7 root of the sources"]),
    Damage(
      "sed -i '1s/^./0/;1s/^0\\(.\\)/1\\1/' issued/MANIFEST.sha256",
      ["1 MANIFEST.sha256", "2 sources", "5 listed sources", "6 texts", "7 root of the sources"]),
    Damage(
      "rm issued/MANIFEST.sha256",
      [
        "1 MANIFEST.sha256", "2 sources", "2 paths", "3 executable files", "3 nothing else",
        "4 number of sources", "4 bytes of the sources", "5 listed sources", "6 texts",
        "7 root of the sources",
      ]),
    Damage(
      "sed -i '1s/\"confirmed\"/\"unlisted\"/' issued/records.jsonl",
      ["1 records.jsonl", "4 outcomes", "7 root of the records"]),
    Damage(
      "sed -i '1s/\"sha256\":\"[0-9a-f]/\"sha256\":\"x/2' issued/records.jsonl",
      ["1 records.jsonl", "7 root of the records", "8 entries"]),
    Damage(
      "sed -i '1s/\"start\":[0-9]*},\"ref/\"start\":1},\"ref/' issued/records.jsonl",
      ["1 records.jsonl", "6 texts", "7 root of the records"]),
    Damage(
      "sed -i 1d issued/records.jsonl",
      ["1 records.jsonl", "4 number of records", "4 outcomes", "7 root of the records"]),
    Damage(
      "sed -i 1p issued/records.jsonl",
      [
        "1 records.jsonl", "4 number of records", "4 outcomes", "5 no record twice",
        "7 root of the records",
      ]),
    Damage(
      "sed -i '1s/{/{ /' issued/records.jsonl",
      ["1 records.jsonl", "1 records.jsonl is canonical", "7 root of the records"]),
    Damage(
      "sed -i '1s/{/[/' issued/records.jsonl",
      [
        "1 records.jsonl", "1 records.jsonl is canonical", "4 outcomes", "5 listed sources",
        "5 register and rules", "6 texts", "7 root of the records", "8 entries",
      ]),
    Damage(
      "truncate -s -1 issued/records.jsonl",
      [
        "1 records.jsonl", "1 records.jsonl is canonical", "4 number of records", "6 texts",
        "7 root of the records",
      ]),
    Damage(
      "rm issued/records.jsonl",
      [
        "1 records.jsonl", "1 records.jsonl is canonical", "4 number of records", "4 outcomes",
        "5 listed sources", "5 register and rules", "5 no record twice", "6 texts",
        "7 root of the records", "8 entries",
      ]),
    Damage(
      "sed -i 's/:\\[/: [/' issued/TREE.json",
      ["1 TREE.json", "1 TREE.json is canonical"]),
    Damage(
      "sed -i 's/\"letters\\/run\"/\"letters\\/picture.tif\"/' issued/TREE.json",
      ["1 TREE.json", "3 executable files"]),
    Damage(
      "rm issued/TREE.json",
      [
        "1 TREE.json", "1 TREE.json is canonical", "3 links", "3 executable files",
        "3 nothing else", "3 empty folders",
      ]),
    Damage(
      "printf '{}' >>issued/manifest.json",
      ["1 manifest.json"] + outside),
    Damage(
      "sed -i 's/\"rows\":/\"rows\":1/' issued/manifest.json",
      ["1 manifest.json"] + outside),
    Damage(
      "sed -i 's/\"schema\":1/\"schema\":2/' issued/manifest.json",
      ["1 manifest.json"] + outside),
    Damage(
      "rm issued/manifest.json",
      ["1 manifest.json"] + outside),
    Damage(
      "sed -i 's/^You need/You want/' issued/VERIFY.txt",
      ["1 manifest.json"]),
    Damage(
      "sed -i 's/\"rows\": /\"rows\": 1/' issued/VERIFY.txt",
      ["1 manifest.json", "8 register"]),
    Damage(
      "sed -i 's/\"confirmed\": /\"confirmed\": 1/' issued/VERIFY.txt",
      ["1 manifest.json", "4 outcomes"]),
    // What came from elsewhere.
    Damage(
      "ssh-keygen -q -t ed25519 -N '' -f o; echo a $(cat o.pub) >signers",
      [signature]),
    Damage(
      "sed -i '3s/^\\(....\\)x/\\1y/;t;3s/./x/5' issued/*.sig",
      [signature]),
    Damage(
      "cd issued; ssh-keygen -q -Y sign -f ../signer -n file <manifest.json >$(echo *.sig)",
      [signature]),
    Damage(
      "openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out key.pub",
      ["10 signature"]),
    Damage(
      "sed -i 's/\"payload\": \"./\"payload\": \"f/' issued/manifest.dsse.json",
      ["10 payload", "10 signature"]),
    Damage(
      "sed -i 's/in-toto/out-of/' issued/manifest.dsse.json",
      ["10 signature"]),
    Damage(
      "sed -i 1d register.jsonl",
      ["8 register"]),
  ]

  @Test(arguments: damages) func damageIsNoticed(_ damage: Damage) throws {
    let page = try Self.good.get().copy()
    try page.change(damage.command)
    let outcome = try page.followed(Self.known)
    #expect(outcome.failed == damage.noticed + ["all"], "\(outcome.output)\(outcome.errors)")
  }
}
