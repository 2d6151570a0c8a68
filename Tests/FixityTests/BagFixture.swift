import Fingerprint
import Fixity
import TestSupport

/// A bag for one test: files by path, and what is changed of the ones that follow from them.
struct BagFixture {
  var version = "1.0"
  var payload: [PathBytes: String] = ["data/a.txt": "a\n", "data/дело/б.txt": "б\n"]
  var kinds: [DigestKind] = [.sha256]
  /// Files that take the place of those made here, or are added.
  var files: [PathBytes: [UInt8]] = [:]
  /// Files made here that are left out.
  var without: Set<PathBytes> = []
  var hasTagManifest = true
  /// A last change of the text of a payload manifest.
  var manifest: (String) -> String = { $0 }
  /// A last change of the text of a tag manifest.
  var tagManifest: (String) -> String = { $0 }

  static func digest(_ kind: DigestKind, _ bytes: [UInt8]) throws -> String {
    var context = try DigestSetContext([kind])
    try context.update(bytes.span)
    return hex(try context.finish())
  }

  private static func text(_ path: PathBytes) -> String {
    String(decoding: path.bytes, as: UTF8.self)
  }

  static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The lines of a manifest, two spaces between digest and path.
  static func lines(_ kind: DigestKind, _ files: [(PathBytes, [UInt8])]) throws -> String {
    try files.sorted { $0.0 < $1.0 }.map { "\(try digest(kind, $0.1))  \(text($0.0))\n" }.joined()
  }

  /// Writes the bag into a new folder.
  func made() throws -> TemporaryFolder {
    var tags: [PathBytes: [UInt8]] = [
      "bagit.txt": Array(
        "BagIt-Version: \(version)\nTag-File-Character-Encoding: UTF-8\n".utf8)
    ]
    let contents = payload.map { ($0.key, Array($0.value.utf8)) }
    for kind in kinds {
      tags[PathBytes("manifest-\(kind.bagName).txt")] = Array(
        manifest(try Self.lines(kind, contents)).utf8)
    }
    tags.merge(files.filter { !$0.key.isInside("data") }) { $1 }
    for name in without { tags[name] = nil }
    if hasTagManifest {
      let listed = tags.map { ($0.key, $0.value) }
      for kind in kinds {
        let name = PathBytes("tagmanifest-\(kind.bagName).txt")
        let text = tagManifest(try Self.lines(kind, listed))
        tags[name] = files[name] ?? Array(text.utf8)
      }
    }
    let folder = try TemporaryFolder()
    if !without.contains("data") { try folder.folder("data") }
    for (name, bytes) in contents + tags.map({ ($0.key, $0.value) }) where !without.contains(name) {
      try folder.file(name, bytes)
    }
    for (name, bytes) in files where name.isInside("data") {
      try folder.file(name, bytes)
    }
    return folder
  }

  /// What is found of the bag.
  func verified() throws -> BagVerification {
    let folder = try made()
    return try BagVerifier.verify(folder.path, threads: 2)
  }
}
