import Fingerprint
import Fixity

extension BagCase {
  /// What was allowed, or not yet forbidden, before version 1.0.
  static let older: [BagCase] = [
    BagCase("nothing", []) { _ in },
    BagCase("a payload file that is listed twice", [.repeatedEntry]) {
      $0.manifest = { $0 + $0.split(separator: "\n")[0] + "\n" }
    },
    BagCase("a payload file with two digests", [.contradiction, .changed]) {
      $0.manifest = { $0 + String(repeating: "0", count: 64) + "  data/a.txt\n" }
    },
    BagCase("each file in one manifest of two", []) {
      $0.kinds = [.sha256, .sha512]
      $0.manifest = { text in
        let lines = text.split(separator: "\n")
        return String(lines[lines[0].count < 100 ? 0 : 1]) + "\n"
      }
    },
    BagCase("a file in neither", [.unlisted]) {
      $0.kinds = [.sha256, .sha512]
      $0.files["data/b"] = text("b")
    },
    BagCase("white space around colons", []) {
      $0.files["bag-info.txt"] = text("A : b\nC:d\nE\t:\t f\n")
    },
    BagCase("metadata without a colon", [.looseForm]) {
      $0.files["bag-info.txt"] = text("some words\n")
    },
    BagCase("another number of bytes", [.oxum]) {
      $0.files["bag-info.txt"] = text("Payload-Oxum: 6.2\n")
    },
    BagCase("a percent sign is one", []) { $0.payload["data/50%25.txt"] = "1" },
    BagCase("a line feed as programs encode it", [.looseForm]) {
      $0.payload = ["data/a\nb": "1"]
      $0.manifest = { $0.dropLast().replacing("\n", with: "%0A") + "\n" }
    },
    BagCase("a payload file in a tag manifest", [.looseForm]) {
      let line = "\(try BagFixture.digest(.sha256, Array("a\n".utf8)))  data/a.txt\n"
      $0.tagManifest = { $0 + line }
    },
    BagCase("a way out of the bag", [.pathEscape]) {
      $0.manifest = { $0 + String(repeating: "0", count: 64) + "  /tmp/a\n" }
    },
    BagCase("a payload manifest that lists a tag file", [.violation]) {
      $0.manifest = { $0 + String(repeating: "0", count: 64) + "  bagit.txt\n" }
    },
  ]
}
