import Fingerprint
import Foundation
import TestSupport
import Testing

@Suite struct FileRewriteTests {
  @Test func aFileThatHoldsSomethingElseIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("a.txt")
    try FileStore.write(Array("old".utf8), to: path)
    for other in ["", "odl", "older"] {
      #expect(try !FileStore.rewrite(path, from: Array(other.utf8), to: Array("new".utf8)))
      #expect(try FileStore.read(path, limit: 10) == Array("old".utf8))
    }
    #expect(try FileStore.rewrite(path, from: Array("old".utf8), to: Array("new".utf8)))
    #expect(try FileStore.read(path, limit: 10) == Array("new".utf8))
    #expect(try FileStore.names(in: folder.path) == ["a.txt"])
  }

  @Test func permissionsAndLinksStay() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("a.txt")
    let link = folder.path.appending("link")
    try FileStore.write(Array("old".utf8), to: path)
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path.display)
    try manager.createSymbolicLink(atPath: link.display, withDestinationPath: "a.txt")
    #expect(try FileStore.rewrite(link, from: Array("old".utf8), to: Array("new".utf8)))
    #expect(try FileStore.read(path, limit: 10) == Array("new".utf8))
    #expect(try manager.destinationOfSymbolicLink(atPath: link.display) == "a.txt")
    let attributes = try manager.attributesOfItem(atPath: path.display)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  /// Names of one file that are rewritten at once: each gets the new content.
  @Test func hardLinksAreRewrittenEach() async throws {
    for round in 0..<20 {
      let folder = try TemporaryFolder()
      try FileStore.write(Array("old".utf8), to: folder.path.appending("0"))
      let names = (0..<4).map { folder.path.appending(PathBytes(String($0))) }
      for name in names.dropFirst() {
        try FileManager.default.linkItem(atPath: names[0].display, toPath: name.display)
      }
      let done = await withTaskGroup(of: Bool.self) { group in
        for name in names {
          group.addTask {
            (try? FileStore.rewrite(name, from: Array("old".utf8), to: Array("new".utf8))) ?? false
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(done == [true, true, true, true], "round \(round)")
      for name in names { #expect(try FileStore.read(name, limit: 10) == Array("new".utf8)) }
    }
  }
}
