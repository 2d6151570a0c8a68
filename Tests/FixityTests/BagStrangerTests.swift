import Fingerprint
import Fixity
import Foundation
import TestSupport
import Testing

/// Bags that are made here, as other tools see them.
@Suite struct BagStrangerTests {
  private static let hasBagItPython = (try? status("bagit.py --help")) == 0

  private static func status(_ command: String, in folder: PathBytes = "/") throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.utf8 ?? "/")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func made(_ names: [PathBytes]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in names { try folder.file(PathBytes("source").appending(name), name.bytes) }
    let source = BagSource(base: folder.path.appending("source"), roots: ["."])
    let info = [BagInfo.Element(label: "External-Description", value: "письма\nи заметки")]
    let outcome = try BagMaker(info: info).make(
      try BagPlan([source]), at: folder.path.appending("bag"))
    guard case .made = outcome else {
      throw FileSystemError(path: "bag", operation: .write, errno: 0)
    }
    return folder
  }

  @Test func sha512sumReadsTheManifests() throws {
    let folder = try made(["a b", "дело/й", "*x", "~y", ".git/z"])
    let bag = folder.path.appending("bag")
    for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
      #expect(try Self.status("sha256sum --strict -c \(list)", in: bag) == 0)
    }
    #expect(try Self.status("sha512sum --strict -c manifest-sha512.txt", in: bag) == 0)
    try folder.append([1], to: "bag/data/a b")
    #expect(try Self.status("sha512sum --strict -c manifest-sha512.txt", in: bag) == 1)
  }

  /// bagit.py does not know that version 1.0 encodes the percent sign; without one it agrees.
  @Test(.enabled(if: hasBagItPython, "needs bagit.py on the path"))
  func bagItPythonAcceptsThem() throws {
    let folder = try made(["a b", "дело/й", "new\nline", ".git/z"])
    #expect(try Self.status("bagit.py --validate bag", in: folder.path) == 0)
    try folder.append([1], to: "bag/data/a b")
    #expect(try Self.status("bagit.py --validate bag", in: folder.path) == 1)
  }
}
