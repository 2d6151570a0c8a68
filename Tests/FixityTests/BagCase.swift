import Fingerprint
import Fixity

/// A bag that is changed in one way, and what must be found.
struct BagCase: Sendable, CustomStringConvertible {
  var description: String
  var kinds: Set<BagFinding.Kind>
  var change: @Sendable (inout BagFixture) throws -> Void

  init(
    _ description: String, _ kinds: Set<BagFinding.Kind>,
    _ change: @escaping @Sendable (inout BagFixture) throws -> Void
  ) {
    self.description = description
    self.kinds = kinds
    self.change = change
  }
}

extension BagCase {
  static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// The rules of version 1.0, by the sections of RFC 8493.
  static let one: [BagCase] = [
    BagCase("nothing", []) { _ in },
    BagCase("no payload file at all", []) { $0.payload = [:] },
    BagCase("no tag manifest", [.unlistedTags]) { $0.hasTagManifest = false },
    BagCase("§2.1: no payload folder", [.elementMissing]) {
      $0.payload = [:]
      $0.without = ["data"]
    },
    BagCase("§2.1.3: no payload manifest", [.elementMissing, .unlistedTags]) {
      $0.without = ["manifest-sha256.txt"]
      $0.hasTagManifest = false
    },
    BagCase("§2.1.3: a payload file that is listed twice", [.violation]) {
      $0.manifest = { $0 + $0.split(separator: "\n")[0] + "\n" }
    },
    BagCase("§2.1.3: a payload file with two digests", [.contradiction, .changed]) {
      $0.manifest = { $0 + String(repeating: "0", count: 64) + "  data/a.txt\n" }
    },
    BagCase("§2.1.3: digits in capitals", []) {
      $0.manifest = { text in
        text.split(separator: "\n").map { $0.prefix(64).uppercased() + $0.dropFirst(64) + "\n" }
          .joined()
      }
    },
    BagCase("§2.1.3: tabs for spaces", []) {
      $0.manifest = { $0.replacing("  data", with: "\t \tdata") }
    },
    BagCase("§2.3: lines that end with CR", []) {
      $0.manifest = { $0.replacing("\n", with: "\r") }
    },
    BagCase("§2.3: no end of the last line", []) { $0.manifest = { String($0.dropLast()) } },
    BagCase("§2.1.3: a digit too few", [.malformedLine, .unlisted]) {
      $0.manifest = { String($0.dropFirst()) }
    },
    BagCase("§2.1.3: a digest of another length", [.malformedLine, .unlisted]) {
      $0.manifest = { String($0.dropFirst(2)) }
    },
    BagCase("§2.1.3: a tag file in a payload manifest", [.violation]) {
      $0.manifest = { $0 + String(repeating: "0", count: 64) + "  bagit.txt\n" }
    },
    BagCase("§2.1.3: a folder in a manifest", [.violation]) {
      $0.manifest = { $0 + String(repeating: "0", count: 64) + "  data/дело\n" }
    },
    BagCase("§2.1.3: names with percent, line feed and return", []) {
      $0.payload = ["data/50%.txt": "1", "data/a%0Ab": "2", "data/a\nb\rc": "3"]
      let lines = try BagFixture.lines(
        .sha256,
        [
          ("data/50%25.txt", text("1")), ("data/a%250Ab", text("2")), ("data/a%0Ab%0dc", text("3")),
        ])
      $0.manifest = { _ in lines }
    },
    BagCase("§2.1.3: a percent sign that is not encoded", [.looseForm]) {
      $0.payload["data/50%.txt"] = "1"
    },
    BagCase("§6.1.3: an asterisk", [.looseForm]) {
      $0.manifest = { $0.replacing("  ", with: " *") }
    },
    BagCase("./ before a path", [.looseForm]) {
      $0.manifest = { $0.replacing("  ", with: "  ./") }
    },
    BagCase("an empty line", [.looseForm]) { $0.manifest = { $0 + "\n" } },
    BagCase("§3: a file that is not listed", [.unlisted]) { $0.files["data/b"] = text("b") },
    BagCase("§3: a file that one manifest of two lists", [.unlisted]) {
      $0.kinds = [.sha256, .md5]
      $0.manifest = { $0.count < 200 ? String($0.split(separator: "\n")[0]) + "\n" : $0 }
    },
    BagCase("§3: a listed file that is not there", [.missing]) { $0.without = ["data/a.txt"] },
    BagCase("§3: other bytes", [.changed]) { $0.files["data/a.txt"] = text("A\n") },
    BagCase("a file under another name", [.renamed]) {
      $0.without = ["data/a.txt"]
      $0.files["data/b.txt"] = text("a\n")
    },
    BagCase("§2.2.1: other bytes of a tag file", [.changed]) { fixture in
      fixture.tagManifest = { text in
        text.split(separator: "\n").map { line in
          line.hasSuffix("bagit.txt")
            ? String(repeating: "0", count: 64) + line.dropFirst(64) : line
        }.map { $0 + "\n" }.joined()
      }
    },
    BagCase("§2.2.1: a listed tag file that is not there", [.missing]) {
      $0.tagManifest = { $0 + String(repeating: "0", count: 64) + "  about.txt\n" }
    },
    BagCase("§2.2.1: a tag manifest without a payload manifest", [.violation, .unlistedTags]) {
      $0.tagManifest = {
        $0.split(separator: "\n").filter { !$0.contains("manifest") }.map { $0 + "\n" }.joined()
      }
    },
    BagCase("§2.2.1: a payload file in a tag manifest", [.violation]) {
      let line = "\(try BagFixture.digest(.sha256, Array("a\n".utf8)))  data/a.txt\n"
      $0.tagManifest = { $0 + line }
    },
    BagCase("§2.2.1: a tag file outside of the bag", [.pathEscape]) {
      $0.tagManifest = { $0 + String(repeating: "0", count: 64) + "  ../bagit.txt\n" }
    },
    BagCase("§2.2.1: a tag file that is not listed", [.unlistedTags]) {
      $0.tagManifest = {
        $0.split(separator: "\n").filter { !$0.contains("bagit.txt") }.map { $0 + "\n" }.joined()
      }
    },
    BagCase("§5.1: ways out of the bag", [.pathEscape]) {
      $0.manifest = { text in
        ["/etc/passwd", "../a", "data/../../a", "~/a", "~root/a"].reduce(text) {
          $0 + String(repeating: "0", count: 64) + "  \($1)\n"
        }
      }
    },
    BagCase(
      "§2.4: an algorithm that nobody knows, beside another",
      [.unknownAlgorithm, .violation, .unlistedTags]
    ) {
      $0.files["manifest-crc32.txt"] = text("0a1b2c3d  data/a.txt\n0a1b2c3d  data/дело/б.txt\n")
      $0.tagManifest = {
        $0.split(separator: "\n").filter { !$0.contains("crc32") }.map { $0 + "\n" }.joined()
      }
    },
    BagCase("§2.4: an algorithm that nobody knows, alone", [.elementMissing]) {
      $0.without = ["manifest-sha256.txt"]
      $0.files["manifest-crc32.txt"] = text("0a1b2c3d  data/a.txt\n0a1b2c3d  data/дело/б.txt\n")
    },
    BagCase("§2.4: the name of an algorithm with a hyphen", [.looseForm]) {
      let lines = try BagFixture.lines(
        .sha256, $0.payload.map { ($0.key, Array($0.value.utf8)) })
      $0.without = ["manifest-sha256.txt"]
      $0.files["manifest-sha-256.txt"] = text(lines)
    },
    BagCase("§2.4: algorithms of today and tomorrow", []) {
      $0.kinds = [.sha512, .sha3x256, .blake2b512]
    },
    BagCase("§6.3: MD5 alone", [.weakDigest]) { $0.kinds = [.md5] },
    BagCase("MD5 beside another", []) { $0.kinds = [.md5, .sha512] },
    BagCase("§2.2.2: metadata", []) {
      $0.files["bag-info.txt"] = text("A: b\n  c\nA: d\nPayload-Oxum: 5.2\nBag-Count: 1 of ?\n")
    },
    BagCase("§2.2.2: another number of bytes", [.oxum]) {
      $0.files["bag-info.txt"] = text("payload-oxum: 6.2\n")
    },
    BagCase("§2.2.2: another number of files", [.oxum]) {
      $0.files["bag-info.txt"] = text("Payload-Oxum: 5.3\n")
    },
    BagCase("§2.2.2: Payload-Oxum twice", [.violation]) {
      $0.files["bag-info.txt"] = text("Payload-Oxum: 5.2\nPayload-Oxum: 5.2\n")
    },
    BagCase("§2.2.2: Payload-Oxum that is no number", [.violation]) {
      $0.files["bag-info.txt"] = text("Payload-Oxum: 5 bytes\n")
    },
    BagCase("§2.2.2: white space before the colon", [.violation]) {
      $0.files["bag-info.txt"] = text("A : b\n")
    },
    BagCase("§2.2.2: a date given twice, once as no date", [.metadata]) {
      $0.files["bag-info.txt"] = text("Bagging-Date: 2024-05-01\nBagging-Date: May\n")
    },
    BagCase("§2.3: a byte-order mark", [.violation]) {
      $0.files["bag-info.txt"] = text("\u{FEFF}A: b\n")
    },
    BagCase("§2.2.3: a file to be fetched", [.hole]) {
      $0.without = ["data/a.txt"]
      $0.files["fetch.txt"] = text("https://example.org/a 2 data/a.txt\n")
      $0.files["bag-info.txt"] = text("Payload-Oxum: 5.2\n")
    },
    BagCase("§2.2.3: a file to be fetched that one manifest of two lists", [.hole, .violation]) {
      $0.kinds = [.sha256, .md5]
      $0.without = ["data/a.txt"]
      $0.files["fetch.txt"] = text("https://example.org/a 2 data/a.txt\n")
      $0.manifest = { $0.count < 120 ? String($0.split(separator: "\n")[1]) + "\n" : $0 }
    },
    BagCase("§2.2.3: a file that was fetched", []) {
      $0.files["fetch.txt"] = text("https://example.org/a - data/a.txt\n")
    },
    BagCase("§5.3: one with another length", [.metadata]) {
      $0.files["fetch.txt"] = text("https://example.org/a 3 data/a.txt\n")
    },
    BagCase("§2.2.3: one that no manifest lists", [.violation]) {
      $0.files["fetch.txt"] = text("https://example.org/b - data/b.txt\n")
    },
    BagCase("§2.2.3: a tag file to be fetched", [.violation]) {
      $0.files["fetch.txt"] = text("https://example.org/b - about.txt\n")
    },
    BagCase("§2.2.3: a relative URL", [.violation]) {
      $0.files["fetch.txt"] = text("a - data/a.txt\n")
    },
    BagCase("§2.2.3: a line without a length", [.malformedLine]) {
      $0.files["fetch.txt"] = text("https://example.org/a data/a.txt\n")
    },
    BagCase("§5.1: a way out of the bag for what is fetched", [.pathEscape]) {
      $0.files["fetch.txt"] = text("https://example.org/a - ../a.txt\n")
    },
    BagCase("§6.1.1.1: names that differ in case", [.similarNames]) {
      $0.payload["data/A.txt"] = "A"
    },
    BagCase("§6.1.1.2: names that differ in normalization", [.similarNames]) {
      $0.payload = ["data/й": "1", "data/и\u{306}": "2"]
    },
    BagCase("§6.1.1.3: a name that was normalized on the way", [.normalizedName]) {
      $0.payload["data/й.txt"] = "й"
      $0.without = ["data/й.txt"]
      $0.files["data/и\u{306}.txt"] = text("й")
    },
    BagCase("a name in other case and no entry of its own", [.renamed]) {
      $0.without = ["data/a.txt"]
      $0.files["data/A.TXT"] = text("a\n")
    },
    BagCase("a file that a system leaves, listed", [.systemFile]) {
      $0.payload["data/.DS_Store"] = ""
    },
    BagCase("one that is gone", [.systemFile]) {
      $0.payload["data/Thumbs.db"] = "x"
      $0.without = ["data/Thumbs.db"]
      $0.files["bag-info.txt"] = text("Payload-Oxum: 6.3\n")
    },
    BagCase("one that is not listed", [.unlisted]) { $0.files["data/.DS_Store"] = [] },
    BagCase("files in a folder named .git are files", [.unlisted]) {
      $0.payload["data/.git/HEAD"] = "1"
      $0.files["data/.git/config"] = []
    },
  ]
}
